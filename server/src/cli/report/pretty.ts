import type { Severity } from '../../syntax/problem.ts';
import { type CheckedFile, MAX_WIDTH, type Report, type Reported, type Summary } from './report.ts';
import { linked, painted, type Terminal, visible } from './terminal.ts';

const COLOURS: Record<Severity, number> = { error: 31, warning: 33, info: 36, hint: 90 };
const GREY = 90;
const BOLD = 1;

const place = (path: string, { line, character }: { line: number; character: number }): string =>
  `${visible(path)}:${line + 1}:${character + 1}`;

function frame({ range, severity, line }: Reported, terminal: Terminal): string {
  if (!line) return '';
  const { start, end } = range;
  const text = visible(line.text);
  const last = end.line > start.line ? line.from + text.length : end.character;
  const width = Math.max(1, Math.min(last, line.from + MAX_WIDTH) - start.character);
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  const marks = ' '.repeat(start.character - line.from) + painted('^'.repeat(width), COLOURS[severity], terminal);
  return `  ${painted(`${number} |`, GREY, terminal)} ${text}\n  ${painted(`${gutter} |`, GREY, terminal)} ${marks}\n`;
}

function shown(path: string, problem: Reported, terminal: Terminal, pageAt: PageAt): string {
  const { rule, severity, message, range, related, fixes } = problem;
  const at = painted(place(path, range.start), BOLD, terminal);
  const id = linked(painted(`[${rule}]`, GREY, terminal), pageAt(rule), terminal);
  let text = `${at} ${painted(severity, COLOURS[severity], terminal)} ${visible(message)} ${id}\n`;
  text += frame(problem, terminal);
  for (const other of related) {
    text += `    ${place(other.path ?? path, other.range.start)} ${visible(other.message)}\n`;
  }
  const [fix] = fixes;
  if (fix) text += `    ${fix.safe ? 'fix' : 'possible fix'}: ${visible(fix.title)}\n`;
  return `${text}\n`;
}

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The address of a rule's page, where there is one. */
export type PageAt = (rule: string) => string | undefined;

/** The report for people: each problem with its line, then a count. */
export const prettyReport = (terminal: Terminal, pageAt: PageAt): Report =>
  function* (files: Iterable<CheckedFile>, summary: Summary): Iterable<string> {
    for (const { path, problems } of files) {
      for (const problem of problems) yield shown(path, problem, terminal, pageAt);
    }
    const { files: number, errors, warnings, infos, hints } = summary;
    const advice = plural(infos + hints, 'piece of advice', 'pieces of advice');
    yield `${plural(number, 'file')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${advice}\n`;
  };

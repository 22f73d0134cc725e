import type { Problem, Severity } from '../syntax/problem.ts';
import { type CheckedFile, count } from './report.ts';

const COLOURS: Record<Severity, number> = { error: 31, warning: 33, info: 36, hint: 90 };
const MAX_WIDTH = 160;

const colourful = (): boolean => process.stdout.isTTY === true && !process.env['NO_COLOR'];

type Paint = (text: string, code: number) => string;

/** Control characters of a file do not reach the terminal. */
const visible = (text: string): string => text.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '\u00b7');

function frame({ file }: CheckedFile, problem: Problem, paint: Paint): string[] {
  const { start, end } = file.lines.range(problem.span);
  const whole = file.lines.line(start.line);
  const text = visible(file.text.slice(whole.start, whole.end));
  const from = Math.max(0, start.character - Math.floor(MAX_WIDTH / 2));
  const shown = text.slice(from, from + MAX_WIDTH);
  const last = end.line > start.line ? text.length : end.character;
  const width = Math.max(1, Math.min(last, from + shown.length) - start.character);
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  return [
    `  ${paint(`${number} |`, 90)} ${shown}`,
    `  ${paint(`${gutter} |`, 90)} ${' '.repeat(start.character - from)}${paint('^'.repeat(width), COLOURS[problem.severity])}`,
  ];
}

/** The report for people: each problem with its line, then a count. */
export function prettyReport(files: readonly CheckedFile[]): string {
  const colours = colourful();
  const paint: Paint = (text, code) => (colours ? `\x1b[${code}m${text}\x1b[0m` : text);
  const out: string[] = [];
  for (const checked of files) {
    for (const problem of checked.problems) {
      const { line, character } = checked.file.lines.position(problem.span.start);
      const place = `${visible(checked.path)}:${line + 1}:${character + 1}`;
      out.push(
        `${paint(place, 1)} ${paint(problem.severity, COLOURS[problem.severity])} ${visible(problem.message)} ${paint(`[${problem.rule}]`, 90)}`,
      );
      out.push(...frame(checked, problem, paint));
      for (const { path = checked.path, range, message } of problem.related) {
        out.push(`    ${visible(path)}:${range.start.line + 1}:${range.start.character + 1} ${visible(message)}`);
      }
      const fix = problem.fixes[0];
      if (fix) out.push(`    ${fix.safe ? 'fix' : 'possible fix'}: ${visible(fix.title)}`);
      out.push('');
    }
  }
  const { errors, warnings, infos, hints } = count(files);
  const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  out.push(
    `${plural(files.length, 'file')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(infos + hints, 'advice').replace('advices', 'pieces of advice')}`,
  );
  return `${out.join('\n')}\n`;
}

import type { Severity } from '../../syntax/problem.ts';
import type { CheckedFile } from './report.ts';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

const text = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string): string => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands, one a problem, which GitHub shows beside the lines of a pull request. Lines and columns count from 1. */
export function* githubReport(files: Iterable<CheckedFile>): Iterable<string> {
  for (const { path, problems } of files) {
    for (const { rule, severity, message, range } of problems) {
      const { start, end } = range;
      const places = [`file=${property(path)}`, `line=${start.line + 1}`, `endLine=${end.line + 1}`];
      // A column says where in the one line; over several lines GitHub takes none.
      if (start.line === end.line) places.push(`col=${start.character + 1}`, `endColumn=${end.character + 1}`);
      yield `::${COMMANDS[severity]} ${places.join(',')},title=${property(rule)}::${text(message)}\n`;
    }
  }
}

import type { Release, Toolstack } from '../../catalog/release.ts';
import type { ConfigFile, FileKind } from '../../config/file.ts';
import type { Problem, Severity } from '../../syntax/problem.ts';
import type { Range } from '../../syntax/text.ts';

/** An edit as it leaves the engine: lines and characters from 0. */
export interface ReportedEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A problem without the file that it is in. Related places name their files as the command line does; none means this file. */
export interface Reported {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly ReportedEdit[];
  }[];
  readonly related: readonly { readonly path?: string; readonly range: Range; readonly message: string }[];
  /** The line that it starts in, or the part of it around the problem, and the character at which that part begins. */
  readonly line?: { readonly text: string; readonly from: number };
}

/** A file with what the rules said of it; `path` is as the command line names it. */
export interface CheckedFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly toolstack: Toolstack;
  readonly release: Release;
  /** How many warnings it has, reported or not. */
  readonly warnings: number;
  readonly problems: readonly Reported[];
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** A form of report: pieces of text, file by file, so that a large one is never whole in memory. */
export type Report = (files: Iterable<CheckedFile>, summary: Summary) => Iterable<string>;

export function count(files: Iterable<CheckedFile>): Summary {
  const of = { error: 0, warning: 0, info: 0, hint: 0 };
  let number = 0;
  for (const { problems } of files) {
    number++;
    for (const { severity } of problems) of[severity]++;
  }
  return { files: number, errors: of.error, warnings: of.warning, infos: of.info, hints: of.hint };
}

/** Characters shown of a line at most. */
export const MAX_WIDTH = 160;

/** A problem as a report needs it; `named` gives other files' names. With `line` also the line that people see. */
export function reported(file: ConfigFile, problem: Problem, named: (path: string) => string, line: boolean): Reported {
  const { lines } = file;
  const { rule, severity, message, span, fixes, related } = problem;
  const range = lines.range(span);
  return {
    rule,
    severity,
    message,
    range,
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ range: lines.range(edit.span), newText: edit.newText })),
    })),
    related: related.map((place) => ({
      range: place.range,
      message: place.message,
      ...(place.path === undefined || place.path === file.path ? {} : { path: named(place.path) }),
    })),
    ...(line ? { line: lineAround(file, range) } : {}),
  };
}

function lineAround({ text, lines }: ConfigFile, { start }: Range): { text: string; from: number } {
  const whole = lines.line(start.line);
  const from = Math.max(0, start.character - (MAX_WIDTH >> 1));
  return { text: text.slice(whole.start + from, Math.min(whole.end, whole.start + from + MAX_WIDTH)), from };
}

import type { Release, Toolstack } from '../../server/src/catalog/release.ts';
import type { FileKind } from '../../server/src/config/profile.ts';
import type { Host } from '../../server/src/config/project.ts';
import { type Input, Service } from '../../server/src/service.ts';
import type { Fix, Problem } from '../../server/src/syntax/problem.ts';
import { Lines } from '../../server/src/syntax/text.ts';
import type { Mark } from './marks.ts';

/** How a test's text is to be read; a domU config for the newest xl unless it says otherwise. */
export interface Reading {
  readonly kind?: FileKind;
  readonly toolstack?: Toolstack;
  readonly release?: Release;
  readonly path?: string;
  readonly host?: Host;
}

export interface TestFile extends Reading {
  readonly text: string;
}

export const inputOf = ({
  text,
  kind = 'domain',
  toolstack = 'xl',
  release,
  path = 'test.cfg',
  host,
}: TestFile): Input => ({
  path,
  text,
  kind,
  project: { toolstack, rules: new Map(), ignore: [], ...(release ? { release } : {}), ...(host ? { host } : {}) },
});

/** Checks files as one fleet; answers with each path's problems. */
export function checkFleet(files: readonly TestFile[]): Map<string, readonly Problem[]> {
  const service = new Service();
  for (const file of files) service.update(inputOf(file));
  return new Map(files.map(({ path = 'test.cfg' }) => [path, service.problems(path)]));
}

/** Checks one text on its own. */
export const checkText = (text: string, reading: Reading = {}): readonly Problem[] =>
  checkFleet([{ ...reading, text }]).get(reading.path ?? 'test.cfg') ?? [];

/** Problems as marks, for comparing with what a text expects. */
export function asMarks(text: string, problems: readonly Problem[]): Mark[] {
  const lines = new Lines(text);
  return problems.map(({ rule, span }) => {
    const { start, end } = lines.range(span);
    const last = end.line > start.line ? lines.line(start.line).end - lines.line(start.line).start : end.character;
    return { rule, line: start.line, start: start.character, end: last };
  });
}

/** The text after a fix. Throws when edits overlap, because such a fix could not be applied. */
export function applyFix(text: string, fix: Fix): string {
  const edits = [...fix.edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const { span, newText } of edits) {
    if (span.start < at) throw new Error(`edits of "${fix.title}" overlap`);
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

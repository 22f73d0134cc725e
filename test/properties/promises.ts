import { isDeepStrictEqual } from 'node:util';
import type { ConfigFile } from '../../server/src/config/file.ts';
import { applyEdits } from '../../server/src/language/edits.ts';
import { Service } from '../../server/src/service.ts';
import type { Fix, Problem } from '../../server/src/syntax/problem.ts';
import type { Span } from '../../server/src/syntax/text.ts';
import type { Value } from '../../server/src/values/value.ts';
import { inputOf } from '../support/check.ts';
import type { Base } from './bases.ts';

const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** What a reader reports: mending one of these may let it see more. */
const OF_READERS = new Set(['syntax', 'value-outside-quotes', 'missing-comma', 'smart-quotes', 'too-large']);

/** Rules whose fix makes Xen read something at last, so that its value is judged from then on. */
const OF_NAMES = new Set([
  'wrong-type',
  'undefined-name',
  'unknown-setting',
  'xend-unknown-option',
  'vif-unknown-key',
  'network-script-unknown',
]);
/** What reads at last may be wrong in another way as well. */
const REVEALS: Readonly<Record<string, RegExp>> = {
  'disk-format': /^disk-/,
  'disk-syntax': /^disk-/,
  'disk-vdev-missing': /^disk-(?:syntax|format)$/,
  'vif-mac-malformed': /^vif-mac-|^duplicate-mac$/,
  'vif-missing-comma': /^vif-|^duplicate-/,
  'vif-quoted-value': /^vif-|^duplicate-/,
};

/** What is said only of a file that can be read. */
const OF_WHOLE = new Set(['missing-name', 'missing-boot', 'memory-missing']);

export interface Checked {
  readonly file: ConfigFile;
  readonly problems: readonly Problem[];
  readonly fixed: string;
}

export function check(file: Base, text: string): Checked {
  const service = new Service();
  for (const other of file.others ?? []) service.update(inputOf(other));
  const input = inputOf({ ...file, text });
  const read = service.update(input);
  return {
    file: read,
    problems: service.problems(input.path),
    fixed: applyEdits(text, service.fixAll(input.path)),
  };
}

const commentsOf = ({ text, comments }: ConfigFile): string[] =>
  comments.map(({ start, end }) => text.slice(start, end).trimEnd());

/** True when all the comments are still there, in their order. A fix may turn what was none into one, or put more before one. */
function keeps(after: readonly string[], before: readonly string[]): boolean {
  let at = 0;
  for (const comment of after) if (at < before.length && comment.endsWith(before[at] as string)) at++;
  return at === before.length;
}

/** What a comment is without that which a fix moves out of it, because it was meant to be none. */
function keptOf(text: string, comment: Span, { edits }: Fix): string {
  let kept = text.slice(comment.start, comment.end);
  for (const edit of edits) {
    const { span: from } = edit;
    const moved = text.slice(from.start, from.end).trim();
    const isMoved = moved && !edit.newText && edits.some(({ newText }) => newText.trim().endsWith(moved));
    if (isMoved && comment.start < from.start && from.end <= comment.end)
      kept = kept.slice(0, from.start - comment.start) + kept.slice(from.end - comment.start);
  }
  return kept.trimEnd();
}

/** Without line ends, which a fix may convert. */
const joined = (text: string): string => text.replace(/[\r\n]/g, '');

/** Where a slip of syntax is mended, what was taken for a comment may be none any more; its text is still there. */
function keepsComments(before: ConfigFile, after: ConfigFile, ofReader: boolean, fix?: Fix): boolean {
  const old = fix ? before.comments.map((comment) => keptOf(before.text, comment, fix)) : commentsOf(before);
  if (!ofReader) return keeps(commentsOf(after), old);
  const now = joined(after.text);
  return old.every((comment) => now.includes(joined(comment)));
}

function plain(value: Value): unknown {
  if (value.kind === 'list') return value.items.map(plain);
  return value.kind === 'unknown' ? '?' : value.text;
}

/** What each setting ends with, except those that an edit touches. */
function otherValues(file: ConfigFile, touched: ReadonlySet<string>): Map<string, string> {
  if (file.kind === 'xend')
    return new Map(
      file.xend.options
        .filter(({ name }) => !touched.has(name))
        .map(({ name, value }) => [name, value && value.kind !== 'list' ? value.text : '()']),
    );
  return new Map(
    [...file.settings.last]
      .filter(([name]) => !touched.has(name))
      .map(([name, { result }]) => [name, JSON.stringify(plain(result))]),
  );
}

/** The names of the statements that the edits lie in, and of those that they write. */
function touchedBy(file: ConfigFile, fix: Fix): Set<string> {
  const names = new Set<string>();
  const statements =
    file.kind === 'xend'
      ? file.xend.options.map(({ name, span }) => ({ name, span }))
      : file.settings.assignments.map(({ name, span }) => ({ name, span }));
  for (const { span: where, newText } of fix.edits) {
    for (const { name, span } of statements) if (span.start <= where.end && where.start <= span.end) names.add(name);
    for (const word of newText.match(/[\w.-]+/g) ?? []) names.add(word);
    for (const word of file.text.slice(where.start, where.end).match(/[\w.-]+/g) ?? []) names.add(word);
  }
  return names;
}

const count = (problems: readonly Problem[], rule: string): number =>
  problems.filter((problem) => problem.rule === rule).length;

/** Where a place of the text stands after a fix. */
function moved(offset: number, { edits }: Fix): number {
  let shift = 0;
  for (const { span, newText } of edits) if (span.end <= offset) shift += newText.length - (span.end - span.start);
  return offset + shift;
}

/** True when each edit is a place of the text, and none overlaps another: what is outside of them then stays as it is. */
function isWithin({ length }: string, { edits }: Fix): boolean {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let at = 0;
  for (const { span } of sorted) {
    if (span.start < at || span.end < span.start || span.end > length) return false;
    at = span.end;
  }
  return true;
}

/** What a fix breaks of what it promises: in words, empty when it keeps all. */
export function brokenPromises(base: Base, before: Checked, problem: Problem, fix: Fix): string[] {
  const text = applyEdits(before.file.text, fix.edits);
  if (text === before.file.text) return ['changes nothing'];
  if (!isWithin(before.file.text, fix)) return ['has edits that overlap, or end outside the text'];
  const after = check(base, text);
  const broken: string[] = [];
  // A comment that says to silence a rule may be what the fix corrects.
  if (problem.rule !== 'unused-ignore' && !keepsComments(before.file, after.file, OF_READERS.has(problem.rule), fix))
    broken.push('loses a comment');
  const at = moved(problem.span.start, fix);
  const same = after.problems.some(
    ({ rule, message, span }) => rule === problem.rule && message === problem.message && span.start === at,
  );
  if (same && count(after.problems, problem.rule) >= count(before.problems, problem.rule))
    broken.push('does not solve its problem');
  if (OF_READERS.has(problem.rule)) return broken;
  const touched = touchedBy(before.file, fix);
  // A name that Python finds at last lets the program go on.
  if (
    problem.rule !== 'undefined-name' &&
    !isDeepStrictEqual(otherValues(after.file, touched), otherValues(before.file, touched))
  )
    broken.push('changes another value');
  if (OF_NAMES.has(problem.rule) || decidesGuest(before, problem, fix)) return broken;
  const reads = !before.file.ok && after.file.ok;
  for (const rule of new Set(after.problems.map((one) => one.rule))) {
    const worst = Math.min(...after.problems.filter((one) => one.rule === rule).map(({ severity }) => RANK[severity]));
    if (worst > RANK[problem.severity] || REVEALS[problem.rule]?.test(rule)) continue;
    if (reads && OF_WHOLE.has(rule)) continue;
    if (count(after.problems, rule) > count(before.problems, rule)) broken.push(`makes a new ${rule}`);
  }
  return broken;
}

/** True for a fix from which on it is known what guest the file makes, and the file is judged by that. */
function decidesGuest({ problems, file }: Checked, { rule }: Problem, { title }: Fix): boolean {
  if (rule === 'invalid-value') return /"(?:hvm|pvh?|linux|generic)"/.test(title);
  const unclear = !file.ok || problems.some((one) => one.rule === 'type-builder-contradict');
  return title === 'Remove builder' && unclear;
}

/** What all the safe fixes together break: in words, empty when they keep what they promise. */
export function brokenByAll(base: Base, before: Checked): string[] {
  const after = check(base, before.fixed);
  const broken: string[] = [];
  if (after.fixed !== before.fixed) broken.push('changes more the second time');
  if (after.problems.some(({ fixes }) => fixes.some(({ safe }) => safe))) broken.push('leaves a safe fix');
  const mended = before.problems.filter(({ fixes }) => fixes.some(({ safe }) => safe));
  const together = { title: '', safe: true, edits: mended.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits)) };
  const ofReader = mended.some(({ rule }) => OF_READERS.has(rule));
  const ofComment = mended.some(({ rule }) => rule === 'unused-ignore');
  if (!ofComment && !keepsComments(before.file, after.file, ofReader, together)) broken.push('loses a comment');
  return broken;
}

import assert from 'node:assert/strict';
import type { Fix, SyntaxProblem, SyntaxRule } from '../../../server/src/syntax/problem.ts';
import { applyFix } from '../../support/check.ts';

/** A slip in a file that is right otherwise, and what a person must be told of it. */
export interface Slip {
  /** What stands in the right file, once. */
  readonly was: string;
  /** What was typed instead; ⟦ ⟧ stand around what the problem must show. */
  readonly typed: string;
  readonly rule?: SyntaxRule;
  readonly says: RegExp;
  /** The texts of the related places. */
  readonly related?: readonly string[];
  /** What the first fix makes of what was typed; what stood there before, unless said otherwise; null when there is no fix. */
  readonly fixed?: string | null;
  /** True when that fix may run on save. */
  readonly safe?: boolean;
  /** The settings whose value cannot be told as long as the slip is there. All others must read as before. */
  readonly unknown?: readonly string[];
  /** Settings that are not there at all because of it. */
  readonly gone?: readonly string[];
  /** Settings that were not there before. */
  readonly made?: readonly string[];
  /** True when Xen takes the file, but not as it was meant. */
  readonly accepted?: boolean;
}

/** What a reader says of a text: its problems, and each setting's value in a form that can be compared. */
export interface Outline {
  readonly ok: boolean;
  readonly problems: readonly SyntaxProblem[];
  readonly values: ReadonlyMap<string, string>;
}

/** The text with a slip, and the place that must be shown. */
export function slipped(base: string, { was, typed }: Slip): { text: string; start: number; end: number } {
  assert.equal(base.split(was).length, 2, `${JSON.stringify(was)} stands once in the right file`);
  const at = base.indexOf(was);
  const [before, shown, after] = typed.split(/[⟦⟧]/);
  assert.ok(before !== undefined && shown !== undefined && after !== undefined, 'the place is marked');
  const start = at + before.length;
  const text = base.slice(0, at) + before + shown + after + base.slice(at + was.length);
  return { text, start, end: start + shown.length };
}

/** Checks all that is said of a slip: one problem, at its place, in words; the rest of the file as it was; a fix that mends it. */
export function checkSlip(base: string, read: (text: string) => Outline, slip: Slip): void {
  const right = read(base);
  const { text, start, end } = slipped(base, slip);
  const found = read(text);
  const [problem, ...more] = found.problems;
  assert.ok(problem && !more.length, `one problem: ${JSON.stringify(found.problems, null, 1)}`);
  assert.equal(found.ok, slip.accepted ?? false);
  assert.equal(problem.rejects, !found.ok);
  assert.equal(problem.rule, slip.rule ?? 'syntax');
  assert.equal(text.slice(problem.span.start, problem.span.end), text.slice(start, end));
  assert.equal(problem.span.start, start);
  assert.match(problem.message, slip.says);
  const related = problem.related.map(({ span }) => text.slice(span.start, span.end));
  assert.deepEqual(related, slip.related ?? []);
  if (!found.ok) checkOutline(right, found, slip);
  checkFix(base, read, slip, text, problem.fixes[0]);
}

function checkOutline(right: Outline, found: Outline, { unknown = [], gone = [], made = [] }: Slip): void {
  for (const [name, value] of right.values) {
    if (gone.includes(name)) assert.ok(!found.values.has(name), `${name} is gone`);
    else if (unknown.includes(name)) assert.notEqual(found.values.get(name) ?? value, value, `${name} is not known`);
    else assert.equal(found.values.get(name), value, name);
  }
  const more = [...found.values.keys()].filter((name) => !right.values.has(name));
  assert.deepEqual(more, made, 'no setting is made up');
}

function checkFix(base: string, read: (text: string) => Outline, slip: Slip, text: string, fix: Fix | undefined): void {
  if (slip.fixed === null) {
    assert.equal(fix, undefined);
    return;
  }
  assert.ok(fix, 'there is a fix');
  const mended = applyFix(text, fix);
  assert.equal(
    mended,
    base.replace(slip.was, () => slip.fixed ?? slip.was),
  );
  assert.equal(fix.safe, slip.safe ?? false, `"${fix.title}" is safe`);
  const after = read(mended);
  assert.deepEqual(after.problems, []);
  const touched = [...(slip.unknown ?? []), ...(slip.gone ?? [])];
  for (const [name, value] of read(base).values)
    if (!touched.includes(name)) assert.equal(after.values.get(name), value, `${name} behind the fix`);
}

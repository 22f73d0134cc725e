import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ConfigFile } from '../../server/src/config/file.ts';
import { applyEdits } from '../../server/src/language/edits.ts';
import { format, formatRange } from '../../server/src/language/format/format.ts';
import { Service } from '../../server/src/service.ts';
import { sxpTree } from '../../server/src/syntax/sxp.ts';
import type { Value } from '../../server/src/values/value.ts';
import { inputOf, type TestFile } from '../support/check.ts';
import { bases } from './bases.ts';
import { laidOut } from './layouts.ts';
import { type Slip, slip, slipped } from './mutate.ts';

/** How many files are formatted by each test; more in a long run. */
const RUNS = process.env['XEN_TEST_LONG'] ? 5000 : 150;

const read = (file: TestFile): ConfigFile => new Service().update(inputOf(file));

function plain(value: Value): unknown {
  if (value.kind === 'list') return value.items.map(plain);
  return value.kind === 'unknown' ? '?' : value.text;
}

/** All that Xen reads of a file, in its order. */
const reading = (file: ConfigFile): unknown =>
  file.kind === 'xend'
    ? sxpTree(file.sxp)
    : file.settings.assignments.map(({ name, op, value, result }) => [name, op, plain(value), plain(result)]);

const commentsOf = ({ text, comments }: ConfigFile): string[] =>
  comments.map(({ start, end }) => text.slice(start, end));

/** Statements of a program that are more than assignments, as they are spelled. */
const codeOf = (file: ConfigFile): string[] =>
  file.kind === 'domain' && file.python
    ? file.python.body
        .filter(({ kind }) => kind !== 'assign' && kind !== 'augmented')
        .map(({ span }) => file.text.slice(span.start, span.end))
    : [];

/** Answers whether anything was changed. */
function holds(file: TestFile): boolean {
  const before = read(file);
  const text = applyEdits(file.text, format(before));
  if (!before.ok) {
    assert.equal(text, file.text);
    return false;
  }
  const after = read({ ...file, text });
  assert.ok(after.ok, text);
  assert.deepEqual(reading(after), reading(before));
  assert.deepEqual(commentsOf(after), commentsOf(before));
  assert.deepEqual(codeOf(after), codeOf(before));
  assert.equal(text.replace(/\s/g, ''), file.text.replace(/\s/g, ''));
  assert.equal(applyEdits(text, format(after)), text);
  return text !== file.text;
}

describe('formatting', function () {
  this.timeout(900_000);

  it('leaves what Xen reads of files with slips', () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...bases()), fc.array(slip, { maxLength: 3 }), (base: TestFile, slips: Slip[]) => {
        if (holds({ ...base, text: slips.reduce(slipped, base.text) })) changed++;
      }),
      { numRuns: RUNS },
    );
    assert.ok(changed > RUNS / 5, `${changed} of ${RUNS} were changed`);
  });

  it('leaves what Xen reads of any layout', () => {
    let changed = 0;
    fc.assert(
      fc.property(laidOut, (file) => {
        if (holds(file)) changed++;
      }),
      { numRuns: RUNS },
    );
    assert.ok(changed > RUNS / 4, `${changed} of ${RUNS} were changed`);
  });

  it('of a range leaves what Xen reads', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(laidOut, place, place, (file, a, b) => {
        const before = read(file);
        const [start = 0, end = 0] = [a, b].map((at) => Math.floor(at * file.text.length)).sort((x, y) => x - y);
        const after = read({ ...file, text: applyEdits(file.text, formatRange(before, { start, end })) });
        assert.equal(after.ok, before.ok);
        assert.deepEqual(reading(after), reading(before));
        assert.deepEqual(commentsOf(after), commentsOf(before));
      }),
      { numRuns: RUNS },
    );
  });
});

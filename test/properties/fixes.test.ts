import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TestFile } from '../support/check.ts';
import { bases } from './bases.ts';
import { type Slip, slip, slipped } from './mutate.ts';
import { brokenPromises, check } from './promises.ts';

/** How many files with slips are made: the same each time, or many new ones in the long run. */
const LONG = process.env['XEN_TEST_LONG'] === '1';
const RUNS = LONG ? 2500 : 150;
const SLIPS = LONG ? { numRuns: RUNS } : { numRuns: RUNS, seed: 1 };

const every = bases();

describe('fixes', () => {
  it('keep their promise in files with slips', function () {
    this.timeout(600_000);
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...every),
        fc.array(slip, { minLength: 1, maxLength: 3 }),
        (base: TestFile, slips: Slip[]) => {
          const text = slips.reduce(slipped, base.text);
          const before = check(base, text);
          for (const problem of before.problems)
            for (const fix of problem.fixes) {
              seen.add(problem.rule);
              assert.deepEqual(brokenPromises(base, before, problem, fix), [], `${problem.rule}: "${fix.title}"`);
            }
        },
      ),
      SLIPS,
    );
    assert.ok(seen.size > 5, `fixes of ${seen.size} rules were tried`);
  });

  it('that are safe end after one go: a second changes nothing', function () {
    this.timeout(600_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...every),
        fc.array(slip, { minLength: 1, maxLength: 4 }),
        (base: TestFile, slips: Slip[]) => {
          const once = check(base, slips.reduce(slipped, base.text));
          const twice = check(base, once.fixed);
          assert.equal(twice.fixed, once.fixed);
          assert.ok(!twice.problems.some(({ fixes }) => fixes.some(({ safe }) => safe)), 'no safe fix is left');
        },
      ),
      SLIPS,
    );
  });
});

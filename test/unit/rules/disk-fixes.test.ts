import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Problem } from '../../../server/src/syntax/problem.ts';
import { DISKS } from '../../differential/disks.ts';
import { applyFix, checkText, type Reading } from '../../support/check.ts';

const LONG = process.env['XEN_TEST_LONG'] !== undefined;
const RUNS = LONG ? 6000 : 80;

const READINGS: readonly Reading[] = [
  { toolstack: 'xl', release: '4.22' },
  { toolstack: 'xl', release: '4.8' },
  { toolstack: 'xl', release: '4.1' },
  { toolstack: 'xl', release: '4.0' },
  { toolstack: 'xm', release: '4.4' },
];

const ofDisks = (text: string, reading: Reading): Problem[] =>
  checkText(text, reading).filter(({ rule }) => rule.startsWith('disk-'));

const key = ({ rule, message, span }: Problem): string => `${rule} ${span.start} ${message}`;

/** A config with two generated disks. */
const CONFIGS = fc
  .tuple(oneLine(DISKS), oneLine(DISKS), fc.boolean())
  .map(([one, other, hvm]) => `${hvm ? 'builder = "hvm"\n' : ''}disk = ["${one}", '${other}']\n`);

/** Without what a string cannot hold as it is. */
function oneLine(strings: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return strings.map((text) => text.replace(/[\n\\"']/g, ' '));
}

describe('fixes of the disk rules', function () {
  this.timeout(LONG ? 600_000 : 60_000);

  for (const reading of READINGS) {
    it(`solve what they are for (${reading.toolstack} ${reading.release})`, () => {
      let fixes = 0;
      for (const text of fc.sample(CONFIGS, { numRuns: RUNS, seed: LONG ? Date.now() : 7 })) {
        const before = ofDisks(text, reading);
        for (const problem of before) {
          for (const fix of problem.fixes) {
            fixes++;
            const fixed = applyFix(text, fix);
            const after = ofDisks(fixed, reading);
            const what = `${text}${fix.title}:\n${fixed}${key(problem)}`;
            assert.ok(!after.some((one) => key(one) === key(problem)), `the problem is still there\n${what}`);
          }
        }
      }
      assert.ok(fixes > RUNS / 20, `${fixes} fixes in ${RUNS} configs`);
    });
  }
});

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { skip } from '../support/skip.ts';
import { type Base, bases, pageBases, realBases, rulesWithFix } from './bases.ts';
import { type Slip, slip, slipped } from './mutate.ts';
import { brokenByAll, brokenPromises, type Checked, check } from './promises.ts';

/** How many files with slips are made: the same each time, or many new ones in the long run. */
const LONG = process.env['XEN_TEST_LONG'] === '1';
const RUNS = Number(process.env['XEN_FIX_RUNS'] ?? (LONG ? 2500 : 150));
const SEED = process.env['XEN_SEED'] ? Number(process.env['XEN_SEED']) : LONG ? undefined : 1;
const SLIPS = { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: SEED }) };
/** A folder of real files, which may hold any number of folders. */
const REAL = process.env['XEN_REAL_FILES'];
/** Slips made in each real file, besides the file as it is. */
const SLIPS_A_FILE = LONG ? 3 : 1;

/** Texts in which a fix does not keep its promise. */
const OUT = 'out/properties';

const pages = pageBases();
const BASE: fc.Arbitrary<Base> = fc.oneof(fc.constantFrom(...bases()), fc.constantFrom(...pages));

describe('fixes', function () {
  this.timeout(1_200_000);
  /** How many fixes of each rule were tried. */
  const tried = new Map<string, number>();

  function allKept(base: Base, before: Checked): void {
    for (const problem of before.problems)
      for (const fix of problem.fixes) {
        tried.set(problem.rule, (tried.get(problem.rule) ?? 0) + 1);
        assert.deepEqual(brokenPromises(base, before, problem, fix), [], `${problem.rule}: "${fix.title}"`);
      }
    assert.deepEqual(brokenByAll(base, before), [], 'all safe fixes');
  }

  let failures = 0;

  /** What of it is not kept in a text, in words. */
  function brokenIn(base: Base, text: string): string[] {
    try {
      allKept(base, check(base, text));
      return [];
    } catch (error) {
      mkdirSync(OUT, { recursive: true });
      const kept = join(OUT, `${++failures}.txt`);
      writeFileSync(kept, text);
      const { message, actual } = error as assert.AssertionError;
      return [`${base.path} (${kept}): ${message.split('\n')[0]} ${actual}`];
    }
  }

  after(() => {
    if (!LONG) return;
    const rows = [...tried]
      .sort(([, a], [, b]) => b - a)
      .map(([rule, count]) => `${String(count).padStart(7)} ${rule}`);
    console.log(`fixes tried, by rule:\n${rows.join('\n')}`);
  });

  it("keep their promise on the rules' pages", () => {
    const broken = pages.flatMap((base) => brokenIn(base, base.text));
    assert.equal(broken.length, 0, broken.join('\n'));
  });

  it(`keep their promise in ${RUNS} files with slips`, () => {
    fc.assert(
      fc.property(BASE, fc.array(slip, { minLength: 1, maxLength: 4 }), (base: Base, slips: Slip[]) => {
        allKept(base, check(base, slips.reduce(slipped, base.text)));
      }),
      SLIPS,
    );
  });

  it('keep their promise in real files, as they are and with slips', function () {
    if (!REAL) skip(this, 'XEN_REAL_FILES names no folder of real files');
    const files = realBases(REAL);
    assert.ok(files.length, `${REAL} has no file of Xen's`);
    const slips = fc.sample(fc.array(slip, { minLength: 1, maxLength: 2 }), {
      ...SLIPS,
      numRuns: SLIPS_A_FILE * files.length,
    });
    const broken = files.flatMap((base, i) => {
      const mine = slips.slice(i * SLIPS_A_FILE, (i + 1) * SLIPS_A_FILE);
      return [base.text, ...mine.map((each) => each.reduce(slipped, base.text))].flatMap((text) =>
        brokenIn(base, text),
      );
    });
    assert.equal(broken.length, 0, `${broken.length} in ${files.length} files:\n${broken.slice(0, 50).join('\n')}`);
  });

  it('are there for every rule whose page says so', () => {
    assert.deepEqual(
      rulesWithFix().filter((rule) => !tried.has(rule)),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { skip } from '../support/skip.ts';
import { type Base, bases, pageBases, realBases, rulesWithFix } from './bases.ts';
import { type Slip, slip, slipped } from './mutate.ts';
import { brokenByAll, brokenPromises, check } from './promises.ts';

/** How many files with slips are made: the same each time, or many new ones in the long run. */
const LONG = process.env['XEN_TEST_LONG'] === '1';
const RUNS = Number(process.env['XEN_FIX_RUNS'] ?? (LONG ? 2500 : 150));
const SEED = Number(process.env['XEN_SEED'] ?? (LONG ? Date.now() % 1_000_000 : 1));
/** A folder of real files, which may hold any number of folders. */
const REAL = process.env['XEN_REAL_FILES'];
/** How often each real file gets slips, besides being tried as it is. */
const SLIPS_A_FILE = LONG ? 3 : 1;
/** Where texts are kept in which a fix breaks its promise. */
const OUT = 'out/properties';
/** At most so many are told. */
const TOLD = 50;

const pages = pageBases();
const BASE: fc.Arbitrary<Base> = fc.oneof(fc.constantFrom(...bases()), fc.constantFrom(...pages));
const slips = (maxLength: number): fc.Arbitrary<Slip[]> => fc.array(slip, { minLength: 1, maxLength });

describe(`fixes (seed ${SEED})`, function () {
  this.timeout(1_200_000);
  /** How many fixes of each rule were tried. */
  const tried = new Map<string, number>();
  const broken: string[] = [];
  let kept = 0;

  afterEach(() => {
    broken.length = 0;
  });

  after(() => {
    if (!LONG) return;
    const rows = [...tried].sort(([, a], [, b]) => b - a).map(([rule, count]) => `${count}\t${rule}`);
    console.log(`fixes tried, by rule:\n${rows.join('\n')}`);
  });

  /** Tries each fix of a text's problems, and then all safe ones together. */
  function tryFixes(base: Base, text: string): void {
    const before = check(base, text);
    const found = brokenByAll(base, before).map((what) => `all safe fixes: ${what}`);
    for (const problem of before.problems)
      for (const fix of problem.fixes) {
        tried.set(problem.rule, (tried.get(problem.rule) ?? 0) + 1);
        for (const what of brokenPromises(base, before, problem, fix))
          found.push(`${problem.rule}: "${fix.title}" ${what}`);
      }
    if (!found.length) return;
    mkdirSync(OUT, { recursive: true });
    const path = join(OUT, `${++kept}.txt`);
    writeFileSync(path, text);
    broken.push(`${base.path ?? 'test.cfg'}, kept as ${path}:\n  ${found.join('\n  ')}`);
  }

  const allKept = (): void =>
    assert.equal(broken.length, 0, `${broken.length} texts\n${broken.slice(0, TOLD).join('\n')}`);

  it("keep their promise on the rules' pages", () => {
    for (const base of pages) tryFixes(base, base.text);
    allKept();
  });

  it(`keep their promise in ${RUNS} files with slips`, () => {
    for (const [base, made] of fc.sample(fc.tuple(BASE, slips(4)), { numRuns: RUNS, seed: SEED }))
      tryFixes(base, made.reduce(slipped, base.text));
    allKept();
  });

  it('keep their promise in real files, as they are and with slips', function () {
    if (!REAL) skip(this, 'XEN_REAL_FILES names no folder of real files');
    const files = realBases(REAL);
    assert.ok(files.length, `${REAL} has no file of Xen's`);
    const some = fc.sample(slips(2), { numRuns: SLIPS_A_FILE * files.length, seed: SEED });
    for (const base of files) {
      tryFixes(base, base.text);
      for (const made of some.splice(0, SLIPS_A_FILE)) tryFixes(base, made.reduce(slipped, base.text));
    }
    allKept();
  });

  it('are there for every rule whose page says so', () => {
    const missing = rulesWithFix().filter((rule) => !tried.has(rule));
    assert.deepEqual(missing, []);
  });
});

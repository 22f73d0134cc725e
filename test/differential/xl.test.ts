import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { skip } from '../support/skip.ts';
import { compare } from './compare.ts';
import { CONFIGS } from './configs.ts';
import { buildJudge, missingJudge } from './xlutil.ts';

const LONG = process.env['XEN_TEST_LONG'] !== undefined;
const RUNS = LONG ? 40_000 : 1500;

describe('xl grammar, beside libxlutil', function () {
  this.timeout(LONG ? 600_000 : 60_000);

  before(function () {
    const reason = missingJudge();
    if (reason) skip(this, reason);
    buildJudge();
  });

  it('reads the examples alike', () => {
    const paths = globSync(['examples/**/*.cfg', 'examples/**/xl.conf']);
    const { differences, refused } = compare(paths.map((path) => readFileSync(path)));
    assert.deepEqual(differences, []);
    assert.ok(paths.length > refused && refused > 0, `${refused} of ${paths.length} refused`);
  });

  it(`reads ${RUNS} generated configs alike`, () => {
    const seed = LONG ? Date.now() : 1;
    const { differences, refused } = compare(fc.sample(CONFIGS, { numRuns: RUNS, seed }));
    const share = refused / RUNS;
    if (LONG) console.log(`      seed ${seed}: libxlutil refuses ${Math.round(share * 100)} %`);
    assert.deepEqual(differences.slice(0, 5), [], `${differences.length} differences, seed ${seed}`);
    assert.ok(share > 0.2 && share < 0.8, `libxlutil refuses ${share}`);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { readSxp, sxpTree } from '../../server/src/syntax/sxp.ts';
import { SEXPRESSIONS } from './sexpressions.ts';
import { type Era, readAsXend } from './sxp-model.ts';

const LONG = process.env['XEN_TEST_LONG'] !== undefined;
const RUNS = LONG ? 40_000 : 2000;
const ERAS: readonly Era[] = ['3.0.2', '3.0.3', '3.4', '4.4'];

function same(text: string, era: Era): void {
  const file = readSxp(text, era);
  assert.deepEqual(file.ok ? sxpTree(file) : null, readAsXend(text, era));
}

describe("s-expressions, beside a plain model of xend's reader", function () {
  this.timeout(LONG ? 600_000 : 60_000);

  it('reads the examples alike', () => {
    const paths = globSync('examples/**/*.sxp');
    assert.ok(paths.length > 0);
    for (const path of paths) same(readFileSync(path, 'utf8'), '4.4');
  });

  for (const era of ERAS) {
    it(`reads ${RUNS} generated texts as xend ${era} does`, () => {
      let refused = 0;
      fc.assert(
        fc.property(SEXPRESSIONS, (text) => {
          same(text, era);
          if (readAsXend(text, era) === null) refused++;
        }),
        { numRuns: RUNS, ...(LONG ? {} : { seed: 1 }) },
      );
      assert.ok(refused > RUNS * 0.2 && refused < RUNS * 0.8, `${refused} of ${RUNS} refused`);
    });
  }
});

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { skip } from '../support/skip.ts';
import { CONFIGS } from './whole/configs.ts';
import { asFiles, judge, missingXl } from './whole/judge.ts';
import { addTo, emptyMatrix, type Matrix, refusedShare } from './whole/matrix.ts';
import { report } from './whole/report.ts';

const LONG = process.env['XEN_TEST_LONG'] !== undefined;
const RUNS = Number(process.env['XEN_CONFIGS'] ?? (LONG ? 6000 : 200));
const SEED = Number(process.env['XEN_SEED'] ?? (LONG ? Date.now() % 1_000_000 : 1));
/** A file of paths, one a line: further configs to hold against xl. */
const MORE = process.env['XEN_XL_FILES'];

const OUT = join(process.cwd(), 'out/differential');

const agrees = ({ unexplained }: Matrix): void =>
  assert.deepEqual(unexplained.slice(0, 10), [], `${unexplained.length} differences, all in ${OUT}/unexplained.txt`);

describe('whole configs, beside xl', function () {
  this.timeout(LONG ? 600_000 : 60_000);
  const texts: string[] = [];
  const unexplained: string[] = [];

  before(function () {
    const reason = missingXl();
    if (reason) skip(this, reason);
  });

  after(() => {
    if (!texts.length) return;
    mkdirSync(OUT, { recursive: true });
    writeFileSync(join(OUT, 'matrix.md'), texts.join('\n'));
    writeFileSync(join(OUT, 'unexplained.txt'), unexplained.join('\n'));
    console.log(texts.join('\n'));
  });

  function compared(title: string, paths: readonly string[]): Matrix {
    const matrix = emptyMatrix();
    addTo(matrix, paths, judge(paths));
    texts.push(report([{ title, matrix }]));
    unexplained.push(...matrix.unexplained);
    return matrix;
  }

  it('agrees about the examples', () => {
    const paths = globSync('examples/xl-host/**/*.cfg', { absolute: true }).sort();
    assert.ok(paths.length);
    agrees(compared('examples', paths));
  });

  it(`agrees about ${RUNS} generated configs (seed ${SEED})`, () => {
    const matrix = compared(`generated, seed ${SEED}`, asFiles(fc.sample(CONFIGS, { numRuns: RUNS, seed: SEED })));
    agrees(matrix);
    const share = refusedShare(matrix);
    assert.ok(share > 0.2 && share < 0.8, `xl refuses ${share}`);
  });

  it('agrees about further files', function () {
    if (!MORE) skip(this, 'XEN_XL_FILES names no file with paths');
    const paths = readFileSync(MORE, 'utf8').split('\n').filter(Boolean);
    agrees(compared('further files', paths));
  });
});

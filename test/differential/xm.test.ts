import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPython } from '../../server/src/syntax/python/python.ts';
import { skip } from '../support/skip.ts';
import { differences, type Share, shrink } from './xm/compare.ts';
import { mutants } from './xm/mutants.ts';
import { programs } from './xm/programs.ts';
import { compiles, findPython, survivors } from './xm/python.ts';

/** The long run takes other programs each time; XEN_PROGRAMS and XEN_SEED bring one back. */
const LONG = process.env['XEN_TEST_LONG'] === '1';
const PROGRAMS = Number(process.env['XEN_PROGRAMS'] ?? (LONG ? 5000 : 200));
const SEED = Number(process.env['XEN_SEED'] ?? (LONG ? Date.now() % 1_000_000 : 1));
const BATCH = 500;

describe('xm files against Python 2.7', () => {
  before(function () {
    if (!findPython()) skip(this, 'there is no Python 2.7');
  });

  it(`claims only what Python leaves behind (${PROGRAMS} programs, seed ${SEED})`, function () {
    this.timeout(60_000 + PROGRAMS * 500);
    const share: Share = { known: 0, unknown: 0 };
    const wrong: string[] = [];
    for (let done = 0; done < PROGRAMS; done += BATCH) {
      const batch = survivors(fc.sample(programs, { numRuns: Math.min(BATCH, PROGRAMS - done), seed: SEED + done }));
      const found = differences(
        batch.map((statements) => statements.join('\n')),
        share,
      );
      for (const [i, difference] of found.entries()) {
        if (difference === undefined || wrong.length >= 5) continue;
        const text = shrink(batch[i] as string[]);
        wrong.push(`${text}\n  => ${differences([text])[0] ?? difference}`);
      }
    }
    assert.deepEqual(wrong, []);
    const known = share.known / (share.known + share.unknown);
    assert.ok(known > 0.6, `only ${(100 * known).toFixed(1)} % of the values are known`);
  });

  it(`accepts what Python compiles, and nothing else (${2 * PROGRAMS} texts, seed ${SEED})`, function () {
    this.timeout(60_000 + PROGRAMS * 500);
    // xm takes a file that begins with < for XML.
    const texts = fc.sample(mutants, { numRuns: 2 * PROGRAMS, seed: SEED }).filter((text) => !text.startsWith('<'));
    const accepted = compiles(texts);
    const wrong = texts
      .filter((text, i) => readPython(text).ok !== accepted[i])
      .map((text) => `${JSON.stringify(text)}: ${readPython(text).problems[0]?.message ?? 'no problem'}`);
    assert.deepEqual(wrong.sort((one, two) => one.length - two.length).slice(0, 5), []);
    const share = accepted.filter((ok) => !ok).length / texts.length;
    assert.ok(share > 0.2 && share < 0.8, `Python refuses ${(100 * share).toFixed(1)} % of the texts`);
  });
});

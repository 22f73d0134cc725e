import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Problem } from '../../server/src/syntax/problem.ts';
import { bases } from '../properties/bases.ts';
import { slip, slipped } from '../properties/mutate.ts';
import { checkFleet, checkText } from '../support/check.ts';
import { readPage } from '../support/page.ts';
import { sentences } from './sentences.ts';

const DOCS = join(process.cwd(), 'docs/rules');

const ofPages = (): Problem[] =>
  readdirSync(DOCS)
    .filter((name) => name.endsWith('.md') && !/^(?:README|index)\.md$/.test(name))
    .flatMap((name) => readPage(readFileSync(join(DOCS, name), 'utf8')).examples)
    .flatMap(({ files }) => [...checkFleet(files).values()].flat());

const ofSlips = (): Problem[] =>
  fc
    .sample(fc.tuple(fc.constantFrom(...bases()), fc.array(slip, { minLength: 1, maxLength: 3 })), {
      numRuns: 300,
      seed: 1,
    })
    .flatMap(([base, slips]) => checkText(slips.reduce(slipped, base.text), base));

describe('messages', () => {
  it('are counted in sentences', () => {
    const count = (text: string): number => sentences(text).length;
    assert.equal(count('This is one.'), 1);
    assert.equal(count('Xen 4.17 is e.g. no 10.0.0.1, and "A. B. C." is text; so it goes on … and ends. Write 5.'), 2);
    assert.equal(count('One. Two. Three.'), 3);
    assert.equal(count('One? Two! Three'), 3);
    assert.equal(count('One. xl has another. Three.'), 3);
    assert.equal(count('It stands behind ". Write a comma.'), 2);
  });

  const problems = [...ofPages(), ...ofSlips()];
  const texts = new Map(problems.map(({ rule, message }) => [message, rule]));

  it('are there in numbers', () => assert.ok(texts.size > 500, `${texts.size}`));

  it('are at most two sentences, and end like one', () => {
    const wrong = [...texts].filter(([message]) => sentences(message).length > 2 || !/[.?]$/.test(message));
    assert.deepEqual(wrong, []);
  });
});

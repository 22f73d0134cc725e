import assert from 'node:assert/strict';
import type { Release } from '../../../server/src/catalog/release.ts';
import { nodeFaults } from '../../../server/src/specs/vnuma-values.ts';
import { string } from '../../support/string.ts';

/** What is wrong in one string of a node: kind of fault, the text, what xl reads, and what was meant. */
const faults = (text: string, release: Release = '4.22'): string[] =>
  nodeFaults(string(text), release).map(({ what, piece, read, meant }) =>
    [what, piece.text, read === undefined ? '' : `= ${read}`, meant ? `-> ${meant}` : ''].filter(Boolean).join(' '),
  );

describe('values of a virtual NUMA node', () => {
  for (const text of ['pnode=0', 'size = 512 ', 'vcpus=0-2, 3,', 'vdistances=10,20', 'foo=bar', 'pnode', 'vcpus=1-1']) {
    it(`takes "${text}"`, () => assert.deepEqual(faults(text), []));
  }
  const WRONG = [
    ['pnode=a', ['number a']],
    ['pnode=', ['empty pnode=']],
    ['size= ', ['empty size= ']],
    ['size=512M', ['rest 512M = 512']],
    ['size=0x200', ['rest 0x200 = 0']],
    ['vdistances=10,far,5m', ['number far', 'rest 5m = 5']],
    ['vcpus=a', ['word a = 0']],
    ['vcpus=1-', ['open 1- = 1']],
    ['vcpus=0,3-1', ['backwards 3-1 -> 1-3']],
    ['vcpus=2x', ['rest 2x = 2']],
    ['vcpus=,', ['empty vcpus=,']],
    ['size=-1', ['number -1']],
    ['size==512', ['number =512']],
  ] as const;
  for (const [text, expected] of WRONG)
    it(`finds fault with "${text}"`, () => assert.deepEqual(faults(text), expected));
  it('takes two = for one, up to 4.17', () => assert.deepEqual(faults('size==512', '4.17'), []));
});

import assert from 'node:assert/strict';
import { type CpusReader, cpusFaults } from '../../../server/src/specs/cpus.ts';
import { string } from '../../support/string.ts';

/** What a reader finds wrong: kind of fault, the text it is about, and what was meant. */
const faults = (text: string, reader: CpusReader): string[] =>
  cpusFaults(string(text), reader).map(
    ({ what, piece, meant }) => `${what} ${piece.text}${meant ? ` -> ${meant}` : ''}`,
  );

describe('lists of CPUs', () => {
  describe('xl since 4.4', () => {
    for (const text of [
      '0',
      '0-3',
      '0-3,^1',
      'all',
      '',
      '0,,2',
      '0,',
      '0, 2',
      'node:0',
      'nodes:0-1,^node:0',
      '^1-2,0-7',
      'all,^3',
    ]) {
      it(`takes "${text}"`, () => assert.deepEqual(faults(text, 'xl'), []));
    }
    const WRONG = [
      ['3-0', 'backwards 3-0 -> 0-3'],
      ['1,7-5,2', 'backwards 7-5 -> 5-7'],
      ['^5-2', 'backwards ^5-2 -> ^2-5'],
      ['0-', 'open 0-'],
      ['0..3', 'word 0..3 -> 0-3'],
      ['0:3', 'word 0:3 -> 0-3'],
      ['^all', 'no-all ^all'],
      ['a', 'word a'],
      ['-1', 'word -1'],
      ['0 ,2', 'word 0  -> 0'],
      [' ', 'empty  '],
      ['ALL', 'word ALL'],
      ['0-3, ^1', 'word  ^1 -> ^1'],
      ['0, node:1', 'word  node:1 -> node:1'],
      [' foo', 'word foo'],
    ] as const;
    for (const [text, fault] of WRONG) it(`refuses "${text}"`, () => assert.deepEqual(faults(text, 'xl'), [fault]));
  });

  describe('xl 4.2 and 4.3', () => {
    it('knows no nodes', () => assert.deepEqual(faults('node:0', 'xl-4.2'), ['word node:0']));
    it('takes all only alone', () => assert.deepEqual(faults('all,1', 'xl-4.2'), ['word all']));
    it('does not look behind a number', () => assert.deepEqual(faults('0x,1 , 2', 'xl-4.2'), []));
    it('takes no blank before ^', () => assert.deepEqual(faults('0-3, ^1', 'xl-4.2'), ['word  ^1 -> ^1']));
  });

  describe('xend', () => {
    for (const text of ['', '0', '0-3,^1', ' 1 , 2 '])
      it(`takes "${text}"`, () => assert.deepEqual(faults(text, 'xend'), []));
    it('takes one CPU away at a time', () => assert.deepEqual(faults('0-7,^1-2', 'xend'), ['no-range ^1-2']));
    it('does not know all', () => assert.deepEqual(faults('all', 'xend'), ['word all']));
    it('stumbles over an empty part', () => assert.deepEqual(faults('0,', 'xend'), ['empty ']));
  });

  it('wants one number in each entry of a cpupool', () => {
    assert.deepEqual(faults('3', 'number'), []);
    assert.deepEqual(faults('0-3', 'number'), ['no-range 0-3']);
    assert.deepEqual(faults('a', 'number'), ['word a']);
  });
});

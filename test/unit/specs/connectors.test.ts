import assert from 'node:assert/strict';
import type { Release } from '../../../server/src/catalog/release.ts';
import { connectorFaults } from '../../../server/src/specs/connectors.ts';
import { piece } from '../../../server/src/specs/piece.ts';
import { string } from '../../support/string.ts';

/** What is wrong in a list of connectors: kind of fault, the text it is about, and what was meant. */
const faults = (text: string, release: Release = '4.22'): string[] => {
  const value = string(text);
  return connectorFaults(value, piece(value, 0, text.length), release).map(
    ({ what, piece: where, meant }) => `${what} ${where.text}${meant ? ` -> ${meant}` : ''}`,
  );
};

describe('connectors of a virtual display', () => {
  for (const text of ['hdmi0:1920x1080', 'a:1x1;b:2x2', 'a:1x1;', 'a: 1920x 1080', 'a:-1x5', ' a:1x1', '']) {
    it(`takes "${text}"`, () => assert.deepEqual(faults(text), []));
  }
  const WRONG = [
    ['hdmi0', 'pair hdmi0'],
    ['hdmi0:', 'pair hdmi0:'],
    ['a:1920', 'half 1920'],
    ['a:1920X1080', 'half 1920X1080 -> 1920x1080'],
    ['a:1920 x 1080', 'half 1920 x 1080 -> 1920x1080'],
    ['a:1920*1080', 'half 1920*1080 -> 1920x1080'],
    ['a: ', 'half  '],
    ['a:full', 'size full'],
    ['a:1x1@60', 'rest 1x1@60'],
    ['a:1x1:2', 'rest 1x1:2'],
  ] as const;
  for (const [text, fault] of WRONG) it(`finds fault with "${text}"`, () => assert.deepEqual(faults(text), [fault]));

  it('goes no further than xl does', () => {
    assert.deepEqual(faults('a:full;b'), ['size full']);
    assert.deepEqual(faults('a:1x1@60;b'), ['rest 1x1@60', 'pair b']);
  });

  it('takes a connector without a name since 4.18', () => {
    assert.deepEqual(faults(':1x1', '4.17'), ['pair :1x1']);
    assert.deepEqual(faults(':1x1', '4.18'), []);
  });
});

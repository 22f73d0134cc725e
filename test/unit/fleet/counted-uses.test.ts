import assert from 'node:assert/strict';
import type { Fact } from '../../../server/src/fleet/facts.ts';
import { CountedUses } from '../../../server/src/rules/fleet/others.ts';

const PLACES = 500;

const uses = Array.from({ length: PLACES }, (_, line): Fact => {
  const range = { start: { line, character: 0 }, end: { line, character: 9 } };
  return { type: 'disk', key: '/dev/a', path: 'a.cfg', range, label: '/dev/a', detail: line % 2 ? 'w' : 'r' };
});

describe('the uses of a thing that a rule counts', () => {
  it('are looked for once for all places with the same name', () => {
    const counted = new CountedUses();
    let looked = 0;
    const none = (): boolean => {
      looked++;
      return false;
    };
    for (let i = 0; i < PLACES; i++) assert.deepEqual(counted.of(uses, 'w /dev/a', none), []);
    assert.equal(looked, PLACES);
  });

  it('are as many as are named and one more, in their order', () => {
    const found = new CountedUses().of(uses, 'r /dev/a', ({ detail }) => detail === 'w');
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      Array.from({ length: 21 }, (_, i) => 2 * i + 1),
    );
  });

  it('are others for another name', () => {
    const counted = new CountedUses();
    counted.of(uses, 'w /dev/a', () => true);
    assert.deepEqual(
      counted.of(uses, 'r /dev/a', () => false),
      [],
    );
  });
});

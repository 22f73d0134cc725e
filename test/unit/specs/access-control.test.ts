import assert from 'node:assert/strict';
import type { Release } from '../../../server/src/catalog/release.ts';
import { accessFault } from '../../../server/src/specs/access-control.ts';
import { string } from '../../support/string.ts';

const fault = (text: string, release: Release): string | undefined => {
  const found = accessFault(string(text), release);
  return found && [found.what, found.key ?? found.meant ?? found.option?.key.text].filter(Boolean).join(' ');
};

describe('access control strings', () => {
  it('take any order up to 3.4', () => {
    assert.equal(fault('policy=a,label=b', '3.4'), undefined);
    assert.equal(fault(' label = b , policy = a ', '3.4'), undefined);
  });
  it('have one form since 4.0', () => {
    assert.equal(fault('policy=a,label=b', '4.0'), undefined);
    assert.equal(fault('label=b, policy=a', '4.0'), 'form policy=a,label=b');
    assert.equal(fault('policy=a, label=b', '4.4'), 'form policy=a,label=b');
    // The rest belongs to the label.
    assert.equal(fault('policy=a,label=b,type=c', '4.4'), undefined);
  });
  for (const release of ['3.4', '4.4'] as const) {
    it(`name what is wrong (${release})`, () => {
      assert.equal(fault('policy=a', release), 'missing label');
      assert.equal(fault('', release), 'missing policy');
      assert.equal(fault('policy=a,lable=b', release), 'key lable');
      assert.equal(fault('policy=a,label', release), 'equals label');
    });
  }
  it('have two parts up to 3.4', () => assert.equal(fault('policy=a,label=b,label=c', '3.4'), 'many'));
});

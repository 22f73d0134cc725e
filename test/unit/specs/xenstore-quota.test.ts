import assert from 'node:assert/strict';
import { readQuota } from '../../../server/src/specs/xenstore-quota.ts';
import { string } from '../../support/string.ts';

const quota = (text: string): string | undefined => {
  const read = readQuota(string(text));
  return read && [read.name.text, read.value.text, read.fault].filter((part) => part !== undefined).join('|');
};

describe('limits of XenStore', () => {
  it('reads names and numbers', () => {
    assert.equal(quota('watches=256'), 'watches|256');
    assert.equal(quota('memory=0xffffffff'), 'memory|0xffffffff');
    assert.equal(quota('nodes= 010'), 'nodes| 010');
  });
  it('wants a number and nothing behind it', () => {
    assert.equal(quota('nodes='), 'nodes||number');
    assert.equal(quota('nodes=many'), 'nodes|many|number');
    assert.equal(quota('nodes=5 '), 'nodes|5 |number');
    assert.equal(quota('nodes=1=2'), 'nodes|1=2|number');
  });
  it('has 32 bits', () => {
    assert.equal(quota('nodes=4294967296'), 'nodes|4294967296|range');
    assert.equal(quota('nodes=-1'), 'nodes|-1|range');
    assert.equal(quota(`nodes=${'9'.repeat(5000)}`)?.endsWith('|range'), true);
  });
  it('needs the equals sign', () => assert.equal(quota('nodes'), undefined));
});

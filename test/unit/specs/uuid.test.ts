import assert from 'node:assert/strict';
import { isUuid, repairUuid, uuidFault } from '../../../server/src/specs/uuid.ts';

const GOOD = 'ac0a5b9e-cbe2-4c07-b43b-1d69e46fb839';

describe('UUIDs', () => {
  it('are 32 digits in five groups', () => {
    assert.ok(isUuid(GOOD));
    assert.ok(isUuid(GOOD.toUpperCase()));
    for (const text of ['', GOOD.slice(1), ` ${GOOD}`, `${GOOD} `, GOOD.replaceAll('-', ''), `{${GOOD}}`])
      assert.ok(!isUuid(text), text);
  });
  it('are repaired when all digits are there', () => {
    assert.equal(repairUuid(GOOD.replaceAll('-', '')), GOOD);
    assert.equal(repairUuid(`{${GOOD}}`), GOOD);
    assert.equal(repairUuid(GOOD.slice(1)), undefined);
  });
  it('say what is wrong', () => {
    assert.match(uuidFault(''), /empty/);
    assert.match(uuidFault('abc'), /has 3/);
    assert.match(uuidFault('xyz'), /"x"/);
    assert.match(uuidFault(GOOD.replaceAll('-', '')), /hyphens/);
  });
});

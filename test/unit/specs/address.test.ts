import assert from 'node:assert/strict';
import { formatAddress, isAddressFault, rangeOf, readAddress } from '../../../server/src/specs/address.ts';

describe('an IP address', () => {
  it('is IPv4 or IPv6, with or without a prefix length', () => {
    assert.deepEqual(readAddress('192.0.2.1'), { family: 4, bytes: [192, 0, 2, 1], prefix: 32 });
    assert.deepEqual(readAddress('10.0.0.1/8'), { family: 4, bytes: [10, 0, 0, 1], prefix: 8 });
    const six = readAddress('2001:db8::1/64');
    assert.ok(!isAddressFault(six) && six.family === 6 && six.prefix === 64);
  });

  const faults: [string, string, string][] = [
    ['10.0.0.256', 'octet', '256'],
    ['10.0.O.5', 'letters', 'O'],
    ['192.168.1.10.5', 'count', '192.168.1.10.5'],
    ['10.0.0', 'count', '10.0.0'],
    ['10.0.0.1/33', 'prefix', '33'],
    ['10.0.0.1/-1', 'prefix', '-1'],
    ['10.0.0.1/', 'prefix', ''],
    ['2001:db8:::1', 'letters', '2001:db8:::1'],
    ['', 'empty', ''],
  ];
  for (const [text, what, where] of faults) {
    it(`"${text}" is wrong at "${where}"`, () => {
      const found = readAddress(text);
      assert.ok(isAddressFault(found));
      assert.equal(found.what, what);
      assert.equal(text.slice(found.from, found.to), where);
    });
  }

  it('has a range', () => {
    const address = readAddress('10.1.2.3/20');
    assert.ok(!isAddressFault(address));
    const { first, last } = rangeOf(address);
    assert.equal(`${formatAddress(first)} ${formatAddress(last)}`, '10.1.0.0 10.1.15.255');
  });
});

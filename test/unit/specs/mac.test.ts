import assert from 'node:assert/strict';
import {
  formatMac,
  isLocal,
  isMulticast,
  isXen,
  type Mac,
  readMac,
  repairMac,
  reservedAs,
  xlMac,
} from '../../../server/src/specs/mac.ts';
import { TextMap } from '../../../server/src/values/value.ts';

const read = (text: string): Mac =>
  readMac(
    { kind: 'string', span: { start: 0, end: text.length + 2 }, text, map: TextMap.plain(1, text.length) },
    0,
    text.length,
  );

describe('a MAC address', () => {
  it('is six octets of one or two hexadecimal digits between colons', () => {
    assert.deepEqual(read('00:16:3e:5B:7a:1').address, [0, 0x16, 0x3e, 0x5b, 0x7a, 1]);
    for (const wrong of [
      '00:16:3e:5b:7a',
      '00:16:3e:5b:7a:01:02',
      '00-16-3e-5b-7a-01',
      '00:16:3e:5b:7a:0g',
      '00:16:3e:5b:7a:',
      '',
      '00:16:3e:5b:7a:001',
    ]) {
      assert.equal(read(wrong).address, undefined, wrong);
    }
  });

  it('is read by xl with other separators and digits, and with something behind', () => {
    const address = [0, 0x16, 0x3e, 0x5b, 0x7a, 1];
    for (const text of ['00-16-3e-5b-7a-01', '0:16:3e:5b:7a:001', '00:16:3e:5b:7a:01:02', '0x00 16.3E_5b:7a:1'])
      assert.deepEqual(xlMac(text), address, text);
    for (const text of [
      '00:16:3e:5b:7a',
      '00:16:3e:5b:7a:100',
      '00:16:3e:5b:7a:0g',
      '00163e5b7a01',
      '',
      '00:g:3e:5b:7a:01',
    ])
      assert.equal(xlMac(text), undefined, text);
  });

  it('knows the place of each octet', () => {
    assert.deepEqual(read('00:16:3e:5b:7a:01').octets[3]?.span, { start: 10, end: 12 });
  });

  it('knows its bits and blocks', () => {
    assert.equal(isMulticast([0x01]), true);
    assert.equal(isMulticast([0xae]), false);
    assert.equal(isLocal([0xae]), true);
    assert.equal(isLocal([0x00]), false);
    assert.equal(isXen([0, 0x16, 0x3e, 1, 2, 3]), true);
    assert.equal(reservedAs([0, 0, 0, 0, 0, 0]), 'zero');
    assert.equal(reservedAs([255, 255, 255, 255, 255, 255]), 'broadcast');
    assert.equal(reservedAs([254, 255, 255, 255, 255, 255]), 'backend');
    assert.equal(reservedAs([2, 0, 0, 0, 0, 0]), undefined);
    assert.equal(formatMac([0, 0x16, 0x3e, 1, 2, 255]), '00:16:3e:01:02:ff');
  });

  const repairs: [string, string | undefined][] = [
    ['00-16-3e-5b-7a-01', '00:16:3e:5b:7a:01'],
    ['00 16 3e 5b 7a 1', '00:16:3e:5b:7a:01'],
    ['00163e5b7a01', '00:16:3e:5b:7a:01'],
    ['0016.3e5b.7a01', '00:16:3e:5b:7a:01'],
    ['OO:l6:3e:5b:7a:01', '00:16:3e:5b:7a:01'],
    ['0x00:0x16:0x3e:0x5b:0x7a:0x01', '00:16:3e:5b:7a:01'],
    ['00:16:3e:5b:7a', undefined],
    ['00:16:3e:XX:XX:XX', undefined],
    ['00:16:3e:5b:7a:01:02', undefined],
    ['00:16:3e:gg:7a:01', undefined],
    ['00163e5b7a0', undefined],
  ];
  for (const [text, meant] of repairs) {
    it(`${text} ${meant ? `was meant as ${meant}` : 'has no single repair'}`, () =>
      assert.equal(repairMac(read(text)), meant));
  }
});

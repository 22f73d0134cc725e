import assert from 'node:assert/strict';
import { readVdev, readXendVdev } from '../../../server/src/specs/vdev.ts';

describe('the name of a virtual device', () => {
  describe('libxl', () => {
    const NUMBERS: readonly (readonly [string, number])[] = [
      ['xvda', 51712],
      ['xvda1', 51713],
      ['xvdb', 51728],
      ['xvdp15', 51967],
      ['xvda16', (1 << 28) | 16],
      ['xvdq', (1 << 28) | (16 << 8)],
      ['xvdaa', (1 << 28) | (26 << 8)],
      ['xvda255', (1 << 28) | 255],
      ['d0p0', 51712],
      ['d0p1', 51713],
      ['d26p3', (1 << 28) | (26 << 8) | 3],
      ['d0x10p010', (1 << 28) | (16 << 8) | 8],
      ['hda', 768],
      ['hdb', 832],
      ['hdc', 5632],
      ['hdd63', 5759],
      ['sda', 2048],
      ['sdp15', 2303],
      ['51712', 51712],
      ['0xca00', 51712],
      ['0300', 192],
      ['2147483647', 2147483647],
      ['', 0],
    ];
    for (const [name, number] of NUMBERS)
      it(`gives "${name}" the number ${number}`, () => assert.equal(readVdev(name)?.number, number));

    const REFUSED = [
      'xvda01',
      'xvda0',
      'xvda256',
      'xvda ',
      ' xvda',
      'xvda1x',
      'XVDA',
      'vda',
      'hde',
      'hda64',
      'sdq',
      'sda16',
      '/dev/xvda',
      'd0',
      'd0p',
      'd0p256',
      'd1048576p0',
      '08',
      '2147483648',
      '-1',
      'xvda1p1',
      'cdrom',
      `xvd${'z'.repeat(50_000)}`,
      `xvda${'1'.repeat(50_000)}`,
    ];
    for (const name of REFUSED) it(`refuses "${name.slice(0, 20)}"`, () => assert.equal(readVdev(name), undefined));

    it('does not notice that a letter is missing', () => {
      assert.equal(readVdev('xvd')?.disk, -1);
      assert.equal(readVdev('hd')?.number, 832);
    });

    it('tells disk and partition, but not of a number', () => {
      assert.deepEqual(readVdev('hdc2'), { number: 5634, bus: 'hd', disk: 2, partition: 2 });
      assert.deepEqual(readVdev('d3p1'), { number: 51761, bus: 'xvd', disk: 3, partition: 1 });
      assert.deepEqual(readVdev('768'), { number: 768, bus: 'number' });
    });
  });

  describe('xend', () => {
    const NUMBERS: readonly (readonly [string, number])[] = [
      ['xvda', 51712],
      ['/dev/xvda1', 51713],
      ['xvdz', (1 << 28) | (25 << 8)],
      ['xvdiz', (1 << 28) | (259 << 8)],
      ['hda1', 769],
      ['hdt', (91 << 8) | 64],
      ['sda', 2048],
      ['sdq', 65 << 8],
      ['sdaa1', (65 << 8) | 161],
      ['768', 768],
      ['0x300', 768],
    ];
    for (const [name, number] of NUMBERS)
      it(`gives "${name}" the number ${number}`, () => assert.equal(readXendVdev(name, '4.4')?.number, number));

    for (const name of ['xvda16', 'xvda01', 'hdu', 'hdaa', 'hda64', 'sdja', 'vda', 'xvda ', ' hda', 'xda1', 'd0p1', ''])
      it(`has no number for "${name}"`, () => assert.equal(readXendVdev(name, '4.4'), undefined));

    it('knew fewer before', () => {
      assert.equal(readXendVdev('xvdq', '3.2'), undefined);
      assert.equal(readXendVdev('sdq', '3.0.3'), undefined);
      assert.equal(readXendVdev('sdq', '3.0.4')?.number, 65 << 8);
    });

    it('read numbers as hexadecimal up to 3.2', () => {
      assert.equal(readXendVdev('300', '3.2')?.number, 768);
      assert.equal(readXendVdev('300', '3.3')?.number, 300);
    });
  });
});

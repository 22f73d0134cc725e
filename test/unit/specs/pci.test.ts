import assert from 'node:assert/strict';
import type { Release, Toolstack } from '../../../server/src/catalog/release.ts';
import { formatBdf, repairBdf } from '../../../server/src/specs/bdf.ts';
import { readPci } from '../../../server/src/specs/pci.ts';
import { string } from '../../support/string.ts';

/** What a reader takes: the address with its functions and slot, the name, the options; and its faults, `!` before those that it refuses. */
function read(text: string, release: Release, toolstack: Toolstack = 'xl'): string {
  const { bdf, functions, slot, name, options, faults } = readPci(string(text), { toolstack, release });
  const address =
    bdf && `${formatBdf(bdf)}${functions !== 'all' && functions.length > 1 ? `(${functions.join()})` : ''}`;
  return [
    address,
    slot && `@${slot.value}`,
    name && `name ${name.text}`,
    ...options.map(({ key, value }) => `${key.text}→${value?.text ?? ''}`),
    ...faults.map(({ what, piece, refuses }) => `${refuses ? '!' : '?'}${what} "${piece.text}"`),
  ]
    .filter((part) => part)
    .join(' ');
}

describe('PCI devices', () => {
  const NEW: Record<string, string> = {
    '00:1d.0': '0000:00:1d.0',
    '0001:a:b.7': '0001:0a:0b.7',
    '03:00.*@5': '0000:03:00.* @5',
    '03:00.0@1f,permissive=1,': '0000:03:00.0 @31 permissive→1',
    'bdf=03:00.0,vslot=6': '0000:03:00.0 @6 bdf→03:00.0 vslot→6',
    'permissive=1,name=card': 'name card permissive→1 name→card',
    '03:00.0,bdf=04:00.0x': '0000:04:00.0 bdf→04:00.0x ?two-addresses "bdf=04:00.0x" ?passed-over "x"',
    '03:20.0': '!device "20"',
    '100:00.0': '!bus "100"',
    '10000:00:00.0': '!domain "10000"',
    '03:00.8': '!func "8"',
    '03:00.0 ': '0000:03:00.0 !rest " "',
    '03:00.0@20': '0000:03:00.0 !slot "20"',
    '03:00': '!no-dot "03:00"',
    '03:00:0,seize=1': '!no-dot "03:00:0"',
    ' 03:00.0': '!form " 03:00.0"',
    '3.0': '!form "3.0"',
    '': '!form ""',
    'permissive=1': 'permissive→1 !no-device "permissive=1"',
    '03:00.0,name=x': '0000:03:00.0 name x name→x !address-and-name "x"',
    '03:00.0,permissive': '0000:03:00.0 permissive→ !no-equals "permissive"',
  };
  for (const [text, taken] of Object.entries(NEW))
    it(`xl since 4.15: "${text}"`, () => assert.equal(read(text, '4.15'), taken));

  const OLD: Record<string, string> = {
    '00:1d.0': '0000:00:1d.0',
    ' 0: 1d. 0': '0000:00:1d.0',
    '03:20.0': '?device "20"',
    '03:100.0': '!device "100"',
    '03:00.0@20': '0000:03:00.0 @32 ?slot "20"',
    '03:00.0 ,seize=1': 'seize→1 !rest " "',
    '03:00.0,': '0000:03:00.0 !comma ","',
    '03:00.0,a=1,': '0000:03:00.0 a→1 !comma ","',
    'bdf=03:00.0': '!form "bdf=03:00.0"',
    '03:00': '!no-dot "03:00"',
    card: '!form "card"',
  };
  for (const [text, taken] of Object.entries(OLD))
    it(`xl up to 4.14: "${text}"`, () => assert.equal(read(text, '4.14'), taken));

  const XM: readonly (readonly [Release, string, string])[] = [
    ['4.4', '0000:03:00.0@1f,msitranslate=1', '0000:03:00.0 @31 msitranslate→1'],
    ['4.4', '03,00,0,', '0000:03:00.0'],
    ['4.4', '03:00.0-2,4', '0000:03:00.0(0,1,2,4)'],
    ['4.4', '03:00.1=0', '0000:03:00.1'],
    ['4.4', '03:00.1-3', '!func "1-3"'],
    ['4.4', '03:00.0,0', '!func "0,0"'],
    ['4.4', '03:00.*', '0000:03:00.*'],
    ['4.4', '03:00.0 ', '!form "03:00.0 "'],
    ['4.4', '03:00.0, power_mgmt=1', '0000:03:00.0  power_mgmt→1'],
    ['3.4', '03:00.0, power_mgmt=1', '0000:03:00.0 power_mgmt→1'],
    ['3.3', '03:00.0,power_mgmt=1', '!form "03:00.0,power_mgmt=1"'],
    ['3.2', '03:00.0,power_mgmt=1', '0000:03:00.0'],
    ['3.0.0', 'c0,02,1', '0000:c0:02.1'],
    ['3.0.0', 'c0:02.1', '!form "c0:02.1"'],
  ];
  for (const [release, text, taken] of XM)
    it(`xm ${release}: "${text}"`, () => assert.equal(read(text, release, 'xm'), taken));

  it('knows where each number stands', () => {
    const { slot } = readPci(string('03:00.0@1f'), { toolstack: 'xl', release: '4.22' });
    assert.deepEqual(slot?.piece.span, { start: 9, end: 11 });
  });

  const REPAIRED: Record<string, string | undefined> = {
    pci_0000_03_00_0: '0000:03:00.0',
    '0000-03-00.0': '0000:03:00.0',
    '03:00:1': '03:00.1',
    "'03:00.0'": '03:00.0',
    'pci:0000:03:00.0': '0000:03:00.0',
    '03:00': undefined,
    '1:2:3': undefined,
    'a03:00.0b': undefined,
  };
  for (const [text, address] of Object.entries(REPAIRED))
    it(`finds the address in ${text}`, () => assert.equal(repairBdf(text), address));

  it('takes linear time', () => {
    for (const text of [
      '0,'.repeat(50_000),
      `0:${'0.'.repeat(50_000)}`,
      '00:00.0,'.repeat(12_000),
      '0-7,'.repeat(25_000),
    ]) {
      for (const release of ['4.4', '4.15'] as const) {
        readPci(string(text), { toolstack: 'xl', release });
        readPci(string(`00:00.0${text}`), { toolstack: 'xm', release: '4.4' });
      }
    }
  });
});

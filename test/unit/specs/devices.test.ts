import assert from 'node:assert/strict';
import type { Release } from '../../../server/src/catalog/release.ts';
import { readCNumber } from '../../../server/src/specs/c-number.ts';
import { readIomem } from '../../../server/src/specs/iomem.ts';
import { readIoports, repairIoports } from '../../../server/src/specs/ioports.ts';
import { irqFault } from '../../../server/src/specs/irqs.ts';
import { type OptionStyle, readOptions } from '../../../server/src/specs/options.ts';
import { readRdm } from '../../../server/src/specs/rdm.ts';
import { readVscsi } from '../../../server/src/specs/vscsi.ts';
import { string } from '../../support/string.ts';

describe('numbers as C reads them', () => {
  const NUMBERS: readonly (readonly [string, 0 | 10 | 16, string])[] = [
    ['12ab', 10, '12 of 2'],
    [' -5', 10, '-5 of 3'],
    ['0x1f', 10, '0 of 1'],
    ['0x1f', 0, '31 of 4'],
    ['017', 0, '15 of 3'],
    ['089', 0, '0 of 1'],
    ['0x', 0, '0 of 1'],
    ['0x1g', 16, '1 of 3'],
    ['ff.', 16, '255 of 2'],
    ['', 10, 'none'],
    ['x', 0, 'none'],
    ['9'.repeat(100), 10, `${2n ** 64n} of 100`],
    [`${'0'.repeat(100)}7`, 10, '7 of 101'],
  ];
  for (const [text, base, expected] of NUMBERS)
    it(`"${text}" in base ${base}`, () => {
      const number = readCNumber(text, base);
      assert.equal(number ? `${number.value} of ${number.length}` : 'none', expected);
    });
});

describe('options of a device', () => {
  const parts = (text: string, style: OptionStyle): string[] =>
    readOptions(string(text), style).map(
      ({ key, equals, value }) => `[${key.text}]${equals ? `=[${value?.text}]` : ''}`,
    );

  it('keeps blanks where MATCH_OPTION does', () => assert.deepEqual(parts(' a = b ,c', 'match'), ['[a]=[ b ]', '[c]']));
  it('takes blanks off where a pair is split', () => assert.deepEqual(parts(' a = b ,c', 'pair'), ['[a]=[b]', '[c]']));
  it('passes over empty parts as strtok does', () => assert.deepEqual(parts(',a=1,,', 'match'), ['[a]=[1]']));
  it('sees a part of blanks', () => assert.deepEqual(parts('a=1, ', 'match'), ['[a]=[1]', '[ ]']));
  it('sees empty parts for xm', () => assert.deepEqual(parts('a=1,', 'xm'), ['[a]=[1]', '[]']));
  it('has none for an empty text', () => assert.deepEqual(parts(' ', 'xm'), []));
});

describe('rdm', () => {
  const read = (text: string, release: Release): string => {
    const { strategy, policy, faults } = readRdm(string(text), release);
    const found = faults.map(({ what, piece, drops }) => `${drops ? '!' : '?'}${what} "${piece.text}"`);
    return [strategy, policy, ...found].filter((part) => part).join(' ');
  };
  const CASES: readonly (readonly [Release, string, string])[] = [
    ['4.13', 'strategy=host,policy=strict', 'host strict'],
    ['4.13', 'policy=strict,strategy=host', 'host strict !order "policy=strict,strategy=host"'],
    ['4.13', 'strategy=host', 'host !missing "strategy=host"'],
    ['4.14', 'policy=strict,strategy=host', 'host strict'],
    ['4.14', 'strategy=host', 'host'],
    ['4.14', 'policy=relaxed', 'relaxed ?missing "policy=relaxed"'],
    ['4.15', 'strategy=host', 'host'],
    ['4.15', 'strategy=host,policy=strict', 'host strict !dropped "policy=strict"'],
    ['4.15', 'strategy=host,policy=x', 'host ?word "x"'],
    ['4.15', 'strategy=x', '!word "x"'],
    ['4.15', 'host', '!no-equals "host"'],
    ['4.15', 'strategy=host,', 'host !comma ","'],
    ['4.15', 'mode=host', '!key "mode"'],
  ];
  for (const [release, text, expected] of CASES)
    it(`${release}: "${text}"`, () => assert.equal(read(text, release), expected));
});

describe('I/O ports, interrupts and memory', () => {
  const ports = (text: string, toolstack: 'xl' | 'xm'): string => {
    const found = readIoports(text, toolstack);
    return found
      ? `${found.first.toString(16)}-${found.last.toString(16)}${found.fault ? ` ${found.fault}` : ''}`
      : 'form';
  };
  const PORTS: readonly (readonly [string, string, string])[] = [
    ['2f8-2ff', '2f8-2ff', '2f8-2ff'],
    ['0x2f8-0x2ff', '2f8-2ff', 'form'],
    ['2f8', '2f8-2f8', '2f8-2f8'],
    ['2f8:2ff', '2f8-2f8 rest', 'form'],
    ['2ff-2f8', '2ff-2f8 backwards', '2ff-2f8 backwards'],
    ['2f8-2ffx', 'form', 'form'],
    ['10000', '10000-10000 range', '10000-10000 range'],
    ['', 'form', 'form'],
    ['2f8- 2ff', '2f8-2ff', 'form'],
  ];
  for (const [text, xl, xm] of PORTS)
    it(`ports "${text}"`, () => assert.deepEqual([ports(text, 'xl'), ports(text, 'xm')], [xl, xm]));

  it('finds the range that was meant', () => {
    assert.equal(repairIoports('0x2f8:0x2ff', 'xl'), '0x2f8-0x2ff');
    assert.equal(repairIoports('0x2f8 to 0x2ff', 'xm'), '2f8-2ff');
    assert.equal(repairIoports('com1', 'xl'), undefined);
  });

  it('takes decimal interrupts', () => {
    const fault = (text: string, release: Release) => irqFault(text, { toolstack: 'xl', release }) ?? 'fine';
    assert.deepEqual(
      ['5', '5 ', '0x5', 'x', '-1', '4294967295'].map((text) => fault(text, '4.7')),
      ['fine', 'form', 'form', 'form', 'range', 'range'],
    );
    assert.deepEqual(
      ['5 ', '0x5', 'x'].map((text) => fault(text, '4.6')),
      ['rest', 'rest', 'form'],
    );
    assert.equal(irqFault(' 5 ', { toolstack: 'xm', release: '4.1' }), undefined);
  });

  it('takes pages and the guest page behind @', () => {
    const pages = (text: string, release: Release): string => {
      const found = readIomem(text, release);
      return found ? `${found.start} ${found.count} ${found.gfn ?? '-'} ${found.fault ?? 'fine'}` : 'form';
    };
    assert.equal(pages('a,5@10', '4.7'), '10 5 16 fine');
    assert.equal(pages('a, 0x5', '4.7'), '10 5 - fine');
    assert.equal(pages('a ,5', '4.7'), 'form');
    assert.equal(pages('a,5@', '4.7'), 'form');
    assert.equal(pages('a,5x', '4.7'), 'form');
    assert.equal(pages('a,5x', '4.6'), '10 5 - rest');
    assert.equal(pages('a,5@10', '4.4'), '10 5 - gfn');
    assert.equal(pages('a,0', '4.7'), '10 0 - count');
    assert.equal(
      pages(`a,${'f'.repeat(20)}`, '4.7')
        .split(' ')
        .at(-1),
      'range',
    );
  });
});

describe('SCSI devices of xm', () => {
  const faults = (text: string, release: Release): string =>
    readVscsi(string(text), release)
      .faults.map(({ what, piece }) => `${what} "${piece.text}"`)
      .join();
  it('takes two parts or three', () => {
    assert.equal(faults('/dev/sdb, 0:0:0:1', '3.4'), '');
    assert.equal(faults('/dev/sdb,0:0:0:1,domU', '3.4'), '');
    assert.equal(faults('/dev/sdb', '3.4'), 'parts "/dev/sdb"');
    assert.equal(faults('a,0:0:0:0,b,c', '3.4'), 'parts "a,0:0:0:0,b,c"');
  });
  it('knows whole hosts since 3.4', () => {
    assert.equal(faults('2:0:0:0,host', '3.4'), '');
    assert.equal(faults('2:0:0:0,host', '3.3'), 'vdev "host"');
    assert.equal(faults(',x:0:0:0', '3.4'), 'pdev "",vdev "x:0:0:0"');
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { subkeysAt } from '../../server/src/catalog/index.ts';
import { readCNumber } from '../../server/src/specs/c-number.ts';
import { readPci } from '../../server/src/specs/pci.ts';
import { readRdm } from '../../server/src/specs/rdm.ts';
import { skip } from '../support/skip.ts';
import { string } from '../support/string.ts';
import { buildJudge, judgeLines, missingJudge } from './xlutil.ts';

/** The release whose libxlutil Debian 12 has; the code is the same from 4.15 on. */
const TARGET = { toolstack: 'xl', release: '4.17' } as const;
const LONG = process.env['XEN_TEST_LONG'] !== undefined;
const RUNS = LONG ? 40_000 : 3000;

const REFUSED = '-';

/** What we make of a PCI device, in the judge's form. */
function ourPci(text: string): string {
  const { bdf, slot, name, functions, options, faults } = readPci(string(text), TARGET);
  const known = subkeysAt('pci', TARGET);
  const policy = options.filter(({ key }) => key.text === 'rdm_policy').map(({ value }) => value?.text.toLowerCase());
  const refused =
    faults.some(({ refuses }) => refuses) ||
    options.some(({ key }) => !known.has(key.text)) ||
    policy.some((word) => !['strict', 'relaxed', 'invalid'].includes(word ?? ''));
  if (refused) return REFUSED;
  const flag = (key: string): number =>
    Number((readCNumber(options.findLast((one) => one.key.text === key)?.value?.text ?? '0', 10)?.value ?? 0n) !== 0n);
  const flags = ['msitranslate', 'power_mgmt', 'permissive', 'seize'].map(flag);
  const address = bdf ? [bdf.domain, bdf.bus, bdf.device, bdf.func ?? 0] : [0, 0, 0, 0];
  return [...address, Number(functions === 'all'), slot?.value ?? 0, ...flags, `[${name?.text ?? ''}]`].join(' ');
}

/** What we make of rdm, in the judge's form. */
function ourRdm(text: string): string {
  const { strategy, policy, faults } = readRdm(string(text), TARGET.release);
  if (faults.some(({ drops }) => drops)) return REFUSED;
  return `${strategy ? 1 : -9} ${policy ? ['strict', 'relaxed'].indexOf(policy) : -9}`;
}

const words = (...all: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...all);

const PCI_BITS = words(
  ...[
    '0',
    '00',
    '1d',
    '1f',
    '20',
    'ff',
    '100',
    '7',
    '8',
    '*',
    'a',
    'g',
    ':',
    ':',
    '.',
    '.',
    ',',
    ',',
    '@',
    '=',
    ' ',
    '-',
  ],
  ...[
    'permissive=1',
    'msitranslate=yes',
    'seize=1',
    'power_mgmt=0',
    'rdm_policy=strict',
    'rdm_policy=Relaxed',
    'rdm_policy=x',
  ],
  ...[
    'name=nic',
    'bdf=',
    'vslot=',
    'vslot=1f',
    'vslot=20',
    'foo=1',
    '0000:00:1d.0',
    '00:1d.0',
    '00:1d.*',
    '@5',
    'permissive',
  ],
);
const PCI_RIGHT = words(
  '00:1d.0',
  '0000:00:1d.0@1f',
  'bdf=00:1d.0,permissive=1',
  '00:1d.0,msitranslate=1,power_mgmt=0',
  'name=x,seize=1',
  '00:1d.*@3,rdm_policy=strict',
);
const CHARACTER = words(...'0123456789abcdefg:.,@=* -');

/** A right text with one to three characters put in or taken out. */
const slipped = fc
  .tuple(PCI_RIGHT, fc.array(fc.tuple(fc.nat(40), CHARACTER, fc.boolean()), { minLength: 1, maxLength: 3 }))
  .map(([right, slips]) =>
    slips.reduce((text, [place, character, added]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + (added ? character : '') + text.slice(added ? at : at + 1);
    }, right),
  );
const composed = fc
  .array(fc.tuple(PCI_BITS, words('', '', '', ',')), { minLength: 1, maxLength: 6 })
  .map((bits) => bits.flat().join(''));
const RDM = fc
  .array(
    words(
      'strategy=',
      'policy=',
      'host',
      'strict',
      'Strict',
      ',',
      '=',
      'strategy=host',
      'policy=strict',
      'policy=x',
      'x=1',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((bits) => bits.join(''));

/** Without a dot before the function libxlutil goes on with a number that it never set. */
const isDefined = (text: string): boolean =>
  !readPci(string(text), TARGET).faults.some(({ what }) => what === 'no-dot');

describe('PCI devices and rdm, beside libxlutil', function () {
  this.timeout(60_000);
  let program = '';

  before(function () {
    const reason = missingJudge();
    if (reason) skip(this, reason);
    program = buildJudge('devices');
  });

  const compare = (kind: 'pci' | 'rdm', texts: readonly string[], ours: (text: string) => string): number => {
    const answers = judgeLines(
      program,
      texts.map((text) => `${kind} ${text}`),
    );
    const differences = texts.flatMap((text, i) =>
      answers[i] === ours(text) ? [] : [`${JSON.stringify(text)}: libxlutil ${answers[i]}, we ${ours(text)}`],
    );
    assert.deepEqual(differences.slice(0, 5), [], `${differences.length} differences`);
    return answers.filter((answer) => answer !== REFUSED).length;
  };

  it(`reads ${RUNS} texts for pci alike`, () => {
    const seed = LONG ? Date.now() : 1;
    const texts = fc.sample(fc.oneof(slipped, composed, PCI_RIGHT).filter(isDefined), { numRuns: RUNS, seed });
    const taken = compare('pci', texts, ourPci);
    assert.ok(taken > RUNS / 20 && taken < RUNS, `${taken} taken`);
  });

  it('reads texts for rdm alike', () => {
    const taken = compare('rdm', fc.sample(RDM, { numRuns: RUNS, seed: 1 }), ourRdm);
    assert.ok(taken > 0 && taken < RUNS, `${taken} taken`);
  });
});

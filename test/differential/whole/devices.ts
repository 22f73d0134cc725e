import { catalog, subkeysAt } from '../../../server/src/catalog/index.ts';
import type { GuestType, SubkeyFacts } from '../../../server/src/catalog/types.ts';
import { disk } from './disks.ts';
import type { Draw } from './draw.ts';
import { vif } from './interfaces.ts';
import { pci } from './pci.ts';
import { RELEASE } from './settings.ts';
import { bare, type Line, type Spelled } from './spell.ts';

const TARGET = { toolstack: 'xl', release: RELEASE } as const;

/** Lists of devices, a few of all kinds. */
export function devices(draw: Draw, type: GuestType): Line[] {
  const lines = [
    list(draw, 'disk', 2, 3, (place) => disk(draw, type, place)),
    list(draw, 'vif', 2, 3, (place) => vif(draw, type, place)),
  ];
  if (draw.once(6)) lines.push(list(draw, 'pci', 1, 3, (place) => pci(draw, place)));
  if (draw.once(2)) lines.push(draw.of(OTHERS)(draw));
  if (draw.once(4)) lines.push(draw.of(OTHERS)(draw));
  return lines.filter(({ name }) => name);
}

/** One line with a list of entries; without a name, so left out, once in so many times. */
function list(draw: Draw, name: string, absent: number, most: number, entry: (place: number) => string): Line {
  const entries = draw.many(most, () => '').map((_, place) => entry(place));
  const value = draw.mostly<Spelled>(
    () => entries,
    () => entries[0] ?? '',
    () => [entries, ...entries],
    () => [...entries, bare(7)],
    () => entries.join(','),
    () => [...entries, ''],
    () => bare(1),
  );
  return { name: draw.once(absent + 2) ? '' : name, value };
}

/** Entries of `KEY=VALUE,…` from what the catalogue knows of the keys. */
function keyed(draw: Draw, spec: string, needed: readonly string[], values: Values = {}): string {
  const keys = [...subkeysAt(spec, TARGET).values()].filter(({ deprecated }) => !deprecated);
  const optional = keys.filter(({ name }) => !needed.includes(name));
  const chosen = [
    ...needed.filter(() => !draw.slips),
    ...(optional.length && draw.once(2) ? draw.some(optional, 2).map(({ name }) => name) : []),
  ];
  const parts = chosen.map((name) => {
    const facts = keys.find((key) => key.name === name) as SubkeyFacts;
    if (facts.form === 'flag') return draw.word([name], [`${name}=1`]);
    return `${draw.word([name])}${draw.word(['='], [' = ', '= ', '', '=='])}${draw.word(values[name] ?? usual(facts), ODD)}`;
  });
  if (draw.slips) parts.push(draw.of(['x=1', 'x', '=', '', 'Type=pv', 'unknown=']));
  return parts.join(draw.word([','], [', ', ' ,', ';', ',,', ' ']));
}

type Values = Readonly<Record<string, readonly string[]>>;

const ODD = ['x', '', '-1', '99', '1.5', '65536', 'yes', ' 1', '1 ', '0x1f', '4294967296'];

const USUAL: Values = {
  boolean: ['0', '1'],
  integer: ['0', '1', '2', '3'],
  domain: ['0', 'dom1', 'driver'],
  uuid: ['c7a5fdb2-cdaf-9455-926a-d65c16db1809'],
  path: ['/x', 'x'],
  'integer-list': ['44100', '8000;44100'],
};

function usual({ kind, words }: SubkeyFacts): readonly string[] {
  if (words) return words.map(({ name }) => name);
  return USUAL[kind] ?? ['x', 'a b', 'x1'];
}

const ofKeys =
  (name: string, needed: readonly string[] = [], values: Values = {}) =>
  (draw: Draw): Line =>
    list(draw, name, 1e9, 2, () => keyed(draw, name, needed, values));

const strings =
  (name: string, right: readonly string[], wrong: readonly string[]) =>
  (draw: Draw): Line =>
    list(draw, name, 1e9, 2, () => draw.word(right, wrong));

const CPUID = [
  'host',
  'host,tm=0,sse3=0',
  'host,family=6',
  'host,stepping=k',
  '0x1:ecx=0x0',
  '1:edx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0',
];

const OTHERS: readonly ((draw: Draw) => Line)[] = [
  ofKeys('vfb', [], { vncdisplay: ['1', '0'], vnclisten: ['0.0.0.0', '127.0.0.1:1'], keymap: ['de'] }),
  ofKeys('vtpm', ['backend']),
  ofKeys('p9', ['tag', 'path', 'security_model'], { security_model: ['none', 'mapped'] }),
  ofKeys('channel', ['connection', 'name'], { connection: ['pty', 'pty', 'socket'] }),
  ofKeys('channel', ['connection', 'path', 'name'], { connection: ['socket'], name: ['org.x.0'] }),
  ofKeys('vkb', ['backend-type']),
  ofKeys('vdispl', ['connectors'], { connectors: ['0:1x1', 'a:800x600;b:1024x768', '0:1x1;'] }),
  ofKeys('usbctrl', [], { version: ['1', '2'], ports: ['1', '4'], type: ['pv', 'auto'] }),
  ofKeys('usbdev', ['hostbus', 'hostaddr']),
  ofKeys('usbdev', ['hostbus', 'hostaddr', 'controller', 'port'], { type: ['hostdev'] }),
  ofKeys('pvcalls'),
  sound,
  strings(
    'ioports',
    ['2f8-2ff', '3f8', '0x60', '60-60'],
    ['2ff-2f8', 'x', '3f8-', '3f8 ', '100000000', '-1', '3f8-3ffx', ''],
  ),
  strings('irqs', ['5', '11', '07'], ['0x5', 'x', '', '5 ', '-1', '4294967295', '4294967296']),
  strings(
    'iomem',
    ['a0,20', '0xa0,20@b0', 'fec00,1'],
    ['a0', 'a0,', 'a0, 20', 'a0,20@', 'a0,20x', 'a0 ,20', '', 'a0,20@b0x'],
  ),
  strings('dtdev', ['/soc/uart@0', '/x'], ['x', '']),
  strings('cpuid', CPUID.slice(4), ['1:exx=0x1', '1', 'x:eax=1', '1,y:eax=1', '1:eax=x']),
  (draw) => ({
    name: 'cpuid',
    value: draw.word(CPUID.slice(0, 4), ['tm=0', 'host,tm', 'host,nope=1', 'host,tm=2', '']),
  }),
  (draw) => ({
    name: 'rdm',
    value: draw.word(
      ['strategy=host,policy=relaxed', 'strategy=host', 'policy=strict'],
      ['host', 'x=1', '', 'strategy=x'],
    ),
  }),
  (draw) => ({ name: 'vif2', value: draw.of<Spelled>([[''], ['x'], 'x']) }),
  (draw) => ({ name: draw.of(SPECS), value: draw.of<Spelled>([[], '', [''], [['']], bare(0), ['x'], [bare(5)]]) }),
];

const SPECS = [...catalog.specs.keys()].filter((name) => name !== 'vnuma');

const FORMATS = ['s16_le', 'S8', 'S16_LE;U8'];

/** A sound card: a list of its own with entries for card, PCM devices and streams. */
function sound(draw: Draw): Line {
  const keys = (values: Values): string =>
    Object.entries(values)
      .filter(() => draw.once(2))
      .map(([name, words]) => `, ${draw.word([name])}=${draw.word(words, ODD)}`)
      .join('');
  const common = {
    'sample-rates': ['44100'],
    'sample-formats': FORMATS,
    'channels-min': ['1'],
    'buffer-size': ['4096'],
  };
  const entries = (): string[] => [
    `${draw.word(['card', 'CARD'], ['cards', 'sound', ''])}${keys({ ...common, backend: ['0'], 'short-name': ['a'] })}`,
    ...(draw.slips ? [] : [`${draw.word(['pcm'])}${keys({ ...common, name: ['dev1'] })}`]),
    `${draw.word(['stream', 'Stream'])}${keys({ ...common, type: ['P', 'C'], 'unique-id': ['0'] })}`,
  ];
  return {
    name: 'vsnd',
    value: draw.mostly<Spelled>(
      () => [entries()],
      () => entries(),
      () => [entries(), ...entries()],
      () => [[...entries(), entries()]],
      () => entries()[0] as string,
      () => [[]],
    ),
  };
}

import type { SubkeyFacts } from '../../catalog/types.ts';
import { freshMac, macFromIp } from '../../fleet/mac.ts';
import { isAddressFault, readAddress } from '../../specs/address.ts';
import type { Part } from '../../specs/piece.ts';
import type { Span } from '../../syntax/text.ts';
import type { Completion } from '../types.ts';
import { bridges } from './bridges.ts';
import { guestName, type SpecPlace } from './context.ts';
import { inOrder, valueItem } from './items.ts';
import { type Usual, vifScripts } from './usual.ts';
import { freshUuid } from './uuid.ts';
import { freeVdevs } from './vdevs.ts';

/** What may stand behind a sub-key's `=`. */
export function subkeyValues(place: SpecPlace, subkey: SubkeyFacts, here: Part, all: readonly Part[]): Completion[] {
  const where = valueSpan(place, here);
  if (!where) return [];
  const words = (subkey.words ?? []).flatMap(({ name: word }): Completion[] =>
    word
      ? [
          {
            ...valueItem(word, where),
            kind: 'word',
            doc: { of: 'spec', spec: place.spec.name, name: subkey.name, word },
          },
        ]
      : [],
  );
  return inOrder([...words, ...usual(place, subkey, all).map(([value, about]) => valueItem(value, where, about))]);
}

/** The word of the value that the cursor touches. A second word counts only where a value may have several. */
function valueSpan({ value, at }: SpecPlace, { key, value: given }: Part): Span | undefined {
  if (!given) return undefined;
  const { text } = value;
  let start = at;
  let end = at;
  while (start > given.from && text[start - 1] !== ' ') start--;
  while (end < given.to && text[end] !== ' ') end++;
  const first = !text.slice(given.from, start).trim();
  return first || key.text.trim() === 'ip' ? value.map.span(start, end) : undefined;
}

function usual(place: SpecPlace, subkey: SubkeyFacts, all: readonly Part[]): readonly Usual[] {
  const { name, kind, range, default: standard } = subkey;
  const own = OWN[`${place.spec.name}.${name}`]?.(place, all);
  if (own) return own;
  if (subkey.words?.length) return [];
  const common = OF_KIND[kind]?.(place, all);
  if (common) return common;
  if (range?.min !== undefined && range.max !== undefined && range.max - range.min < 32) {
    return Array.from({ length: range.max - range.min + 1 }, (_, i): Usual => [String((range.min ?? 0) + i)]);
  }
  if (standard !== undefined && !/ /.test(String(standard))) return [[String(standard), 'the default']];
  return [];
}

type Maker = (place: SpecPlace, all: readonly Part[]) => readonly Usual[];

const LISTEN: Maker = () => [
  ['127.0.0.1', 'dom0 alone'],
  ['0.0.0.0', 'every address of dom0'],
];

/** By spec and sub-key. */
const OWN: Readonly<Record<string, Maker>> = {
  'disk.target': (place) => targets(guestName(place)),
  'vfb.keymap': () => [['en-us'], ['en-gb'], ['de'], ['fr'], ['es'], ['it']],
  'vfb.vncdisplay': () => [
    ['0', 'port 5900'],
    ['1', 'port 5901'],
    ['2', 'port 5902'],
  ],
  'vfb.vnclisten': LISTEN,
  'vif.bridge': ({ file, fleet }) => bridges(file, fleet).map((bridge) => [bridge]),
  'vif.script': vifScripts,
  'vif.vifname': vifNames,
  'vif2.bridge': ({ file, fleet }) => bridges(file, fleet).map((bridge) => [bridge]),
  'vif.mtu': () => [
    ['1500', 'Ethernet'],
    ['9000', 'jumbo frames'],
  ],
};

/** By the kind of the sub-key. */
const OF_KIND: Readonly<Record<string, Maker>> = {
  bdf: () => [['01:00.0', 'BUS:DEVICE.FUNCTION']],
  boolean: () => [
    ['1', 'on'],
    ['0', 'off'],
  ],
  domain: ({ file, fleet }) => [
    ['0', 'dom0'],
    ...[...fleet.all('name')].flatMap(([fact]): Usual[] =>
      fact && fact.path !== file.path ? [[fact.key, 'in the workspace']] : [],
    ),
  ],
  mac: macs,
  rate: () => [
    ['10Mb/s', '10 megabits a second'],
    ['100Mb/s'],
    ['1Gb/s'],
    ['1MB/s@20ms', 'megabytes, in slices of 20 ms'],
  ],
  uuid: ({ file, index }) => [[freshUuid(`${file.path}#${index}`), 'fresh']],
  vdev: (place) => [...freeVdevs(place, place.others()).map((vdev): Usual => [vdev, 'free'])],
};

function macs({ file, fleet, index }: SpecPlace, all: readonly Part[]): Usual[] {
  const fresh: Usual = [freshMac(fleet, `${file.path}#${index}`), "Xen's block, used by no file here"];
  const ip = readAddress(all.find(({ key }) => key.text.trim() === 'ip')?.value?.text.trim() ?? '');
  if (isAddressFault(ip) || ip.family !== 4) return [fresh];
  return [fresh, [macFromIp(ip.bytes), 'made from the IP address']];
}

/** The guest's name and the interface's number, as short as the kernel wants it: 15 characters, 11 for an emulated card's twin. */
function vifNames(place: SpecPlace): Usual[] {
  const { file, index } = place;
  const most = file.kind === 'domain' && file.domain.guestType === 'hvm' ? 11 : 15;
  const end = `.${index}`;
  return [[guestName(place).slice(0, most - end.length) + end]];
}

/** Where images and volumes usually are. */
export const targets = (name: string): Usual[] => [
  [`/dev/vg0/${name}`, 'a logical volume'],
  [`/var/lib/xen/images/${name}.img`, 'a raw file'],
  [`/var/lib/xen/images/${name}.qcow2`, 'a file that grows'],
];

import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import type { Option } from './options.ts';
import { MAX, type PciFault, type PciSpec } from './pci-parts.ts';
import { piece, split, trimmed } from './piece.ts';

const XM_PLAIN = /^(?:([0-9a-fA-F]{1,4})[:,])?([0-9a-fA-F]{1,2})[:,]([0-9a-fA-F]{1,2})[.,]/;

/** What stands for the functions, for the slot and for the options, by release (create.py:preprocess_pci; since 4.0 xen/util/pci.py). */
function restOf(release: Release): RegExp {
  if (inReleases(release, null, '3.2')) return /^([0-9a-fA-F])/;
  if (inReleases(release, null, '3.3')) return /^([0-7])$/;
  if (inReleases(release, null, '3.4')) return /^([0-7])(?:@([01]?[0-9a-fA-F]))?(?:,(.*))?$/;
  return /^(\*|[0-7](?:[,-=][0-7])*)(?:@([01]?[0-9a-fA-F]))?(?:,(.*))?$/;
}

/** xm: an address, a slot (3.4 and later) and options. */
export function readPciXm(value: StringValue, release: Release): PciSpec {
  const { text } = value;
  const start = release === '3.0.0' ? /^()([^,]*),([^,]*),(?=[^,]*$)/.exec(text) : XM_PLAIN.exec(text);
  const rest = release === '3.0.0' ? /^([^,]*)$/ : restOf(release);
  const behind = start && rest.exec(text.slice(start[0].length));
  const whole = piece(value, 0, text.length);
  if (!start || !behind) return { functions: [], options: [], faults: [{ what: 'form', piece: whole, refuses: true }] };
  const [head, domain = '0', bus = '', device = ''] = start;
  const [tail, written = '', slot, options] = behind;
  const hex = (digits: string): number => Number.parseInt(digits || '0', 16);
  const behindAddress = head.length + written.length;
  const functions = written === '*' ? 'all' : functionsOf(written);
  const faults: PciFault[] = [];
  if (hex(device) > MAX.device)
    faults.push({
      what: 'device',
      piece: piece(value, head.length - 1 - device.length, head.length - 1),
      refuses: false,
    });
  if (!functions) faults.push({ what: 'func', piece: piece(value, head.length, behindAddress), refuses: true });
  const read = options === undefined ? [] : optionsIn(value, head.length + tail.length - options.length, release);
  for (const option of read) if (!option.equals) faults.push({ what: 'no-equals', piece: option.whole, refuses: true });
  const func = functions === 'all' ? undefined : functions?.[0];
  return {
    ...(!faults.length && { bdf: { domain: hex(domain), bus: hex(bus), device: hex(device), func } }),
    address: piece(value, 0, behindAddress),
    functions: functions ?? [],
    ...(slot !== undefined && {
      slot: { value: hex(slot), piece: piece(value, behindAddress + 1, behindAddress + 1 + slot.length) },
    }),
    options: read,
    faults,
  };
}

/** `0,2-3,5=0` (4.0 and later): functions of the host's device, each perhaps with the guest's behind `=`. Undefined beyond 7. */
function functionsOf(text: string): number[] | undefined {
  const all: number[] = [];
  for (const range of text.split(',')) {
    const ends = range.split('-').map((one) => (/^[0-7](?:=[0-7])?$/.test(one) ? Number(one[0]) : undefined));
    const [first, last = first] = ends;
    if (first === undefined || last === undefined || ends.includes(undefined) || ends.length > 2) return undefined;
    for (let func = Math.min(first, last); func <= Math.max(first, last); func++) all.push(func);
  }
  return all;
}

/** The options behind the address; empty parts count as none. Blanks belong to key and value, but for 3.4, which took them off. */
function optionsIn(value: StringValue, from: number, release: Release): Option[] {
  const cut = release === '3.4' ? trimmed : piece;
  return split(value, ',', from).flatMap((part) => {
    const whole = cut(value, part.from, part.to);
    const at = whole.text.indexOf('=');
    if (!whole.text) return [];
    if (at < 0) return [{ whole, key: whole }];
    const equals = whole.from + at;
    return [
      {
        whole,
        key: cut(value, whole.from, equals),
        equals: piece(value, equals, equals + 1),
        value: cut(value, equals + 1, whole.to),
      },
    ];
  });
}

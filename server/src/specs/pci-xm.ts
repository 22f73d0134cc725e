import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import type { Option } from './options.ts';
import { MAX, type PciFault, type PciSpec } from './pci-parts.ts';
import { piece, split, trimmed } from './piece.ts';

const ADDRESS = '(?:([0-9a-fA-F]{1,4})[:,])?([0-9a-fA-F]{1,2})[:,]([0-9a-fA-F]{1,2})[.,]';
const BEHIND = '(?:@([01]?[0-9a-fA-F]))?(?:,(.*))?$';

/** Address, functions, slot and options by the last release of each form (create.py:preprocess_pci; since 4.0 xen/util/pci.py). */
const FORMS: readonly (readonly [Release, RegExp])[] = [
  ['3.0.0', /^()([0-9a-fA-F]{1,2}),([0-9a-fA-F]{1,2}),([0-9a-fA-F])$/],
  ['3.2', new RegExp(`^${ADDRESS}([0-9a-fA-F])`)],
  ['3.3', new RegExp(`^${ADDRESS}([0-7])$`)],
  ['3.4', new RegExp(`^${ADDRESS}([0-7])${BEHIND}`)],
  ['4.4', new RegExp(`^${ADDRESS}(\\*|[0-7](?:[,-=][0-7])*)${BEHIND}`)],
];

/** xm: an address, a slot (3.4 and later) and options. */
export function readPciXm(value: StringValue, release: Release): PciSpec {
  const { text } = value;
  const form = FORMS.find(([last]) => inReleases(release, null, last))?.[1];
  // Python's dot ends at a line end, and no address has one.
  const found = text.includes('\n') ? null : form?.exec(text);
  if (!found)
    return {
      functions: [],
      options: [],
      faults: [{ what: 'form', piece: piece(value, 0, text.length), refuses: true }],
    };
  const [whole, domain = '0', bus = '', device = '', written = '', slot, options] = found;
  const behindAddress = whole.length - tailLength(slot, options);
  const functionAt = behindAddress - written.length;
  const hex = (digits: string): number => Number.parseInt(digits || '0', 16);
  const functions = written === '*' ? 'all' : functionsOf(written);
  const faults: PciFault[] = [];
  if (hex(device) > MAX.device)
    faults.push({
      what: 'device',
      piece: piece(value, functionAt - 1 - device.length, functionAt - 1),
      refuses: false,
    });
  if (!functions) faults.push({ what: 'func', piece: piece(value, functionAt, behindAddress), refuses: true });
  const read = options === undefined ? [] : optionsIn(value, whole.length - options.length, release);
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

/** How many characters `@slot` and `,options` take. */
const tailLength = (slot: string | undefined, options: string | undefined): number =>
  (slot === undefined ? 0 : slot.length + 1) + (options === undefined ? 0 : options.length + 1);

/** A function of the host's device and the guest's; `chosen` when the text says which one the guest gets. */
interface Mapped {
  readonly host: number;
  readonly guest: number;
  readonly chosen: boolean;
}

/**
 * `0,2-3,5=1` (4.0 and later): the functions of the host's device. Undefined when one is beyond 7 or stands twice, and when the guest gets
 * no function 0, which it needs to find the device.
 */
function functionsOf(text: string): number[] | undefined {
  const all: Mapped[] = [];
  for (const range of text.split(',')) {
    const mapped = range.includes('-') ? rangeOf(range.split('-')) : [functionOf(range)];
    for (const one of mapped) {
      if (!one || all.some(({ host, guest }) => host === one.host || guest === one.guest)) return undefined;
      all.push(one);
    }
  }
  // The lowest of those that are not given a place becomes 0.
  const reachable = all.some(({ guest, chosen }) => guest === 0 || !chosen);
  return reachable ? all.map(({ host }) => host) : undefined;
}

function functionOf(text: string): Mapped | undefined {
  const [read, host, guest] = /^0*([0-7])(?:=0*([0-7]))?$/.exec(text) ?? [];
  return read ? { host: Number(host), guest: Number(guest ?? host), chosen: guest !== undefined } : undefined;
}

/** Both ends may name the guest's function; the two ranges are equally long. */
function rangeOf(ends: readonly string[]): (Mapped | undefined)[] {
  const [first, last, more] = ends.map(functionOf);
  if (!first || !last || more || ends.length > 2) return [undefined];
  const steps = Math.abs(last.host - first.host);
  if (steps !== Math.abs(last.guest - first.guest)) return [undefined];
  const host = Math.sign(last.host - first.host);
  const guest = Math.sign(last.guest - first.guest);
  return Array.from({ length: steps + 1 }, (_, i) => ({
    host: first.host + host * i,
    guest: first.guest + guest * i,
    chosen: true,
  }));
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

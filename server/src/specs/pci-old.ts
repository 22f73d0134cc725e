import type { StringValue } from '../values/value.ts';
import type { Option } from './options.ts';
import { endOf, hexField, MAX, nextOption, type PciFault, type PciFaultKind, type PciSpec } from './pci-parts.ts';
import { piece } from './piece.ts';

/** The largest numbers that xl took; no bus has such devices and slots. */
const TAKEN = { ...MAX, device: 0xff, slot: 0xff } as const;

/**
 * xl up to 4.14 (tools/libxl/libxlu_pci.c:xlu_pci_parse_bdf; in 4.1 libxl_pci.c:libxl_device_pci_parse_bdf): each number goes up to its
 * separator, as strtoul in base 16 takes it, and nothing may be left over.
 */
export function readPciOld(value: StringValue): PciSpec {
  const { text } = value;
  const faults: PciFault[] = [];
  const malformed = (what: PciFaultKind): PciFault => ({
    what,
    piece: piece(value, 0, endOf(text, 0, ',')),
    refuses: true,
  });
  const none = (what: PciFaultKind): PciSpec => ({ functions: [], options: [], faults: [malformed(what)] });
  const field = (name: keyof typeof MAX, from: number, to: number): number => {
    const found = hexField(value, from, to);
    const last = name === 'func' || name === 'slot';
    const fault = (what: PciFaultKind, first = from, refuses = true): void => {
      faults.push({ what, piece: piece(value, first, to), refuses });
    };
    if (!found || (found.piece.to < to && !last)) {
      if (name === 'slot') fault('slot');
      else if (!faults.some(({ what }) => what === 'form')) faults.push(malformed('form'));
    } else if (found.piece.to < to) fault('rest', found.piece.to);
    else if (found.value < 0 || found.value > MAX[name])
      fault(name, from, found.value < 0 || found.value > TAKEN[name]);
    return found?.value ?? 0;
  };
  const colon = text.indexOf(':');
  if (colon < 0) return none('form');
  const dot = text.indexOf('.', colon);
  const second = text.indexOf(':', colon + 1);
  const three = second >= 0 && (dot < 0 || second < dot);
  if (dot < 0) return none('no-dot');
  const domain = three ? field('domain', 0, colon) : 0;
  const bus = three ? field('bus', colon + 1, second) : field('bus', 0, colon);
  const device = field('device', (three ? second : colon) + 1, dot);
  let at = dot + 1;
  while (at < text.length && text[at] !== '@' && text[at] !== ',') at++;
  const all = text.slice(dot + 1, at) === '*';
  const func = all ? undefined : field('func', dot + 1, at);
  const address = piece(value, 0, at);
  let slot: PciSpec['slot'];
  if (text[at] === '@') {
    const end = endOf(text, at, ',');
    slot = { value: field('slot', at + 1, end), piece: piece(value, at + 1, end) };
    at = end;
  }
  const options: Option[] = [];
  if (at === text.length - 1) faults.push({ what: 'comma', piece: piece(value, at, at + 1), refuses: true });
  for (at++; at < text.length; ) {
    const option = nextOption(value, at);
    options.push(option);
    if (!option.value) {
      faults.push({ what: 'no-equals', piece: option.whole, refuses: true });
      break;
    }
    at = option.value.to + 1;
    if (at === text.length) faults.push({ what: 'comma', piece: piece(value, at - 1, at), refuses: true });
  }
  return {
    ...(!faults.some(({ what }) => what !== 'slot' && (what in MAX || what === 'form' || what === 'rest')) && {
      bdf: { domain, bus, device, func },
    }),
    address,
    functions: all ? 'all' : func === undefined ? [] : [func],
    ...(slot && { slot }),
    options,
    faults,
  };
}

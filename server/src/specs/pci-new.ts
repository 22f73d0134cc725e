import type { StringValue } from '../values/value.ts';
import type { Bdf } from './bdf.ts';
import type { Option } from './options.ts';
import { endOf, hexField, MAX, nextOption, type PciFault, type PciSpec } from './pci-parts.ts';
import { type Piece, piece } from './piece.ts';

/** xl since 4.15 (tools/libs/util/libxlu_pci.c:xlu_pci_parse_spec_string): an address, then key=value; or these alone. */
export function readPciNew(value: StringValue): PciSpec {
  const { text } = value;
  const positional = scanAddress(value, 0);
  const faults: PciFault[] = [];
  let at = 0;
  let found: Address | undefined;
  let slot: PciSpec['slot'];
  if (isFault(positional)) {
    // Without an address at its start, the text must be key=value from its first character on.
    if (!/^[\w-]+=/.test(text)) return { functions: [], options: [], faults: [positional] };
  } else {
    found = positional;
    at = found.address.to;
    if (text[at] === '@') {
      const end = endOf(text, at, ',');
      slot = slotIn(value, at + 1, end, faults);
      at = slot ? slot.piece.to : end;
    }
    if (at < text.length && text[at] !== ',') {
      const end = endOf(text, at, ',');
      faults.push({ what: 'rest', piece: piece(value, at, end), refuses: true });
      at = end;
    }
    at++;
  }
  const options: Option[] = [];
  let name: Piece | undefined;
  while (at < text.length) {
    const option = nextOption(value, at);
    options.push(option);
    at = option.value ? option.value.to + 1 : text.length;
    if (!option.value) {
      faults.push({ what: 'no-equals', piece: option.whole, refuses: true });
      break;
    }
    if (option.key.text === 'name') name = option.value;
    if (option.key.text === 'bdf') {
      const other = scanAddress(value, option.value.from, option.value.to);
      if (isFault(other)) faults.push(other);
      else {
        if (found) faults.push({ what: 'two-addresses', piece: option.whole, refuses: false });
        found = other;
        if (other.address.to < option.value.to)
          faults.push({ what: 'passed-over', piece: piece(value, other.address.to, option.value.to), refuses: false });
      }
    }
    if (option.key.text === 'vslot') slot = slotIn(value, option.value.from, option.value.to, faults);
  }
  const whole = piece(value, 0, text.length);
  if (found && name) faults.push({ what: 'address-and-name', piece: name.text ? name : whole, refuses: true });
  else if (!found && !name && !faults.length) faults.push({ what: 'no-device', piece: whole, refuses: true });
  return { ...found, ...(slot && { slot }), ...(name && { name }), functions: found?.functions ?? [], options, faults };
}

interface Address {
  readonly bdf: Bdf;
  readonly address: Piece;
  readonly functions: PciSpec['functions'];
}

const isFault = (result: Address | PciFault): result is PciFault => 'what' in result;

/** sscanf's reading of `[DOMAIN:]BUS:DEVICE.FUNCTION` (parse_bdf); what stands behind it is the caller's. */
function scanAddress(value: StringValue, from: number, to = value.text.length): Address | PciFault {
  const text = value.text.slice(0, to);
  const end = endOf(text, from, ',');
  const fault = (what: PciFault['what'], first = from, last = end): PciFault => ({
    what,
    piece: piece(value, first, last),
    refuses: true,
  });
  let colons = 0;
  for (let at = from; at < text.length && /[0-9a-fA-F:]/.test(text[at] as string); at++) if (text[at] === ':') colons++;
  if (colons !== 1 && colons !== 2) return fault('form');
  const numbers: number[] = [];
  let at = from;
  for (const [name, separator] of colons === 2 ? THREE : TWO) {
    const field = hexField(value, at, to);
    if (!field) return fault('form');
    at = field.piece.to;
    if (text[at] !== separator) return fault(separator === '.' ? 'no-dot' : 'form');
    if (field.value < 0 || field.value > MAX[name]) return fault(name, field.piece.from, field.piece.to);
    numbers.push(field.value);
    at++;
  }
  const [domain = 0, bus = 0, device = 0] = colons === 2 ? numbers : [0, ...numbers];
  if (text[at] === '*') {
    const address = piece(value, from, at + 1);
    return { bdf: { domain, bus, device, func: undefined }, address, functions: 'all' };
  }
  const func = hexField(value, at, to);
  if (!func) return fault('form');
  if (func.value < 0 || func.value > MAX.func) return fault('func', func.piece.from, func.piece.to);
  const address = piece(value, from, func.piece.to);
  return { bdf: { domain, bus, device, func: func.value }, address, functions: [func.value] };
}

const TWO = [
  ['bus', ':'],
  ['device', '.'],
] as const;
const THREE = [['domain', ':'], ...TWO] as const;

/** A slot in the guest; what stands behind the number is passed over in `vslot=`, and looked at behind `@`. */
function slotIn(value: StringValue, from: number, to: number, faults: PciFault[]): PciSpec['slot'] {
  const field = hexField(value, from, to);
  if (!field || field.value < 0 || field.value > MAX.slot) {
    faults.push({ what: 'slot', piece: piece(value, from, to), refuses: true });
    return undefined;
  }
  return { value: field.value, piece: field.piece };
}

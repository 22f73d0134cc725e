import type { StringValue } from '../values/value.ts';
import type { Bdf } from './bdf.ts';
import { readCNumber } from './c-number.ts';
import type { Option } from './options.ts';
import { type Piece, piece } from './piece.ts';

/** A PCI device for a guest, as its toolstack takes it. */
export interface PciSpec {
  readonly bdf?: Bdf;
  /** The address as it is written. */
  readonly address?: Piece;
  /** Which functions of the device the guest gets. */
  readonly functions: 'all' | readonly number[];
  /** The slot of the guest's bus. */
  readonly slot?: { readonly value: number; readonly piece: Piece };
  /** The name under which the device was made assignable (4.15 and later). */
  readonly name?: Piece;
  readonly options: readonly Option[];
  /** What its reader does not take, or takes otherwise than it looks. Keys and values of options are not judged here. */
  readonly faults: readonly PciFault[];
}

/**
 * `form`: no address; `no-dot`: none between device and function; `domain` … `func`, `slot`: no number in its range; `rest`: something
 * behind the address or the slot; `no-equals`: an option without `=`; `address-and-name`, `no-device`: both, or neither;
 * `two-addresses`: the second counts; `passed-over`: not looked at; `comma`: a comma at the end, with nothing behind it.
 */
export type PciFaultKind =
  | 'form'
  | 'no-dot'
  | 'domain'
  | 'bus'
  | 'device'
  | 'func'
  | 'slot'
  | 'rest'
  | 'no-equals'
  | 'address-and-name'
  | 'no-device'
  | 'two-addresses'
  | 'passed-over'
  | 'comma';

export interface PciFault {
  readonly what: PciFaultKind;
  readonly piece: Piece;
  /** True when the reader refuses the text for it; else it takes it, for something that was hardly meant. */
  readonly refuses: boolean;
}

/** The largest numbers that a PCI bus has room for. */
export const MAX = { domain: 0xffff, bus: 0xff, device: 0x1f, func: 7, slot: 0x1f } as const;

/** A hexadecimal number at an offset, with the piece that it takes; undefined when there is none. */
export function hexField(
  value: StringValue,
  from: number,
  to: number,
): { readonly value: number; readonly piece: Piece } | undefined {
  const number = readCNumber(value.text.slice(from, to), 16);
  return number && { value: Number(number.value), piece: piece(value, from, from + number.length) };
}

/** The end of the part that begins at `from`: the next separator, or the end of the text. */
export function endOf(text: string, from: number, separator: string): number {
  const at = text.indexOf(separator, from);
  return at < 0 ? text.length : at;
}

/** The option at an offset: its key goes up to the next `=`, commas and all; its value up to the next comma. */
export function nextOption(value: StringValue, from: number): Option {
  const equals = value.text.indexOf('=', from);
  if (equals < 0) {
    const rest = piece(value, from, value.text.length);
    return { whole: rest, key: rest };
  }
  const end = endOf(value.text, equals, ',');
  return {
    whole: piece(value, from, end),
    key: piece(value, from, equals),
    equals: piece(value, equals, equals + 1),
    value: piece(value, equals + 1, end),
  };
}

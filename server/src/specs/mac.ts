import type { StringValue } from '../values/value.ts';
import { readCNumber } from './c-number.ts';
import { type Piece, piece, StringPiece } from './piece.ts';

/** One octet of a MAC address: its text and place, and its value where it is one or two hexadecimal digits. */
export interface Octet extends Piece {
  readonly value?: number | undefined;
}

/** A MAC address as it is written; `octets` are what stands between the separators, right or wrong. */
export interface Mac {
  readonly whole: Piece;
  readonly octets: readonly Octet[];
  /** The separators in their order, as written. */
  readonly separators: readonly string[];
  /** The six octets' values, when the address is six octets of one or two hexadecimal digits between colons. */
  readonly address?: readonly number[];
}

const isHex = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);

function octetValue(text: string): number | undefined {
  if (!text.length || text.length > 2) return undefined;
  for (let i = 0; i < text.length; i++) if (!isHex(text.charCodeAt(i))) return undefined;
  return Number.parseInt(text, 16);
}

const isSeparator = (char: string): boolean =>
  char === ':' || char === '-' || char === '.' || char === ' ' || char === '_';

class OctetPiece extends StringPiece implements Octet {
  get value(): number | undefined {
    return octetValue(this.text);
  }
}

/** Takes a MAC address apart without judging it. `from` and `to` are offsets in the string's text. */
export function readMac(value: StringValue, from: number, to: number): Mac {
  const octets: Octet[] = [];
  const separators: string[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    const char = value.text[at] as string;
    if (at < to && !isSeparator(char)) continue;
    octets.push(new OctetPiece(value, start, at));
    if (at < to) separators.push(char);
    start = at + 1;
  }
  const address =
    octets.length === 6 && separators.every((separator) => separator === ':') ? valuesOf(octets) : undefined;
  return { whole: piece(value, from, to), octets, separators, ...(address ? { address } : {}) };
}

/**
 * The address that xl takes from a text since 4.6: six numbers up to ff with any one character between them, of as many digits as there are
 * (tools/xl/xl_parse.c:parse_nic_config). Undefined when it finds no six, or when the last is cut short by what is no digit.
 */
export function xlMac(text: string): number[] | undefined {
  const values: number[] = [];
  let at = 0;
  while (values.length < 6) {
    const number = at < text.length ? readCNumber(text.slice(at), 16) : undefined;
    if (!number || number.value < 0n || number.value > 255n) return undefined;
    values.push(Number(number.value));
    at += number.length + 1;
  }
  return at > text.length || isSeparator(text[at - 1] as string) ? values : undefined;
}

/** The octets' values; undefined when one has none. */
function valuesOf(octets: readonly Octet[]): number[] | undefined {
  const values: number[] = [];
  for (const { value } of octets) {
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Six octets as Xen and the kernel print them. */
export const formatMac = (octets: readonly number[]): string =>
  octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':');

/** The bit that makes an address a group's (I/G): the lowest of the first octet. */
export const isMulticast = (octets: readonly number[]): boolean => ((octets[0] ?? 0) & 1) === 1;

/** The bit that says that nobody registered the address (U/L): the second lowest of the first octet. */
export const isLocal = (octets: readonly number[]): boolean => ((octets[0] ?? 0) & 2) === 2;

/** Xen's own registered block, 00:16:3e. */
export const isXen = (octets: readonly number[]): boolean =>
  octets[0] === 0 && octets[1] === 0x16 && octets[2] === 0x3e;

/** All-zero, broadcast, or fe:ff:ff:ff:ff:ff, which the host's side of every vif uses. */
export function reservedAs(octets: readonly number[]): 'zero' | 'broadcast' | 'backend' | undefined {
  if (octets.every((octet) => octet === 0)) return 'zero';
  if (octets.every((octet) => octet === 0xff)) return 'broadcast';
  return octets[0] === 0xfe && octets.slice(1).every((octet) => octet === 0xff) ? 'backend' : undefined;
}

/** Letters that are typed for digits. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', i: '1', '|': '1' };

/**
 * The address that was meant, when there is only one reading: wrong separators, none at all, a leading 0x, or letters that look
 * like digits. Undefined when octets are missing or say nothing.
 */
export function repairMac(mac: Mac): string | undefined {
  const text = mac.whole.text.trim().replace(/[Ooli|I]/g, (letter) => LOOKALIKES[letter] ?? letter);
  const octets = text.split(/[:\-. _]/).map((octet) => octet.replace(/^0[xX](?=[0-9a-fA-F]{1,2}$)/, ''));
  if (octets.length === 6 && octets.every((octet) => octetValue(octet) !== undefined)) {
    return formatMac(octets.map((octet) => Number.parseInt(octet, 16)));
  }
  const digits = octets.join('');
  const grouped = octets.length === 1 || octets.every((octet) => octet.length === 4);
  if (!grouped || digits.length !== 12 || ![...digits].every((_, i) => isHex(digits.charCodeAt(i)))) return undefined;
  return formatMac([0, 2, 4, 6, 8, 10].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)));
}

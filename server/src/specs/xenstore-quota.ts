import type { StringValue } from '../values/value.ts';
import { readCNumber } from './c-number.ts';
import { type Piece, piece } from './piece.ts';

/** `watches=256` as xl reads it. */
export interface Quota {
  readonly name: Piece;
  readonly value: Piece;
  /** Why xl does not take the value. */
  readonly fault?: 'number' | 'range';
}

const MAX = 2n ** 32n;

/** Reads one entry of `xenstore_quota` (tools/xl/xl_parse.c:parse_xsquota_item, 4.22); undefined for a text without `=`. */
export function readQuota(text: StringValue): Quota | undefined {
  const at = text.text.indexOf('=');
  if (at < 0) return undefined;
  const value = piece(text, at + 1, text.text.length);
  const number = readCNumber(value.text, 0);
  const fault =
    !number || number.length < value.text.length
      ? 'number'
      : number.value < 0n || number.value >= MAX
        ? 'range'
        : undefined;
  return { name: piece(text, 0, at), value, ...(fault && { fault }) };
}

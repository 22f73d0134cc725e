import type { Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { readCNumber } from './c-number.ts';
import { readPair } from './pair.ts';
import { type Piece, split, wholePiece } from './piece.ts';

/** What xl makes of a text in a virtual NUMA node that is not the number or range that was wanted. */
export interface NodeFault {
  readonly piece: Piece;
  /** `number`: xl stops. `rest`: it takes the digits at the start. `word`, `open`: it takes virtual CPU 0 or the first one. `backwards`: none. */
  readonly what: 'empty' | 'number' | 'rest' | 'word' | 'open' | 'backwards';
  /** The number that xl reads. */
  readonly read?: bigint;
  /** What was meant, when there is one reading. */
  readonly meant?: string;
}

/** What strtoul answers for a number that is too large; xl takes it for none. */
const ULONG_MAX = 2n ** 64n - 1n;
const NUMBERS = new Set(['pnode', 'size']);

/**
 * What is wrong with the value in one `KEY=VALUE` of a virtual NUMA node (tools/xl/xl_parse.c:parse_vnuma_config, parse_ulong and parse_range,
 * whose complaint it does not look at; since 4.6). Nothing for a text that is no such pair and for keys that there are not.
 */
export function nodeFaults(text: StringValue, release: Release): NodeFault[] {
  const pair = readPair(text, release);
  if (!pair) {
    const empty = /^[ \t]*(?:pnode|size|vcpus|vdistances)[ \t]*=+$/.test(text.text);
    return empty ? [{ piece: wholePiece(text), what: 'empty' }] : [];
  }
  const { key, value } = pair;
  const isNumber = NUMBERS.has(key.text);
  if (!isNumber && key.text !== 'vcpus' && key.text !== 'vdistances') return [];
  if (isNumber) return value.text ? numberFault(value) : [{ piece: wholePiece(text), what: 'empty' }];
  const parts = split(text, ',', value.from, value.to).filter((part) => part.text);
  if (!parts.length) return [{ piece: wholePiece(text), what: 'empty' }];
  return parts.flatMap((part) => (key.text === 'vcpus' ? rangeFault(part) : numberFault(part)));
}

function numberFault(value: Piece): NodeFault[] {
  const number = readCNumber(value.text, 10);
  if (!number || number.value === -1n || number.value >= ULONG_MAX) return [{ piece: value, what: 'number' }];
  const rest = value.text.slice(number.length).trim();
  return rest ? [{ piece: value, what: 'rest', read: number.value }] : [];
}

function rangeFault(value: Piece): NodeFault[] {
  const first = readCNumber(value.text, 10);
  if (!first) return [{ piece: value, what: 'word', read: 0n }];
  const behind = value.text.slice(first.length);
  if (!behind.startsWith('-')) return behind.trim() ? [{ piece: value, what: 'rest', read: first.value }] : [];
  const last = readCNumber(behind.slice(1), 10);
  if (!last) return [{ piece: value, what: 'open', read: first.value }];
  return last.value < first.value ? [{ piece: value, what: 'backwards', meant: `${last.value}-${first.value}` }] : [];
}

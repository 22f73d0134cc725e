import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { type Piece, trimmed } from './piece.ts';

/** A `KEY=VALUE` that stands alone in a string, without blanks at its edges. */
export interface Pair {
  readonly key: Piece;
  readonly value: Piece;
}

/**
 * What xl's split_string_into_pair takes from a text (tools/xl/xl_parse.c): up to 4.17 the first two texts between any number of `=`, since 4.18
 * what stands before and behind the first. Undefined when it refuses the text.
 */
export function readPair(
  value: StringValue,
  release: Release,
  from = 0,
  to: number = value.text.length,
): Pair | undefined {
  return inReleases(release, '4.18') ? aroundFirst(value, from, to) : firstTwo(value, from, to);
}

function aroundFirst(value: StringValue, from: number, to: number): Pair | undefined {
  const at = value.text.indexOf('=', from);
  if (at < 0 || at + 1 >= to) return undefined;
  return { key: trimmed(value, from, at), value: trimmed(value, at + 1, to) };
}

function firstTwo(value: StringValue, from: number, to: number): Pair | undefined {
  const key = tokenFrom(value.text, from, to);
  const second = key && tokenFrom(value.text, key.to, to);
  return key && second && { key: trimmed(value, key.from, key.to), value: trimmed(value, second.from, second.to) };
}

/** The next text between `=`, as strtok finds it. */
function tokenFrom(text: string, start: number, limit: number): { from: number; to: number } | undefined {
  let from = start;
  while (text[from] === '=') from++;
  if (from >= limit) return undefined;
  const end = text.indexOf('=', from);
  return { from, to: end < 0 || end > limit ? limit : end };
}

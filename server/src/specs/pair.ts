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
export function readPair(value: StringValue, release: Release): Pair | undefined {
  return inReleases(release, '4.18') ? aroundFirst(value) : firstTwo(value);
}

function aroundFirst(value: StringValue): Pair | undefined {
  const { text } = value;
  const at = text.indexOf('=');
  if (at < 0 || at + 1 === text.length) return undefined;
  return { key: trimmed(value, 0, at), value: trimmed(value, at + 1, text.length) };
}

function firstTwo(value: StringValue): Pair | undefined {
  const key = tokenFrom(value.text, 0);
  const second = key && tokenFrom(value.text, key.to);
  return key && second && { key: trimmed(value, key.from, key.to), value: trimmed(value, second.from, second.to) };
}

/** The next text between `=`, as strtok finds it. */
function tokenFrom(text: string, start: number): { from: number; to: number } | undefined {
  let from = start;
  while (text[from] === '=') from++;
  if (from >= text.length) return undefined;
  const end = text.indexOf('=', from);
  return { from, to: end < 0 ? text.length : end };
}

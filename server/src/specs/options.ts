import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split, trimmed } from './piece.ts';

/**
 * Who reads the parts of a device's string. `match`: xl's loops over strtok with MATCH_OPTION or strcmp; blanks before a part are passed
 * over, all others belong to the key or the value. `pair`: xl's split_string_into_pair; no blanks count around key and value. `xm`:
 * create.py:comma_sep_kv_to_dict; no blanks count, and an empty part is one without `=`.
 */
export type OptionStyle = 'match' | 'pair' | 'xm';

/** One part of a device's string: `key=value`, or a text without `=`. */
export interface Option {
  /** The part without blanks at its edges; with them when it has nothing else. */
  readonly whole: Piece;
  /** The key without blanks, or the whole part when it has no `=`. */
  readonly key: Piece;
  /** Absent when the part has no `=`. */
  readonly equals?: Piece;
  /** The value as its reader takes it. */
  readonly value?: Piece;
}

/** The parts of a device's string between its separators, as their reader sees them. An empty string has none. */
export function readOptions(text: StringValue, style: OptionStyle, separator = ','): Option[] {
  if (!text.text.trim()) return [];
  const options: Option[] = [];
  for (const part of split(text, separator)) {
    // strtok never sees an empty part.
    if (!part.text && style !== 'xm') continue;
    const inner = trimmed(text, part.from, part.to);
    const whole = inner.text ? inner : part;
    const at = whole.text.indexOf('=');
    if (at < 0) {
      options.push({ whole, key: whole });
      continue;
    }
    const equals = whole.from + at;
    options.push({
      whole,
      key: trimmed(text, whole.from, equals),
      equals: piece(text, equals, equals + 1),
      value: style === 'match' ? piece(text, equals + 1, part.to) : trimmed(text, equals + 1, whole.to),
    });
  }
  return options;
}

/** The option that decides over a key: the last, in every reader. */
export const lastOption = (options: readonly Option[], name: string): Option | undefined =>
  options.findLast(({ key, equals }) => equals && key.text === name);

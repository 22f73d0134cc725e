import type { Dialect } from './dialect.ts';

export const END = -1;
export const NEWLINE = 10;
export const RETURN = 13;
export const END_OF_TEXT = 4;
export const HASH = 35;
export const OPEN = 40;
export const CLOSE = 41;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const BACKSLASH = 92;

/** Control characters and everything beyond ASCII: cannot start a word, may stand in one. */
export const OTHER_CLASS = 0;
/** Starts a word, and is ordinary inside one. */
export const WORD_CLASS = 1;
/** Starts a string, and is ordinary inside a word. */
export const QUOTE_CLASS = 2;
/** Starts a word, and ends the one before it; so do all that follow. */
export const SEPARATOR_CLASS = 3;
export const SPACE_CLASS = 4;
export const HASH_CLASS = 5;
export const OPEN_CLASS = 6;
export const CLOSE_CLASS = 7;

function classes(separators: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 33; code < 127; code++) table[code] = WORD_CLASS;
  const set = (chars: string, what: number): void => {
    for (const char of chars) table[char.charCodeAt(0)] = what;
  };
  set(' \t\n\v\f\r', SPACE_CLASS);
  set(separators, SEPARATOR_CLASS);
  set('#', HASH_CLASS);
  set('(', OPEN_CLASS);
  set(')', CLOSE_CLASS);
  set('\'"', QUOTE_CLASS);
  return table;
}

const WITH_EXCLAMATION = classes('{}<>[];!');
const PLAIN = classes('{}<>[];');

/** The classes of the ASCII characters in a release's reader (sxp.py:Parser.is_separator, string.printable). */
export const classesOf = ({ exclamation }: Dialect): Uint8Array =>
  exclamation === 'separates' ? WITH_EXCLAMATION : PLAIN;

/** The class of the character at a place; where the text has ended, white space. */
export function classAt(table: Uint8Array, text: string, at: number): number {
  if (at >= text.length) return SPACE_CLASS;
  const code = text.charCodeAt(at);
  return code < 128 ? (table[code] as number) : OTHER_CLASS;
}

/** Where the word ends that starts at a place: before white space, a comment, a bracket or another separator. */
export function wordEnd(text: string, start: number, table: Uint8Array): number {
  let end = start + 1;
  while (classAt(table, text, end) < SEPARATOR_CLASS) end++;
  return end;
}

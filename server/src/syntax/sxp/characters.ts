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

/** What a character is where a value may start. */
export const SPACE_CLASS = 1;
export const HASH_CLASS = 2;
export const OPEN_CLASS = 3;
export const CLOSE_CLASS = 4;
export const QUOTE_CLASS = 5;
/** Starts a word, and ends the one before it. */
export const SEPARATOR_CLASS = 6;
/** Starts a word, and is ordinary inside one. */
export const WORD_CLASS = 7;
/** Control characters and everything beyond ASCII: cannot start a word, may stand in one. */
export const OTHER_CLASS = 0;

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

export const classAt = (table: Uint8Array, text: string, at: number): number =>
  table[text.charCodeAt(at)] ?? OTHER_CLASS;

/** True for what ends a word: white space, a comment, a bracket, another separator. */
export const endsWord = (what: number): boolean => what !== 0 && what <= SEPARATOR_CLASS && what !== QUOTE_CLASS;

/** Where the word ends that starts at a place. */
export function wordEnd(text: string, start: number, table: Uint8Array): number {
  let end = start + 1;
  while (end < text.length && !endsWord(table[text.charCodeAt(end)] ?? OTHER_CLASS)) end++;
  return end;
}

import { isInvisible } from '../characters.ts';
import { Places } from '../places.ts';
import { type Span, span } from '../text.ts';
import type { Dialect } from './dialect.ts';

/** Kinds of tokens; plain numbers, because the reader compares them millions of times. */
export const END: number = 0;
export const NEWLINE: number = 1;
export const NAME: number = 2;
export const NUMBER: number = 3;
export const STRING: number = 4;
export const EQUALS: number = 5;
export const APPEND: number = 6;
export const OPEN: number = 7;
export const CLOSE: number = 8;
export const COMMA: number = 9;
export const SEMICOLON: number = 10;
/** Whatever xl's lexer has no rule for. */
export const UNKNOWN: number = 11;

const BLANK = 12;
const COMMENT = 13;
const QUOTE = 14;
const RETURN = 15;
const PLUS = 16;

const IN_NAME = 1;
const IN_NUMBER = 2;

/** The kind of token that each ASCII character starts. */
const STARTS = new Uint8Array(128).fill(UNKNOWN);
/** What each ASCII character may continue: IN_NAME, IN_NUMBER or both. */
const CONTINUES = new Uint8Array(128);

for (const char of 'abcdefghijklmnopqrstuvwxyz') {
  STARTS[char.charCodeAt(0)] = NAME;
  CONTINUES[char.charCodeAt(0)] = 'abcdefx'.includes(char) ? IN_NAME | IN_NUMBER : IN_NAME;
}
for (const char of '0123456789') {
  STARTS[char.charCodeAt(0)] = NUMBER;
  CONTINUES[char.charCodeAt(0)] = IN_NAME | IN_NUMBER;
}
CONTINUES[95] = IN_NAME;
const SINGLE: Readonly<Record<string, number>> = {
  '\n': NEWLINE,
  '=': EQUALS,
  '[': OPEN,
  ']': CLOSE,
  ',': COMMA,
  ';': SEMICOLON,
  ' ': BLANK,
  '\t': BLANK,
  '#': COMMENT,
  '"': QUOTE,
  "'": QUOTE,
  '\r': RETURN,
  '+': PLUS,
};
for (const [char, kind] of Object.entries(SINGLE)) STARTS[char.charCodeAt(0)] = kind;

const CONTINUES_DOTTED = CONTINUES.slice();
CONTINUES_DOTTED[46] = IN_NAME;

/** How many places of invisible characters and line ends are remembered, so that a hostile file costs no memory. */
const MAX_ODD = 20_000;

/**
 * xl's tokens (libxlu_cfg_l.l), one at a time. Two things are looser than there, and noted as they pass: invisible characters count as
 * blanks, and a carriage return as (part of) a line end; the file is then refused for them once, not line by line.
 */
export class Lexer {
  readonly text: string;
  readonly comments = new Places();
  /** Where invisible characters stand outside of strings and comments. */
  readonly invisible: number[] = [];
  /** The first carriage return outside of strings and comments, or -1. */
  firstReturn = -1;
  /** The comment that ends the file without a line end, which xl refuses. */
  openComment: Span | undefined;

  kind = NEWLINE;
  start = 0;
  end = 0;
  /** True when the string just read has a backslash. */
  escaped = false;

  readonly #continues: Uint8Array;
  readonly #append: boolean;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.#continues = dialect.dottedNames ? CONTINUES_DOTTED : CONTINUES;
    this.#append = dialect.append;
  }

  /** Reads the token at or behind `end`. */
  next(): void {
    const { text } = this;
    const size = text.length;
    let i = this.end;
    for (;;) {
      if (i >= size) {
        this.#take(END, size, size);
        return;
      }
      const code = text.charCodeAt(i);
      const kind = code < 128 ? (STARTS[code] as number) : UNKNOWN;
      switch (kind) {
        case BLANK:
          i++;
          continue;
        case NAME:
          this.#word(NAME, IN_NAME, i);
          return;
        case NUMBER:
          this.#word(NUMBER, IN_NUMBER, i);
          return;
        case QUOTE:
          this.#quoted(i, code);
          return;
        case COMMENT:
          i = this.comment(i);
          continue;
        case RETURN:
          if (i === size - 1) return this.#take(END, i, size);
          this.noteReturn(i);
          if (text.charCodeAt(i + 1) !== 10) return this.#take(NEWLINE, i, i + 1);
          i++;
          continue;
        case PLUS:
          if (this.#append && text.charCodeAt(i + 1) === 61) return this.#take(APPEND, i, i + 2);
          return this.#stray(i);
        case UNKNOWN:
          if (!isInvisible(code) || (i === size - 1 && code < 128)) return this.#stray(i);
          this.noteInvisible(i);
          i++;
          continue;
        default:
          this.#take(kind, i, i + 1);
          return;
      }
    }
  }

  /** Takes up reading at a place, whatever was read there before. */
  jump(at: number): void {
    this.end = at;
  }

  /** Passes over a comment, noting it; answers with the place of its line end. */
  comment(start: number): number {
    const { text, comments } = this;
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (comments.lastEnd > start) return end;
    const shown = text.charCodeAt(end - 1) === 13 && found >= 0 ? end - 1 : end;
    comments.push(start, shown);
    // A lone `#` as the last character slips through xl's lexer; see #stray.
    if (found < 0 && end > start + 1) this.openComment = span(start, shown);
    return end;
  }

  noteReturn(at: number): void {
    if (this.firstReturn < 0) this.firstReturn = at;
  }

  noteInvisible(at: number): void {
    const { invisible } = this;
    const last = invisible[invisible.length - 1];
    if (invisible.length < MAX_ODD && (last === undefined || last < at)) invisible.push(at);
  }

  #take(kind: number, start: number, end: number): void {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }

  /**
   * A character that starts no token. As the very last byte of a file it goes unnoticed: the lexer waits for the rest of the faulty
   * word before it complains, and meets the end of the file first. Beyond ASCII a character is several bytes, as in UTF-8.
   */
  #stray(at: number): void {
    const last = at === this.text.length - 1 && this.text.charCodeAt(at) < 128;
    this.#take(last ? END : UNKNOWN, at, at + 1);
  }

  #word(kind: number, flag: number, start: number): void {
    const { text } = this;
    const continues = this.#continues;
    let i = start + 1;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 128 || !((continues[code] as number) & flag)) break;
    }
    this.#take(kind, start, i);
  }

  #quoted(start: number, quote: number): void {
    const { text } = this;
    const size = text.length;
    this.escaped = false;
    for (let i = start + 1; i < size; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) return this.#take(STRING, start, i + 1);
      if (code === 10) break;
      if (code === 92) {
        this.escaped = true;
        i++;
        if (text.charCodeAt(i) === 10) break;
      }
    }
    this.#stray(start);
  }
}

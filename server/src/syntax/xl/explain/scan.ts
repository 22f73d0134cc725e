import { isInvisible } from '../../characters.ts';
import type { Report } from '../../report.ts';
import { type Span, span } from '../../text.ts';
import { type Source, stringNode } from '../escapes.ts';
import type { Lexer } from '../lexer.ts';
import type { XlBroken, XlString } from '../tree.ts';

export const END = -1;
const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const BACKSLASH = 92;

export const isQuote = (code: number): boolean => code === DOUBLE || code === SINGLE;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
export const isWord = (code: number): boolean => isLetter(code) || isDigit(code) || code === 95;

/**
 * A look at the text with forgiving eyes: how far things reach, without complaint. Every method looks at one line or moves forward
 * only, so that explaining stays linear in the size of the text.
 */
export class Scan {
  readonly source: Source;
  readonly text: string;
  readonly report: Report;
  readonly #lexer: Lexer;
  /** The stretch of a line that was last looked at, up to its end. */
  #from = 0;
  #to = -1;
  #openQuotes = 0;
  /** From where on a line has no quote that closes one. */
  readonly #noDouble = { from: 0, end: -1 };
  readonly #noSingle = { from: 0, end: -1 };
  #markFrom = 0;
  #mark = -1;

  constructor(source: Source & { readonly lexer: Lexer }) {
    this.source = source;
    this.text = source.text;
    this.report = source.report;
    this.#lexer = source.lexer;
  }

  /** The UTF-16 unit at a place, or END. */
  at(place: number): number {
    return place < this.text.length ? this.text.charCodeAt(place) : END;
  }

  slice(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  /** The end of the line that a place is on, before its line end. */
  lineEnd(place: number): number {
    if (place < this.#from || place > this.#to) {
      const found = this.text.indexOf('\n', place);
      const newline = found < 0 ? this.text.length : found;
      const end = found > place && this.at(found - 1) === RETURN ? found - 1 : newline;
      if (end !== this.#to) this.#openQuotes = 0;
      this.#from = place;
      this.#to = end;
    }
    return this.#to;
  }

  /** The first character of the next line, or the end of the text. */
  nextLine(place: number): number {
    const end = this.lineEnd(place);
    const newline = this.at(end) === RETURN ? end + 1 : end;
    return Math.min(newline + 1, this.text.length);
  }

  isLineEnd(place: number): boolean {
    const code = this.at(place);
    return code === END || code === NEWLINE || (code === RETURN && place >= this.lineEnd(place));
  }

  /** Skips blanks on the line, taking invisible characters for blanks. */
  blanks(from: number): number {
    let place = from;
    for (; ; place++) {
      const code = this.at(place);
      if (code === SPACE || code === TAB) continue;
      if (code === RETURN && !this.isLineEnd(place)) this.#lexer.noteReturn(place);
      else if (code !== END && isInvisible(code)) this.#lexer.noteInvisible(place);
      else return place;
    }
  }

  /** The end of what stands before a place, blanks left out. */
  trimEnd(place: number, from: number): number {
    let end = place;
    while (end > from && (this.at(end - 1) === SPACE || this.at(end - 1) === TAB || this.at(end - 1) === RETURN)) end--;
    return end;
  }

  /** True at the end of a line, or at the comment or `;` before it. */
  isStatementEnd(place: number): boolean {
    const code = this.at(place);
    return code === HASH || code === 59 || this.isLineEnd(place);
  }

  /** Notes the comment at a place and answers with its end. */
  comment(place: number): number {
    return this.#lexer.comment(place);
  }

  /** The place of the quote that closes the one at `open` on its line, or -1. */
  closing(open: number): number {
    const quote = this.at(open);
    const end = this.lineEnd(open);
    const none = quote === DOUBLE ? this.#noDouble : this.#noSingle;
    // Where nothing closes one quote, nothing closes those behind it on its line.
    if (none.end === end && none.from <= open) return -1;
    for (let place = open + 1; place < end; place++) {
      const code = this.at(place);
      if (code === quote) return place;
      if (code === BACKSLASH) place++;
    }
    none.from = open;
    none.end = end;
    return -1;
  }

  /** The first quote, bracket, `#` or `;` on the line from a place on, or the line's end. */
  nextMark(from: number): number {
    if (from < this.#markFrom || from > this.#mark) {
      const end = this.lineEnd(from);
      let place = from;
      while (place < end && !'"\'[](){}#;'.includes(this.text.charAt(place))) place++;
      this.#markFrom = from;
      this.#mark = place;
    }
    return this.#mark;
  }

  /** The end of a run of letters, digits and `_`, and of what `more` adds. */
  word(from: number, more = ''): number {
    let place = from;
    while (place < this.text.length && (isWord(this.at(place)) || more.includes(this.text.charAt(place)))) place++;
    return place;
  }

  /** True when a place is the first of its line that is not blank. */
  startsLine(place: number): boolean {
    const before = this.trimEnd(place, 0);
    return before === 0 || this.at(before - 1) === NEWLINE;
  }

  /** Allows so many unclosed quotes a line; then the rest of the line is not worth guessing at. */
  mayGuess(place: number): boolean {
    this.lineEnd(place);
    return this.#openQuotes++ < 20;
  }

  string(open: number, close: number): XlString | XlBroken {
    const where = span(open, close + 1);
    return stringNode(this.source, where, this.slice(open, close).includes('\\'));
  }

  broken(where: Span, reason: string): XlBroken {
    return { kind: 'broken', span: where, reason };
  }
}

import { Places } from '../places.ts';
import type { SyntaxProblem } from '../problem.ts';
import { span } from '../text.ts';
import { lineEnd } from './beginnings.ts';
import { Brackets } from './brackets.ts';
import * as say from './lexical.ts';
import { scanNumber } from './numerals.ts';
import { badText } from './odd.ts';
import { Problems } from './problems.ts';
import { Quoted, spelled } from './quoted.ts';
import {
  BAD,
  BEGINNING,
  CODES,
  COMMA,
  DEDENT,
  END,
  EQUALS,
  INCONSISTENT,
  INDENT,
  mayBeKeyword,
  NAME,
  NEWLINE,
  NUMBER,
  PLAIN_STRING,
  Tokens,
} from './tokens.ts';

/** No configuration has more; what is beyond is not analysed. */
export const MOST_TOKENS = 1_000_000;
/** Statements that end with their line or with `;`. No configuration has more; what is beyond is not even split into tokens. */
export const MOST_LINES = 150_000;
/** Python 2.7 refuses the hundredth level of indentation (MAXINDENT in Parser/tokenizer.c). */
const MOST_INDENTS = 100;

export interface Lexed {
  readonly tokens: Tokens;
  readonly comments: Places;
  readonly problems: Problems;
}

const isNameStart = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isNamePart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57);

/** Splits a text into Python 2.7's tokens, lines and blocks included. Goes on behind whatever is wrong. */
export class Lexer {
  readonly #text: string;
  readonly #tokens: Tokens;
  readonly #comments = new Places();
  readonly #problems = new Problems();
  readonly #indents: number[] = [0];
  readonly #brackets: Brackets;
  readonly #quoted: Quoted;
  #at = 0;
  /** How many ends of statements have been read. */
  #lines = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new Tokens(text);
    this.#brackets = new Brackets(text, this.#tokens, this.#comments, this.#problems);
    this.#quoted = new Quoted(text, this.#tokens, this.#problems);
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  run(): Lexed {
    let lineStart = true;
    while (this.#at < this.#text.length) {
      if (lineStart && !this.#brackets.length) {
        if (!this.#indentation()) continue;
        lineStart = false;
      }
      if (this.#isEnough()) break;
      lineStart = this.#token();
    }
    this.#finish();
    return { tokens: this.#tokens, comments: this.#comments, problems: this.#problems };
  }

  /** True when a bound is passed: then the rest is left alone. */
  #isEnough(): boolean {
    if (this.#tokens.length > MOST_TOKENS) this.#stop(say.tooManyTokens(this.#at));
    else if (this.#lines >= MOST_LINES) this.#stop(say.tooManyLines(this.#at));
    // More problems are not shown, and so the rest is not worth reading.
    else if (this.#problems.beyond) this.#leave();
    else return false;
    return true;
  }

  #stop(problem: SyntaxProblem): void {
    this.#problems.add(problem);
    this.#leave();
  }

  /** Leaves the rest of the text alone, where open brackets may have their ends. */
  #leave(): void {
    this.#brackets.forget();
    this.#at = this.#text.length;
  }

  /** Reads a line's indentation; false when the line is blank or a comment and was passed over. */
  #indentation(): boolean {
    const text = this.#text;
    let column = 0;
    let at = this.#at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 32) column++;
      else if (code === 9) column = (Math.floor(column / 8) + 1) * 8;
      else if (code === 12) column = 0;
      else break;
    }
    const code = text.charCodeAt(at);
    this.#at = at;
    if (code === 35) {
      this.#comment();
      return false;
    }
    if (code === 59 || (code === 47 && text.charCodeAt(at + 1) === 47)) {
      this.#foreignComment();
      return false;
    }
    if (code === 10 || code === 13) {
      this.#at += code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
      return false;
    }
    if (at >= text.length) return false;
    const current = this.#indents.at(-1) as number;
    if (column > current) {
      if (this.#indents.length >= MOST_INDENTS) {
        this.#stop(say.tooManyIndents(at));
        return false;
      }
      this.#indents.push(column);
      this.#tokens.push(INDENT, at, at);
    } else if (column < current) this.#dedent(column, at);
    return true;
  }

  #dedent(column: number, at: number): void {
    while ((this.#indents.at(-1) as number) > column) {
      this.#indents.pop();
      this.#tokens.push(DEDENT, at, at);
    }
    if ((this.#indents.at(-1) as number) < column) {
      this.#problems.add(say.dedent(at));
      this.#indents.push(column);
      this.#tokens.push(INCONSISTENT, at, at);
    }
  }

  #comment(): void {
    const end = lineEnd(this.#text, this.#at);
    this.#comments.push(this.#at, end);
    this.#at = end;
  }

  /** Passes over a line that begins with what no line of Python begins with. */
  #foreignComment(): void {
    this.#problems.add(say.foreignComment(this.#at, this.#text.charAt(this.#at) === ';' ? ';' : '//'));
    this.#at = lineEnd(this.#text, this.#at);
  }

  /** Reads one token; true when a logical line has ended. */
  #token(): boolean {
    const text = this.#text;
    const at = this.#at;
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 12) {
      this.#at++;
      return false;
    }
    if (code === 10 || code === 13) return this.#lineEnd(code);
    if (code === 35) {
      this.#comment();
      return false;
    }
    if (code === 92) return this.#continuation();
    if (code === 34 || code === 39) return this.#string(at, at);
    if (isNameStart(code)) return this.#word();
    if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) return this.#number();
    return this.#operator();
  }

  #lineEnd(code: number): boolean {
    const next = this.#at + (code === 13 && this.#text.charCodeAt(this.#at + 1) === 10 ? 2 : 1);
    if (this.#brackets.length) {
      const start = this.#brackets.endsAt(next);
      if (start >= 0) this.#endBrackets(start);
      else this.#at = next;
      return start >= 0;
    }
    this.#newline(this.#at);
    this.#at = next;
    return true;
  }

  /** Ends the open brackets before a line, and goes there. */
  #endBrackets(lineStart: number): void {
    this.#newline(this.#brackets.endBefore(lineStart));
    this.#at = lineStart;
  }

  #newline(at: number): void {
    const { length } = this.#tokens;
    if (!length || this.#tokens.code(length - 1) === NEWLINE) return;
    this.#lines++;
    this.#tokens.push(NEWLINE, at, at);
  }

  #continuation(): boolean {
    const text = this.#text;
    const code = text.charCodeAt(this.#at + 1);
    if (code === 10 || code === 13) {
      this.#at += code === 13 && text.charCodeAt(this.#at + 2) === 10 ? 3 : 2;
      return false;
    }
    // Python gives the last line its end.
    if (this.#at + 1 === text.length) {
      this.#at++;
      return false;
    }
    this.#problems.add(say.strayBackslash(this.#at));
    this.#tokens.push(BAD, this.#at, this.#at + 1);
    this.#at++;
    return false;
  }

  #word(): boolean {
    const text = this.#text;
    const start = this.#at;
    let end = start + 1;
    while (isNamePart(text.charCodeAt(end))) end++;
    const code = text.charCodeAt(end);
    if ((code === 34 || code === 39) && end - start <= 2 && /^(?:[uUbB]?[rR]?)$/.test(text.slice(start, end))) {
      return this.#string(start, end);
    }
    this.#at = end;
    const keyword = mayBeKeyword(end - start, text.charCodeAt(start)) ? CODES.get(text.slice(start, end)) : undefined;
    this.#tokens.push(keyword ?? NAME, start, end);
    return false;
  }

  #number(): boolean {
    const text = this.#text;
    const start = this.#at;
    let end = start;
    while (isDigit(text.charCodeAt(end))) end++;
    const code = text.charCodeAt(end);
    // Nearly all numbers are mere digits without a leading 0.
    const plain = code !== 46 && !isNamePart(code) && (text.charCodeAt(start) !== 48 || end === start + 1);
    if (!plain) return this.#rareNumber();
    this.#at = end;
    this.#tokens.push(NUMBER, start, end);
    return false;
  }

  #rareNumber(): boolean {
    const start = this.#at;
    const { end, problem } = scanNumber(this.#text, start);
    if (problem) this.#problems.add(problem);
    this.#at = end;
    this.#tokens.push(NUMBER, start, end);
    return false;
  }

  #operator(): boolean {
    const text = this.#text;
    const start = this.#at;
    const first = text.charCodeAt(start);
    const next = text.charCodeAt(start + 1);
    // Nearly all operators are these.
    if (first === 44 || (first === 61 && next !== 61)) {
      this.#at = start + 1;
      this.#tokens.push(first === 44 ? COMMA : EQUALS, start, this.#at);
      return false;
    }
    const found = BEGINNING[first]?.find((operator) => text.startsWith(operator, start));
    if (!found) return this.#bad();
    this.#at = start + found.length;
    if (found === '(' || found === '[' || found === '{') {
      if (!this.#brackets.open(found, start)) this.#leave();
      return false;
    }
    if (found === ')' || found === ']' || found === '}') {
      this.#brackets.close(found, start);
      return false;
    }
    this.#tokens.push(codeOf(found), start, this.#at);
    if (found === ';') this.#lines++;
    return false;
  }

  /** What no Python text has outside strings: typographic quotes, invisible characters, other signs. One problem a run. */
  #bad(): boolean {
    const { problem, end, string } = badText(this.#text, this.#at);
    this.#problems.add(problem);
    if (string) this.#quoted.mended(this.#at, end, spelled(string.text, string.start, span(this.#at, end)));
    else if (!problem.message.includes('seen')) this.#tokens.push(BAD, this.#at, end);
    this.#at = end;
    return false;
  }

  #string(start: number, quoteAt: number): boolean {
    const text = this.#text;
    const quote = text.charCodeAt(quoteAt);
    this.#at = this.#quoted.isTriple(quoteAt, quote)
      ? this.#quoted.triple(start, quoteAt, quote)
      : this.#simpleString(start, quoteAt, quote);
    return false;
  }

  #simpleString(start: number, quoteAt: number, quote: number): number {
    const text = this.#text;
    let plain = start === quoteAt;
    for (let at = quoteAt + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote)
        return plain
          ? this.#quoted.literal(PLAIN_STRING, start, at + 1)
          : this.#quoted.escaped(start, quoteAt, quoteAt + 1, at);
      if (code === 10 || code === 13) break;
      if (code !== 92) continue;
      plain = false;
      at++;
      if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
    }
    return this.#quoted.unclosed(start, quoteAt, this.#brackets.innermost);
  }

  #finish(): void {
    const end = this.#text.length;
    if (this.#brackets.length && this.#tokens.length) {
      const start = this.#brackets.restartsAt();
      if (start >= 0) {
        this.#endBrackets(start);
        this.run();
        return;
      }
      this.#brackets.unclosed();
    }
    if (this.#tokens.last?.kind === 'end') return;
    this.#newline(end);
    while (this.#indents.length > 1) {
      this.#indents.pop();
      this.#tokens.push(DEDENT, end, end);
    }
    this.#tokens.push(END, end, end);
  }
}

const codeOf = (text: string): number => CODES.get(text) as number;

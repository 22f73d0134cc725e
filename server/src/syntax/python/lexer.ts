import { Places } from '../places.ts';
import type { SyntaxProblem } from '../problem.ts';
import { type Span, span } from '../text.ts';
import type { StringPart } from './ast.ts';
import { beginsSetting, beginsStatement, opensBlock } from './beginnings.ts';
import * as say from './lexical.ts';
import { escapeFault, LONGEST_LITERAL, prefixOf, readBody } from './literals.ts';
import { Problems } from './problems.ts';
import {
  BAD,
  BEGINNING,
  CLOSERS,
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
  STRING,
  type Token,
  Tokens,
} from './tokens.ts';

/** Python 2.7 refuses the hundredth nested bracket (s_push: parser stack overflow). */
export const MOST_BRACKETS = 99;
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

interface Bracket {
  readonly char: string;
  readonly at: number;
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
  #brackets: Bracket[] = [];
  #at = 0;
  /** How many ends of statements have been read. */
  #lines = 0;
  /** Set when a bracket or triple quote was open at the end of the text: from then on each ends where the next setting begins. */
  #strict = false;
  /** Up to where an `if` or `for` with a block ends open brackets, because they are known not to be closed. */
  #blocksUntil = 0;
  #brokenTriples = new Set<number>();

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new Tokens(text);
  }

  run(): Lexed {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    let lineStart = true;
    while (this.#at < this.#text.length) {
      if (this.#tokens.length > MOST_TOKENS) {
        this.#stop(say.tooManyTokens(this.#at));
        break;
      }
      if (lineStart && !this.#brackets.length) {
        if (!this.#indentation()) continue;
        lineStart = false;
        if (this.#lines >= MOST_LINES) {
          this.#stop(say.tooManyLines(this.#at));
          break;
        }
      }
      lineStart = this.#token();
    }
    this.#finish();
    return { tokens: this.#tokens, comments: this.#comments, problems: this.#problems };
  }

  /** Leaves the rest of the text alone, where open brackets may have their ends. */
  #stop(problem: SyntaxProblem): void {
    this.#problems.add(problem);
    this.#brackets = [];
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
    let end = this.#at;
    while (end < this.#text.length && this.#text.charCodeAt(end) !== 10 && this.#text.charCodeAt(end) !== 13) end++;
    this.#comments.push(this.#at, end);
    this.#at = end;
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
      const end = this.#endOfBrackets(next);
      if (end >= 0) this.#endBrackets(end);
      else this.#at = next;
      return end >= 0;
    }
    this.#newline(this.#at);
    this.#at = next;
    return true;
  }

  #newline(at: number): void {
    const { length } = this.#tokens;
    if (!length || this.#tokens.code(length - 1) === NEWLINE) return;
    this.#lines++;
    this.#tokens.push(NEWLINE, at, at);
  }

  /**
   * Where the open brackets were meant to end when the line that begins at `next` tells that: the start of the first line that is no part
   * of them; else -1. Inside square brackets and braces `name =` is never right; inside parentheses it may be an argument, unless they were
   * found open at the end of the text.
   */
  #endOfBrackets(next: number): number {
    const innermost = this.#brackets.at(-1) as Bracket;
    if (next < this.#blocksUntil && opensBlock(this.#text, next)) return next;
    const ends =
      beginsStatement(this.#text, next) ||
      (beginsSetting(this.#text, next) && (innermost.char !== '(' || this.#strict));
    if (!ends || next < this.#blocksUntil) return ends ? next : -1;
    // An `if` above it was no part of the brackets either.
    this.#blocksUntil = next;
    return this.#firstStatement((this.#brackets[0] as Bracket).at, next);
  }

  /** The start of the first line behind an offset that begins a statement: `last` at the latest. */
  #firstStatement(from: number, last: number): number {
    const text = this.#text;
    for (let at = text.indexOf('\n', from) + 1; at > 0 && at < last; at = text.indexOf('\n', at) + 1)
      if (beginsSetting(text, at) || beginsStatement(text, at) || opensBlock(text, at)) return at;
    return last;
  }

  /** Ends the open brackets before a line, from which on the text is read again. */
  #endBrackets(lineStart: number): void {
    const end = lineStart - (this.#text.startsWith('\r\n', lineStart - 2) ? 2 : 1);
    const [outermost] = this.#brackets as [Bracket];
    while ((this.#tokens.last?.start ?? -1) > end) this.#tokens.pop();
    while (this.#comments.lastStart > end) this.#comments.pop();
    this.#problems.forgetFrom(end);
    this.#brackets = this.#brackets.filter((bracket) => bracket.at < end);
    if (!this.#brackets.length) this.#brackets = [outermost];
    this.#unclosed();
    this.#newline(end);
    this.#at = lineStart;
  }

  /** Reports the open brackets once and closes them. */
  #unclosed(): void {
    const opener = this.#brackets[this.#brackets.length - 1] as Bracket;
    const { end } = this.#tokens.last as Token;
    this.#problems.add(
      say.unclosedBracket(this.#text, opener.at, opener.char, end, this.#brackets.length, this.#comments),
    );
    for (let i = this.#brackets.length - 1; i >= 0; i--) {
      const closer = CLOSERS[(this.#brackets[i] as Bracket).char] as string;
      this.#tokens.push(codeOf(closer), end, end);
    }
    this.#brackets = [];
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
    const text = this.#text;
    const start = this.#at;
    const pattern =
      /0[xX][0-9a-fA-F]+[lL]?|0[oO][0-7]+[lL]?|0[bB][01]+[lL]?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[lLjJ]?/y;
    pattern.lastIndex = start;
    const found = pattern.exec(text)?.[0] ?? (text[start] as string);
    let end = start + found.length;
    const decimal = /^\d/.test(found) && !/^0[xXoObB]/.test(found);
    const long = /[lL]$/.test(found);
    if (long && /[.eE]/.test(found) && decimal) end = start + found.length - 1;
    const fault = numberFault(text.slice(start, end));
    if (isNamePart(text.charCodeAt(end)) && !continuesAsKeyword(text, end)) {
      while (isNamePart(text.charCodeAt(end))) end++;
      this.#problems.add(say.numberWithUnit(text, start, end));
    } else if (fault) this.#problems.add(say.octal(text.slice(start, end), start, end));
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
    if (found === '(' || found === '[' || found === '{') return this.#open(found, start);
    if (found === ')' || found === ']' || found === '}') return this.#close(found, start);
    this.#tokens.push(codeOf(found), start, this.#at);
    if (found === ';' && ++this.#lines >= MOST_LINES) this.#stop(say.tooManyLines(start));
    return false;
  }

  #open(char: string, start: number): boolean {
    if (this.#brackets.length >= MOST_BRACKETS) {
      this.#stop(say.tooDeep(start));
      return false;
    }
    this.#brackets.push({ char, at: start });
    this.#tokens.push(codeOf(char), start, this.#at);
    return false;
  }

  #close(char: string, start: number): boolean {
    const opener = this.#brackets.at(-1);
    if (opener && CLOSERS[opener.char] === char) {
      this.#brackets.pop();
      this.#tokens.push(codeOf(char), start, this.#at);
      return false;
    }
    this.#problems.add(opener ? say.wrongCloser(start, char, opener) : say.surplusCloser(start, char));
    if (!opener) return false;
    const known = this.#brackets.findLastIndex(({ char: one }) => CLOSERS[one] === char);
    const left = known < 0 ? this.#brackets.length - 1 : known;
    while (this.#brackets.length > left) {
      const { char: one } = this.#brackets.pop() as Bracket;
      this.#tokens.push(codeOf(CLOSERS[one] as string), start, this.#at);
    }
    return false;
  }

  /** What no Python text has outside strings: typographic quotes, invisible characters, other signs. One problem a run. */
  #bad(): boolean {
    const { problem, end, string } = say.badText(this.#text, this.#at);
    this.#problems.add(problem);
    if (string) this.#mended(this.#at, end, mended(string.text, string.start, span(this.#at, end)));
    else if (!problem.message.includes('seen')) this.#tokens.push(BAD, this.#at, end);
    this.#at = end;
    return false;
  }

  /** A string that is meant otherwise than it is spelled. */
  #mended(start: number, end: number, part: StringPart): void {
    this.#tokens.mended.set(this.#tokens.length, part);
    this.#tokens.push(STRING, start, end);
  }

  #string(start: number, quoteAt: number): boolean {
    const text = this.#text;
    const quote = text.charCodeAt(quoteAt);
    const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
    if (triple && !this.#brokenTriples.has(quote)) return this.#tripleString(start, quoteAt, quote);
    let plain = start === quoteAt;
    for (let at = quoteAt + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.#at = at + 1;
        if (!plain) this.#checkEscapes(start, quoteAt, quoteAt + 1, at);
        return this.#literal(plain ? PLAIN_STRING : STRING, start);
      }
      if (code === 10 || code === 13) break;
      if (code !== 92) continue;
      plain = false;
      at++;
      if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
    }
    return this.#unclosedString(start, quoteAt, prefixOf(text.slice(start, quoteAt)));
  }

  #tripleString(start: number, quoteAt: number, quote: number): boolean {
    const text = this.#text;
    const open = quoteAt + 3;
    const close = closeTriple(text, open, quote);
    if (close < 0) {
      this.#brokenTriples.add(quote);
      this.#problems.add(say.unclosedTriple(start, quoteAt, text[quoteAt] as string));
      const end = lineEnd(text, quoteAt);
      const part = mended(text.slice(open, Math.max(open, end)), open, span(start, end));
      this.#mended(start, end, { ...part, ...prefixOf(text.slice(start, quoteAt)), triple: true });
      this.#at = end;
      return false;
    }
    this.#at = close + 3;
    this.#checkEscapes(start, quoteAt, open, close);
    return this.#literal(STRING, start);
  }

  /** Notes a literal that ends here. */
  #literal(code: number, start: number): boolean {
    this.#tokens.push(code, start, this.#at);
    if (this.#at - start > LONGEST_LITERAL) this.#problems.add(say.tooLong(start));
    return false;
  }

  #checkEscapes(start: number, quoteAt: number, open: number, close: number): void {
    const { raw, unicode } = prefixOf(this.#text.slice(start, quoteAt));
    const fault = escapeFault(this.#text, open, close, raw, unicode);
    if (fault) this.#problems.add(say.badEscape(fault));
  }

  #unclosedString(start: number, quoteAt: number, prefix: ReturnType<typeof prefixOf>): boolean {
    const text = this.#text;
    if (this.#problems.full) return this.#restOfLine(start, quoteAt, prefix);
    const { problem, textEnd, end } = say.unclosedString(text, quoteAt, this.#brackets.at(-1)?.char, this.#tokens);
    this.#problems.add(problem);
    const { text: value, segments } = readBody(
      text,
      quoteAt + 1,
      Math.max(quoteAt + 1, textEnd),
      prefix.raw,
      prefix.unicode,
    );
    this.#mended(start, end, { ...prefix, triple: false, text: value, segments, span: span(start, end) });
    this.#at = end;
    return false;
  }

  /** A string that is not closed on its line, among too many problems to look for where it was meant to end. */
  #restOfLine(start: number, quoteAt: number, prefix: ReturnType<typeof prefixOf>): boolean {
    const end = lineEnd(this.#text, quoteAt);
    const where = span(start, end);
    this.#problems.beyond ??= where;
    this.#mended(start, end, { ...mended(this.#text.slice(quoteAt + 1, end), quoteAt + 1, where), ...prefix });
    this.#at = end;
    return false;
  }

  #finish(): void {
    const end = this.#text.length;
    if (this.#brackets.length && this.#tokens.length) {
      this.#restart() || this.#unclosed();
      if (this.#at < end) {
        this.run();
        return;
      }
    }
    if (this.#tokens.last?.kind === 'end') return;
    this.#newline(end);
    while (this.#indents.length > 1) {
      this.#indents.pop();
      this.#tokens.push(DEDENT, end, end);
    }
    this.#tokens.push(END, end, end);
  }

  /**
   * Brackets are open at the end: where a later line begins a statement, goes back there and reads the rest again, this time ending brackets
   * at such lines. Happens once, so reading stays linear.
   */
  #restart(): boolean {
    if (this.#strict) return false;
    const end = this.#text.length;
    this.#strict = true;
    this.#blocksUntil = end;
    const first = this.#firstStatement((this.#brackets[0] as Bracket).at, end);
    if (first < end) this.#endBrackets(first);
    return first < end;
  }
}

/** A literal that reads as these characters of the file, whatever stands around them. */
const mended = (text: string, start: number, where: Span): StringPart => ({
  unicode: false,
  raw: false,
  bytes: false,
  triple: false,
  text,
  segments: text ? [{ from: 0, length: text.length, source: span(start, start + text.length), literal: true }] : [],
  span: where,
});

const codeOf = (text: string): number => CODES.get(text) as number;

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

function closeTriple(text: string, from: number, wanted: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === wanted && text.charCodeAt(at + 1) === wanted && text.charCodeAt(at + 2) === wanted) return at;
  }
  return -1;
}

/** `08`, `0x`, `0b2`: digits that the base does not have. */
function numberFault(text: string): boolean {
  return /^0\d+[lL]?$/.test(text) && /[89]/.test(text) && !/^0+[lL]?$/.test(text);
}

/** `1if x else y` and `1or 2` are right in Python 2: a keyword may follow a number at once. */
function continuesAsKeyword(text: string, at: number): boolean {
  return /^(?:and|else|for|if|in|is|or|not)\b/.test(text.slice(at, at + 5));
}

import { type Span, span } from '../text.ts';
import type { StringPart } from './ast.ts';
import { beforeLine, firstStatement, lineEnd } from './beginnings.ts';
import { badEscape, tooLong } from './lexical.ts';
import { escapeFault, LONGEST_LITERAL, prefixOf, readBody } from './literals.ts';
import type { Problems } from './problems.ts';
import { unclosedString, unclosedTriple } from './quotes.ts';
import { STRING, type Tokens } from './tokens.ts';

/** Notes the strings of a text as tokens. Each method answers where reading goes on. */
export class Quoted {
  readonly #text: string;
  readonly #tokens: Tokens;
  readonly #problems: Problems;
  /** The quotes of which three in a row were found to be closed nowhere. */
  readonly #broken = new Set<number>();

  constructor(text: string, tokens: Tokens, problems: Problems) {
    this.#text = text;
    this.#tokens = tokens;
    this.#problems = problems;
  }

  /** True where three quotes open a string. */
  isTriple(quoteAt: number, quote: number): boolean {
    const text = this.#text;
    return text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote && !this.#broken.has(quote);
  }

  /** Notes a literal of one token. */
  literal(code: number, start: number, end: number): number {
    this.#tokens.push(code, start, end);
    if (end - start > LONGEST_LITERAL) this.#problems.add(tooLong(start));
    return end;
  }

  /** The same for one with a prefix or a backslash, whose text stands from `open` to `close`. */
  escaped(start: number, quoteAt: number, open: number, close: number): number {
    const { raw, unicode } = prefixOf(this.#text.slice(start, quoteAt));
    const fault = escapeFault(this.#text, open, close, raw, unicode);
    if (fault) this.#problems.add(badEscape(fault));
    return this.literal(STRING, start, close + (open - quoteAt));
  }

  /** A string that is meant otherwise than it is spelled. */
  mended(start: number, end: number, part: StringPart): number {
    this.#tokens.mended.set(this.#tokens.length, part);
    this.#tokens.push(STRING, start, end);
    return end;
  }

  triple(start: number, quoteAt: number, quote: number): number {
    const text = this.#text;
    const open = quoteAt + 3;
    const close = closeTriple(text, open, quote);
    if (close >= 0) return this.escaped(start, quoteAt, open, close);
    this.#broken.add(quote);
    this.#problems.add(unclosedTriple(start, quoteAt, text[quoteAt] as string));
    const end = lineEnd(text, open);
    const part = spelled(text.slice(open, end), open, span(start, end));
    this.mended(start, end, { ...part, ...prefixOf(text.slice(start, quoteAt)), triple: true });
    // At the latest it was meant to end before the next line that begins a statement.
    const next = firstStatement(text, end, text.length);
    return next < text.length ? beforeLine(text, next) : next;
  }

  /** A string that its line does not close; `bracket` is the innermost one that is open. */
  unclosed(start: number, quoteAt: number, bracket: string | undefined): number {
    const text = this.#text;
    const prefix = prefixOf(text.slice(start, quoteAt));
    const { problem, textEnd, end } = unclosedString(text, quoteAt, bracket, this.#tokens);
    this.#problems.add(problem);
    const close = Math.max(quoteAt + 1, textEnd);
    const { text: value, segments } = readBody(text, quoteAt + 1, close, prefix.raw, prefix.unicode);
    return this.mended(start, end, { ...prefix, triple: false, text: value, segments, span: span(start, end) });
  }
}

/** A literal that reads as these characters of the file, whatever stands around them. */
export const spelled = (text: string, start: number, where: Span): StringPart => ({
  unicode: false,
  raw: false,
  bytes: false,
  triple: false,
  text,
  segments: text ? [{ from: 0, length: text.length, source: span(start, start + text.length), literal: true }] : [],
  span: where,
});

function closeTriple(text: string, from: number, wanted: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === wanted && text.charCodeAt(at + 1) === wanted && text.charCodeAt(at + 2) === wanted) return at;
  }
  return -1;
}

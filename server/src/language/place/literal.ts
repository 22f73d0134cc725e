import { type Span, span } from '../../syntax/text.ts';
import { type Segment, type StringValue, TextMap } from '../../values/value.ts';

/** A quoted text as it is spelled in the file, finished or not. */
export interface Literal {
  readonly value: StringValue;
  /** What opens it: `'`, `"`, or three of them. */
  readonly quote: string;
  readonly closed: boolean;
  /** Where its text stands. */
  readonly content: Span;
  /** Behind its closing quote; of an unfinished one the end of its text. */
  readonly end: number;
  /** The last offset at which a cursor is still in it: of an unfinished one the end of the line. */
  readonly limit: number;
}

/**
 * Where the string ends whose quote stands at the offset: behind its closing quote, or at the end of its line without one. Takes no look
 * at the text itself, because a place may have thousands of strings before it.
 */
export function literalEnd(text: string, open: number, python: boolean): number {
  const quote = quoteAt(text, open, python);
  for (let at = open + quote.length; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      if (!isNewline(text.charCodeAt(at + 1))) at++;
    } else if (code === quote.charCodeAt(0)) {
      if (quote.length === 1 || text.startsWith(quote, at)) return at + quote.length;
    } else if (quote.length === 1 && isNewline(code)) return at;
  }
  return text.length;
}

const BACKSLASH = 92;
const isNewline = (code: number): boolean => code === 10 || code === 13;

/** What opens a string: one quote, or in a program three of them. */
function quoteAt(text: string, open: number, python: boolean): string {
  const char = text[open] as string;
  const triple = char.repeat(3);
  return python && text.startsWith(triple, open) ? triple : char;
}

/** What may close a list behind a string that lacks its own quote. */
const CLOSERS = ' \t,])}';

/**
 * Reads the string whose quote stands at the offset. One without a closing quote on its line ends before the brackets and commas at
 * the line's end: these are the list's, and the quote is what is still to come. Unless they stand before `place`: then they are typed.
 */
export function readLiteral(text: string, open: number, python: boolean, place = 0): Literal {
  const char = text[open] as string;
  const quote = quoteAt(text, open, python);
  const start = open + quote.length;
  const raw = python && /[rR]/.test(text[open - 1] ?? '') && !/\w/.test(text[open - 2] ?? '');
  const escapes: number[] = [];
  let at = start;
  for (; at < text.length; at++) {
    const next = text[at];
    if (next === '\\' && at + 1 < text.length && text[at + 1] !== '\n' && text[at + 1] !== '\r') {
      if (!raw) escapes.push(at);
      at++;
    } else if (next === char && text.startsWith(quote, at)) return literal(text, open, quote, span(start, at), escapes);
    else if (quote.length === 1 && (next === '\n' || next === '\r')) break;
  }
  const limit = Math.min(at, text.length);
  let end = limit;
  while (end > Math.max(start, place) && CLOSERS.includes(text[end - 1] as string)) end--;
  const typed = escapes.filter((backslash) => backslash < end);
  return literal(text, open, quote, span(start, end), typed, limit);
}

function literal(
  text: string,
  open: number,
  quote: string,
  content: Span,
  escapes: readonly number[],
  lineEnd?: number,
): Literal {
  const closed = lineEnd === undefined;
  const end = closed ? content.end + quote.length : content.end;
  const limit = lineEnd ?? content.end;
  const where = span(open, end);
  if (!escapes.length) {
    const plain = text.slice(content.start, content.end);
    const map = TextMap.plain(content.start, plain.length);
    return { value: { kind: 'string', span: where, text: plain, map }, quote, closed, content, end, limit };
  }
  return { value: escaped(text, where, content, escapes), quote, closed, content, end, limit };
}

/** A string with escapes: each stands for the character behind its backslash, which is near enough for what is looked up in it. */
function escaped(text: string, where: Span, content: Span, escapes: readonly number[]): StringValue {
  const segments: Segment[] = [];
  let value = '';
  const add = (source: Span, run: string): void => {
    if (run) segments.push({ from: value.length, length: run.length, source, literal: true });
    value += run;
  };
  let at = content.start;
  for (const backslash of escapes) {
    add(span(at, backslash), text.slice(at, backslash));
    add(span(backslash, backslash + 2), text[backslash + 1] as string);
    at = backslash + 2;
  }
  add(span(at, content.end), text.slice(at, content.end));
  return { kind: 'string', span: where, text: value, map: new TextMap(segments, span(content.start, content.start)) };
}

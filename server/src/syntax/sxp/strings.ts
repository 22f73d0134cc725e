import { type Span, span } from '../text.ts';
import { BACKSLASH, END } from './characters.ts';
import type { Dialect } from './dialect.ts';
import type { SxpSegment } from './tree.ts';

/** What is remarkable about an escape; those before `letters` make xend refuse the file. */
export type EscapeFault = 'hex' | 'range' | 'short' | 'fails' | 'letters' | 'swallows' | 'drops';

export interface OddEscape {
  readonly fault: EscapeFault;
  readonly span: Span;
}

/** What stands between two quotes. */
export interface Content {
  readonly text: string;
  /** Absent without an escape. */
  readonly segments?: readonly SxpSegment[];
  /** The place of the closing quote, or END when the text ends before. */
  readonly end: number;
  /** The first ones, when there are very many. */
  readonly odd: readonly OddEscape[];
  /** True when it is too long to be kept; the text is not all of it then. */
  readonly long: boolean;
  /** True when it holds a control character other than a line end or tab, or something beyond ASCII. */
  readonly strange: boolean;
}

/** Texts with more characters are read, but not kept: nothing in a configuration is that long. */
export const MAX_STRING = 100_000;
const MAX_ODD = 1000;

const NONE: readonly OddEscape[] = [];
const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const isOctal = (code: number): boolean => code >= 48 && code <= 55;

/** What a digit counts to xend, or -1. It takes a letter's distance from `a` or `A`, so that a to f count as 0 to 5. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 97;
  return code >= 65 && code <= 70 ? code - 65 : -1;
}

interface Escape {
  /** The place behind it, or END when the text ends within it. */
  readonly end: number;
  readonly text: string;
  readonly fault?: EscapeFault;
}

/** Reads the escape at a backslash as sxp.py:state_escape, state_octal and state_hex do. */
function readEscape(text: string, at: number, limit: number, dialect: Dialect): Escape {
  if (at + 1 >= limit) return { end: END, text: '' };
  const char = text.charAt(at + 1);
  if (Object.hasOwn(SIMPLE, char)) return { end: at + 2, text: SIMPLE[char] as string };
  if (char === 'x') return readHex(text, at, limit);
  if (isOctal(char.charCodeAt(0))) return readOctal(text, at + 1, limit, dialect);
  if (dialect.unknownEscape === 'swallows') {
    let digit = at + 2;
    while (digit < limit && !isOctal(text.charCodeAt(digit))) digit++;
    if (digit >= limit) return { end: END, text: '' };
    const octal = readOctal(text, digit, limit, dialect);
    return { ...octal, fault: octal.fault ?? 'swallows' };
  }
  const end = at + 1 + ((text.codePointAt(at + 1) as number) > 0xffff ? 2 : 1);
  return { end: Math.min(end, limit), text: '\\', fault: dialect.unknownEscape };
}

function readHex(text: string, at: number, limit: number): Escape {
  let value = 0;
  let letters = false;
  for (let place = at + 2; place < at + 4; place++) {
    if (place >= limit) return { end: END, text: '' };
    const digit = hexDigit(text.charCodeAt(place));
    if (digit < 0) return { end: place, text: '', fault: 'hex' };
    letters ||= text.charCodeAt(place) > 57;
    value = value * 16 + digit;
  }
  return { end: at + 4, text: String.fromCharCode(value), ...(letters ? { fault: 'letters' } : {}) };
}

function readOctal(text: string, first: number, limit: number, dialect: Dialect): Escape {
  let value = 0;
  let place = first;
  while (place < limit && place < first + 3 && isOctal(text.charCodeAt(place))) {
    value = value * 8 + text.charCodeAt(place) - 48;
    place++;
  }
  if (value > 255) return { end: place, text: '', fault: 'range' };
  const short = place < first + 3;
  if (short && place >= limit) return { end: END, text: '' };
  const fault: EscapeFault | undefined = short && dialect.shortOctal === 'fails' ? 'short' : undefined;
  return { end: place, text: String.fromCharCode(value), ...(fault ? { fault } : {}) };
}

/**
 * Reads a string from behind its opening quote up to the closing one, escapes done, or to `limit`. A byte above 127 that an escape
 * writes is the character of that number.
 */
export function readContent(text: string, start: number, quote: number, limit: number, dialect: Dialect): Content {
  let strange = false;
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === quote)
      return { text: text.slice(start, at), end: at, odd: NONE, strange, long: at - start > MAX_STRING };
    if (code === BACKSLASH) return readEscaped(text, start, at, quote, limit, dialect, strange);
    if (isStrange(code)) strange = true;
  }
  return { text: text.slice(start, limit), end: END, odd: NONE, strange, long: limit - start > MAX_STRING };
}

const isStrange = (code: number): boolean => code > 126 || (code < 32 && (code < 9 || code > 13));

/** Reads on from the first backslash of a string. */
function readEscaped(
  text: string,
  start: number,
  first: number,
  quote: number,
  limit: number,
  dialect: Dialect,
  strangeBefore: boolean,
): Content {
  const segments: SxpSegment[] = [];
  const odd: OddEscape[] = [];
  let done = '';
  let strange = strangeBefore;
  let refused = false;
  const take = (piece: string, from: number, to: number): void => {
    if (!piece || to - start > MAX_STRING) return;
    segments.push({ from: done.length, length: piece.length, source: span(from, to), literal: true });
    done += piece;
  };
  let from = start;
  let at = first;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === quote) break;
    if (code !== BACKSLASH) {
      if (isStrange(code)) strange = true;
      at++;
      continue;
    }
    take(text.slice(from, at), from, at);
    const found = readEscape(text, at, limit, dialect);
    const end = found.end === END ? limit : found.end;
    take(found.text, at, end);
    const { fault } = found;
    if (fault && (odd.length < MAX_ODD || (refuses(fault) && !refused))) odd.push({ fault, span: span(at, end) });
    if (fault && refuses(fault)) refused = true;
    from = end;
    at = end;
    if (found.end === END) return { text: done, segments, end: END, odd, strange, long: end - start > MAX_STRING };
  }
  take(text.slice(from, at), from, at);
  return { text: done, segments, end: at < limit ? at : END, odd, strange, long: at - start > MAX_STRING };
}

/** Faults for which xend refuses the file. */
export const refuses = (fault: EscapeFault): boolean =>
  fault === 'hex' || fault === 'range' || fault === 'short' || fault === 'fails';

import { span } from '../text.ts';
import type { StringPart, TextRun } from './ast.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

/** A longer literal, its quotes included, is not read as a value: it is no configuration. */
export const LONGEST_LITERAL = 100_002;

/** No text of a configuration has as many escapes. */
const MOST_SEGMENTS = 20_000;

/** Why a literal's escape is refused by Python's compiler, and where. */
export interface EscapeFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface Body {
  readonly text: string;
  readonly segments: readonly TextRun[];
  readonly fault?: EscapeFault;
}

/** The text between a literal's quotes as Python 2.7 reads it (stringobject.c:PyString_DecodeEscape and its unicode sister). */
export function readBody(text: string, start: number, end: number, raw: boolean, unicode: boolean): Body {
  const source = text.slice(start, end);
  if (!source.includes('\\') && !source.includes('\r')) {
    return {
      text: source,
      segments: source ? [{ from: 0, length: source.length, source: span(start, end), literal: true }] : [],
    };
  }
  let result = '';
  let fault: EscapeFault | undefined;
  const segments: TextRun[] = [];
  const add = (value: string, from: number, to: number): void => {
    if (!value) return;
    if (segments.length < MOST_SEGMENTS)
      segments.push({ from: result.length, length: value.length, source: span(from, to), literal: true });
    result += value;
  };
  for (let at = start; at < end; ) {
    const stop = nextSpecial(text, at, end);
    add(text.slice(at, stop), at, stop);
    if (stop === end) break;
    if (text[stop] === '\r') {
      const length = text[stop + 1] === '\n' && stop + 1 < end ? 2 : 1;
      add('\n', stop, stop + length);
      at = stop + length;
      continue;
    }
    const found = readEscape(text, stop, end, raw, unicode);
    if (found.message) fault ??= { start: stop, end: stop + found.length, message: found.message };
    add(found.value, stop, stop + found.length);
    at = stop + found.length;
  }
  // What has so many escapes is as well taken as a whole.
  const whole = { from: 0, length: result.length, source: span(start, end), literal: false };
  const runs = segments.length < MOST_SEGMENTS ? segments : [whole];
  return fault ? { text: result, segments: runs, fault } : { text: result, segments: runs };
}

/** What the compiler refuses between a literal's quotes. */
export function escapeFault(
  text: string,
  start: number,
  end: number,
  raw: boolean,
  unicode: boolean,
): EscapeFault | undefined {
  if (raw && !unicode) return undefined;
  for (let at = nextSpecial(text, start, end); at < end; at = nextSpecial(text, at, end)) {
    const next = text.charCodeAt(at + 1);
    // Most escapes are one letter, which is never wrong.
    if (text.charCodeAt(at) === 13) at++;
    else if (next !== 120 && next !== 117 && next !== 85 && next !== 78) at += 2;
    else {
      const { length, message } = readEscape(text, at, end, raw, unicode);
      if (message) return { start: at, end: at + length, message };
      at += length;
    }
  }
  return undefined;
}

function nextSpecial(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 || code === 13) return at;
  }
  return end;
}

interface Escape {
  readonly length: number;
  readonly value: string;
  readonly message?: string;
}

function readEscape(text: string, at: number, end: number, raw: boolean, unicode: boolean): Escape {
  const char = at + 1 < end ? (text[at + 1] as string) : '';
  if (unicode && (char === 'u' || (char === 'U' && !raw))) return hexEscape(text, at, end, char === 'u' ? 4 : 8, true);
  if (unicode && raw && char === 'U') return hexEscape(text, at, end, 8, true);
  if (raw || !char) return { length: Math.min(2, end - at), value: text.slice(at, Math.min(at + 2, end)) };
  if (char === '\r') return { length: text[at + 2] === '\n' ? 3 : 2, value: '' };
  const known = ESCAPES[char];
  if (known !== undefined) return { length: 2, value: known };
  if (char >= '0' && char <= '7') return octalEscape(text, at, end, unicode);
  if (char === 'x') return hexEscape(text, at, end, 2, unicode);
  if (unicode && char === 'N') return namedEscape(text, at, end);
  return { length: 2, value: `\\${char}` };
}

function octalEscape(text: string, at: number, end: number, unicode: boolean): Escape {
  let digits = 1;
  while (digits < 3 && at + 1 + digits < end && /[0-7]/.test(text[at + 1 + digits] as string)) digits++;
  const code = Number.parseInt(text.slice(at + 1, at + 1 + digits), 8);
  return { length: 1 + digits, value: String.fromCharCode(unicode ? code : code & 0xff) };
}

function hexEscape(text: string, at: number, end: number, digits: number, unicode: boolean): Escape {
  const shown = text.slice(at + 2, Math.min(at + 2 + digits, end));
  if (shown.length === digits && /^[0-9a-fA-F]+$/.test(shown)) {
    const code = Number.parseInt(shown, 16);
    if (code <= 0x10ffff) return { length: 2 + digits, value: String.fromCodePoint(code) };
    return { length: 2 + digits, value: '', message: 'no character has this number' };
  }
  const form = `\\${text[at + 1]} needs ${digits} hexadecimal digits`;
  // A plain string's \x is decoded by the compiler too, so both are refused before the file runs.
  return { length: 2, value: '', message: unicode || digits === 2 ? form : '' };
}

/** The longest name of Unicode 5.2, which Python 2.7 knows, has 83 characters. */
const CHARACTER_NAME = /^[A-Z][A-Z0-9 -]{0,82}$/i;
/** Where no brace closes so near, none is looked for. */
const LONGEST_NAME = 200;
const NO_CHARACTER_NAME = / {2}|--| [0-9]|[- ]$/;
/** Names that are computed are taken in capital letters alone. */
const COMPUTED_NAME = /^(?:CJK UNIFIED IDEOGRAPH-|HANGUL SYLLABLE )/i;

/**
 * Whether a character can have the name. The names themselves are not looked up: a name of the right form counts as one, though Python
 * may not know it.
 */
const canBeName = (name: string): boolean =>
  CHARACTER_NAME.test(name) &&
  !NO_CHARACTER_NAME.test(name) &&
  (!COMPUTED_NAME.test(name) || name === name.toUpperCase());

function namedEscape(text: string, at: number, end: number): Escape {
  const rest = text.slice(at + 2, Math.min(end, at + 2 + LONGEST_NAME));
  const length = rest.startsWith('{') ? rest.indexOf('}') - 1 : -1;
  if (length < 1) return { length: 2, value: '', message: '\\N needs a name in braces' };
  const named = { length: length + 4, value: '\ufffd' };
  return canBeName(rest.slice(1, length + 1)) ? named : { ...named, message: 'no character has such a name' };
}

/** The literal that a whole string token spells. */
export function partOf(text: string, start: number, end: number): StringPart {
  let quoteAt = start;
  while (text.charCodeAt(quoteAt) !== 34 && text.charCodeAt(quoteAt) !== 39) quoteAt++;
  const quote = text.charCodeAt(quoteAt);
  // Two quotes alone are an empty string.
  const triple = end - quoteAt >= 6 && text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
  const width = triple ? 3 : 1;
  const prefix = prefixOf(text.slice(start, quoteAt));
  const body = readBody(text, quoteAt + width, end - width, prefix.raw, prefix.unicode);
  return { ...prefix, triple, text: body.text, segments: body.segments, span: span(start, end) };
}

/** The parts of a string literal's prefix. */
export const prefixOf = (prefix: string): Pick<StringPart, 'unicode' | 'raw' | 'bytes'> => {
  const lower = prefix.toLowerCase();
  return { unicode: lower.includes('u'), raw: lower.includes('r'), bytes: lower.includes('b') };
};

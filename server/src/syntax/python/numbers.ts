import { span } from '../text.ts';
import type { Expression } from './ast.ts';
import { PlainNumber } from './nodes.ts';

/** What a number that the lexer has found fault with comes to is not known. */
const INTEGER = /^(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9][0-9]*)$/;

/** The number that a token spells. */
export function number(source: string, start: number, end: number): Expression {
  if (end - start < 16 && isPlain(source, start, end)) return new PlainNumber(source, start, end);
  const text = source.slice(start, end);
  const where = span(start, end);
  const last = text.at(-1) as string;
  const based = /^0[xXoObB]/.test(text);
  if (!based && (last === 'j' || last === 'J')) {
    return { kind: 'number', type: 'imaginary', text, value: Number(text.slice(0, -1)), span: where };
  }
  if (!based && /[.eE]/.test(text)) {
    const value = Number(text);
    if (Number.isNaN(value)) return { kind: 'error', span: where };
    return { kind: 'number', type: 'float', text, value, span: where };
  }
  const long = last === 'l' || last === 'L';
  const digits = long ? text.slice(0, -1) : text;
  if (!INTEGER.test(digits)) return { kind: 'error', span: where };
  const value = integer(digits);
  const type = long || value > 0x7fffffffffffffffn ? 'long' : 'int';
  return { kind: 'number', type, text, value, span: where };
}

/** True for decimal digits without a leading 0. */
function isPlain(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (source.charCodeAt(at) < 48 || source.charCodeAt(at) > 57) return false;
  return end === start + 1 || source.charCodeAt(start) !== 48;
}

/** Digits that BigInt reads in reasonable time. */
const MOST_DIGITS = 5000;

function integer(digits: string): bigint {
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase();
  if (octal.length > MOST_DIGITS || !/^(?:0x[0-9a-f]+|0o[0-7]+|0b[01]+|\d+)$/.test(octal)) return 0n;
  return BigInt(octal);
}

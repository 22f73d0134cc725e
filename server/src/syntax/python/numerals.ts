import type { SyntaxProblem } from '../problem.ts';
import { numberWithUnit, octal } from './lexical.ts';

const isNamePart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57);

const NUMERAL = /0[xX][0-9a-fA-F]+[lL]?|0[oO][0-7]+[lL]?|0[bB][01]+[lL]?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[lLjJ]?/y;

/** Where the number at a place ends that is more than mere digits, and what is wrong with it. */
export function scanNumber(text: string, start: number): { readonly end: number; readonly problem?: SyntaxProblem } {
  NUMERAL.lastIndex = start;
  const found = NUMERAL.exec(text)?.[0] ?? (text[start] as string);
  let end = start + found.length;
  const decimal = /^\d/.test(found) && !/^0[xXoObB]/.test(found);
  const long = /[lL]$/.test(found);
  if (long && /[.eE]/.test(found) && decimal) end = start + found.length - 1;
  const fault = numberFault(text.slice(start, end));
  if (isNamePart(text.charCodeAt(end)) && !continuesAsKeyword(text, end)) {
    while (isNamePart(text.charCodeAt(end))) end++;
    return { end, problem: numberWithUnit(text, start, end) };
  }
  return fault ? { end, problem: octal(text.slice(start, end), start, end) } : { end };
}

/** `08`, `0x`, `0b2`: digits that the base does not have. */
function numberFault(text: string): boolean {
  return /^0\d+[lL]?$/.test(text) && /[89]/.test(text) && !/^0+[lL]?$/.test(text);
}

/** `1if x else y` and `1or 2` are right in Python 2: a keyword may follow a number at once. */
function continuesAsKeyword(text: string, at: number): boolean {
  return /^(?:and|else|for|if|in|is|or|not)\b/.test(text.slice(at, at + 5));
}

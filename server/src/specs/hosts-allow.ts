import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split } from './piece.ts';

/** One regular expression of a list of hosts. */
export interface HostPattern {
  readonly whole: Piece;
  /** What Python's re.compile refuses in it. */
  readonly fault?: PatternFault;
}

export interface PatternFault {
  /** Where it stands. */
  readonly piece: Piece;
  readonly what: 'nothing-to-repeat' | 'open-bracket' | 'open-group' | 'close-group' | 'backslash';
}

/** What is beyond is not looked at. */
const MAX_LENGTH = 4096;

/**
 * The patterns of `xend-relocation-hosts-allow` and its like: regular expressions with one blank between them (relocate.py:
 * listenRelocation). A second blank makes an empty pattern, which every host matches.
 */
export function hostPatterns(value: StringValue): HostPattern[] {
  return split(value, ' ', 0, Math.min(value.text.length, MAX_LENGTH)).map((whole) => {
    const fault = findFault(whole.text);
    if (!fault) return { whole };
    const from = whole.from + fault.at;
    return { whole, fault: { piece: piece(value, from, from + 1), what: fault.what } };
  });
}

/** The first thing that Python's re.compile refuses, of what people get wrong; rarer faults are let pass. */
function findFault(text: string): { at: number; what: PatternFault['what'] } | undefined {
  const groups: number[] = [];
  let repeatable = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') {
      if (++at === text.length) return { at: at - 1, what: 'backslash' };
      repeatable = true;
    } else if (char === '[') {
      const end = classEnd(text, at);
      if (end < 0) return { at, what: 'open-bracket' };
      at = end;
      repeatable = true;
    } else if (char === '(') {
      groups.push(at);
      repeatable = false;
      // `(?:`, `(?P<`, `(?=`: what follows the question mark is not looked at.
      if (text.charAt(at + 1) === '?') at++;
    } else if (char === ')') {
      if (groups.pop() === undefined) return { at, what: 'close-group' };
      repeatable = true;
    } else if ('*+?'.includes(char)) {
      if (!repeatable) return { at, what: 'nothing-to-repeat' };
    } else repeatable = char !== '|' && char !== '^';
  }
  const open = groups.pop();
  return open === undefined ? undefined : { at: open, what: 'open-group' };
}

/** The place of the `]` that ends a set of characters, or -1; one right at its start is an ordinary character. */
function classEnd(text: string, open: number): number {
  let at = open + 1;
  if (text.charAt(at) === '^') at++;
  if (text.charAt(at) === ']') at++;
  for (; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === ']') return at;
  }
  return -1;
}

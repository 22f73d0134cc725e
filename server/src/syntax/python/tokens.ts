import type { Span } from '../text.ts';
import type { StringPart } from './ast.ts';

export type TokenKind =
  | 'name'
  | 'keyword'
  | 'number'
  | 'string'
  | 'op'
  | 'newline'
  | 'indent'
  | 'dedent'
  | 'end'
  | 'bad';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** Of names, keywords, numbers and operators: as written; of a bad token: the wrong characters. */
  readonly text: string;
  readonly string?: StringPart;
}

export const KEYWORDS: ReadonlySet<string> = new Set([
  'and',
  'as',
  'assert',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'exec',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'not',
  'or',
  'pass',
  'print',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
]);

/** Operators, the longest of each first character first. */
export const OPERATORS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '*': ['**=', '**', '*=', '*'],
    '/': ['//=', '//', '/=', '/'],
    '<': ['<<=', '<<', '<=', '<>', '<'],
    '>': ['>>=', '>>', '>=', '>'],
    '=': ['==', '='],
    '!': ['!='],
    '+': ['+=', '+'],
    '-': ['-=', '-'],
    '%': ['%=', '%'],
    '&': ['&=', '&'],
    '|': ['|=', '|'],
    '^': ['^=', '^'],
    '.': ['.'],
    '~': ['~'],
    ',': [','],
    ':': [':'],
    ';': [';'],
    '(': ['('],
    ')': [')'],
    '[': ['['],
    ']': [']'],
    '{': ['{'],
    '}': ['}'],
    '`': ['`'],
    '@': ['@'],
  }),
);

export const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

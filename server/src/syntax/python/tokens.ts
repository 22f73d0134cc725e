import type { Span } from '../text.ts';
import type { StringPart } from './ast.ts';
import { partOf } from './literals.ts';

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

/** What a token is, as a small number: one for each kind, each operator and each keyword. */
export const NAME = 1;
export const NUMBER = 2;
/** A string in single quotes or double ones, without prefix and backslash. */
export const PLAIN_STRING = 3;
export const STRING = 4;
export const NEWLINE = 5;
export const INDENT = 6;
export const DEDENT = 8;
export const END = 9;
export const BAD = 10;

const KINDS: readonly TokenKind[] = [
  'bad',
  'name',
  'number',
  'string',
  'string',
  'newline',
  'indent',
  'indent',
  'dedent',
  'end',
  'bad',
];

const FIRST_OPERATOR = 16;
const FIRST_KEYWORD = 80;

/** The longest of each first character first. */
const OPERATORS =
  '**= ** *= * //= // /= / <<= << <= <> < >>= >> >= > == = != += + -= - %= % &= & |= | ^= ^ . ~ , : ; ( ) [ ] { } ` @'.split(
    ' ',
  );

const KEYWORDS = (
  'and as assert break class continue def del elif else except exec finally for from global if import in is lambda not or pass ' +
  'print raise return try while with yield'
).split(' ');

/** The code of an operator or keyword. */
export const CODES: ReadonlyMap<string, number> = new Map([
  ...OPERATORS.map((text, i) => [text, FIRST_OPERATOR + i] as const),
  ...KEYWORDS.map((text, i) => [text, FIRST_KEYWORD + i] as const),
]);

/** The codes of several. */
export const codes = (...texts: readonly string[]): ReadonlySet<number> =>
  new Set(texts.map((text) => CODES.get(text) as number));

/** A table that is 1 at the codes given. */
export function table(...given: readonly number[]): Uint8Array {
  const made = new Uint8Array(256);
  for (const code of given) made[code] = 1;
  return made;
}

/** For each length of a word, the letters that keywords of that length begin with, as bits. */
const BEGINNINGS = KEYWORDS.reduce<number[]>((bits, word) => {
  bits[word.length] = (bits[word.length] ?? 0) | (1 << (word.charCodeAt(0) - 97));
  return bits;
}, []);

/** True when a word of so many characters with such a first one may be a keyword. */
export const mayBeKeyword = (length: number, first: number): boolean =>
  first >= 97 && (((BEGINNINGS[length] ?? 0) >> (first - 97)) & 1) === 1;

export const COMMA = CODES.get(',') as number;
export const EQUALS = CODES.get('=') as number;
export const SEMICOLON = CODES.get(';') as number;
export const LIST_START = CODES.get('[') as number;
export const LIST_END = CODES.get(']') as number;
export const YIELD = CODES.get('yield') as number;

const TEXTS: readonly string[] = [...CODES].reduce<string[]>((texts, [text, code]) => {
  texts[code] = text;
  return texts;
}, []);

/** The operators that begin with a character, the longest first, by its code. */
export const BEGINNING: readonly (readonly string[] | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const found = OPERATORS.filter((operator) => operator.charCodeAt(0) === code);
  return found.length ? found : undefined;
});

export const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export const isKeyword = (code: number): boolean => code >= FIRST_KEYWORD;

const kindOf = (code: number): TokenKind =>
  code >= FIRST_KEYWORD ? 'keyword' : code >= FIRST_OPERATOR ? 'op' : (KINDS[code] as TokenKind);

/** One token of a file, looked at. */
export class Token implements Span {
  declare private readonly tokens: Tokens;
  declare private readonly index: number;

  constructor(tokens: Tokens, index: number) {
    this.tokens = tokens;
    this.index = index;
  }

  get kind(): TokenKind {
    return kindOf(this.tokens.code(this.index));
  }

  get start(): number {
    return this.tokens.start(this.index);
  }

  get end(): number {
    return this.tokens.end(this.index);
  }

  /** Of names, keywords, numbers and operators: as written; of a bad token: the wrong characters. */
  get text(): string {
    return this.tokens.text(this.index);
  }

  /** The literal that a string token is. */
  get string(): StringPart | undefined {
    return this.kind === 'string' ? this.tokens.part(this.index) : undefined;
  }
}

/** Characters for whose tokens there is room from the start, at most. */
const MOST_ROOM = 16_000_000;

/** The tokens of a file, as columns of numbers: a large file has millions of them. */
export class Tokens {
  readonly source: string;
  #codes: Uint8Array;
  #starts: Int32Array;
  #ends: Int32Array;
  /** Strings that are not spelled as they are meant, by the index of their token. */
  readonly mended = new Map<number, StringPart>();
  length = 0;

  constructor(source: string) {
    this.source = source;
    // A token and what stands between it and the next take up about eleven characters in a configuration.
    const room = 16 + (Math.min(source.length, MOST_ROOM) >> 3);
    this.#codes = new Uint8Array(room);
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
  }

  push(code: number, start: number, end: number): void {
    if (this.length === this.#codes.length) this.#grow();
    this.#codes[this.length] = code;
    this.#starts[this.length] = start;
    this.#ends[this.length] = end;
    this.length++;
  }

  #grow(): void {
    const [codes, starts, ends] = [this.#codes, this.#starts, this.#ends];
    this.#codes = new Uint8Array(this.length * 2);
    this.#starts = new Int32Array(this.length * 2);
    this.#ends = new Int32Array(this.length * 2);
    this.#codes.set(codes);
    this.#starts.set(starts);
    this.#ends.set(ends);
  }

  pop(): void {
    this.length--;
    this.mended.delete(this.length);
  }

  code(index: number): number {
    return this.#codes[index] as number;
  }

  start(index: number): number {
    return this.#starts[index] as number;
  }

  end(index: number): number {
    return this.#ends[index] as number;
  }

  kind(index: number): TokenKind {
    return kindOf(this.code(index));
  }

  text(index: number): string {
    const code = this.code(index);
    if (code >= FIRST_OPERATOR) return TEXTS[code] as string;
    if (code === NAME || code === NUMBER || code === BAD) return this.source.slice(this.start(index), this.end(index));
    return '';
  }

  /** The literal that a string token is. */
  part(index: number): StringPart {
    return this.mended.get(index) ?? partOf(this.source, this.start(index), this.end(index));
  }

  at(index: number): Token | undefined {
    return index >= 0 && index < this.length ? new Token(this, index) : undefined;
  }

  get last(): Token | undefined {
    return this.at(this.length - 1);
  }
}

import type { Span } from '../syntax/text.ts';
import type { StringValue } from '../values/value.ts';

/** A run of a string's text, with its place in the file. */
export interface Piece {
  readonly text: string;
  /** Offsets in the string's text. */
  readonly from: number;
  readonly to: number;
  /** Where the file spells it. */
  readonly span: Span;
  /** False when it was computed, so that the file has no spelling of it to edit. */
  readonly editable: boolean;
  /** A part of it; offsets in its own text. */
  part(from: number, to: number): Piece;
}

/** One separated part of a spec: `key=value`, or a bare word. */
export interface Part {
  /** The whole part, blanks at its edges left out. */
  readonly whole: Piece;
  /** The text before the first `=`, or all of a bare word. */
  readonly key: Piece;
  readonly equals?: Piece;
  /** The text behind the first `=`; absent for a bare word. */
  readonly value?: Piece;
}

/** What of a piece is rarely asked for is made when it is: large files have many pieces. */
export class StringPiece implements Piece {
  readonly #value: StringValue;
  readonly from: number;
  readonly to: number;
  #text: string | undefined;

  constructor(value: StringValue, from: number, to: number) {
    this.#value = value;
    this.from = from;
    this.to = to;
  }

  get text(): string {
    this.#text ??= this.#value.text.slice(this.from, this.to);
    return this.#text;
  }

  get span(): Span {
    return this.#value.map.span(this.from, this.to);
  }

  get editable(): boolean {
    return this.#value.map.editable(this.from, this.to);
  }

  part(from: number, to: number): Piece {
    return new StringPiece(this.#value, this.from + from, this.from + to);
  }
}

export const piece = (value: StringValue, from: number, to: number): Piece => new StringPiece(value, from, to);

/** All of a string. */
export const wholePiece = (value: StringValue): Piece => piece(value, 0, value.text.length);

const isBlank = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t';

/** The piece without blanks at its edges. */
export function trimmed(value: StringValue, from: number, to: number): Piece {
  let start = from;
  let end = to;
  while (start < end && isBlank(value.text, start)) start++;
  while (end > start && isBlank(value.text, end - 1)) end--;
  return piece(value, start, end);
}

/** Splits a string's text at a separator into pieces, blanks kept, empty ones included. */
export function split(value: StringValue, separator: string, from = 0, to = value.text.length): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  for (;;) {
    const at = value.text.indexOf(separator, start);
    const end = at < 0 || at >= to ? to : at;
    pieces.push(piece(value, start, end));
    if (end === to) return pieces;
    start = end + separator.length;
  }
}

/**
 * Splits a spec at its separators into `key=value` parts and bare words. Key and value keep the blanks around `=`, because whether
 * these count differs between toolstacks; blanks at the edges of a part are left out. Empty parts are kept.
 */
export function parts(value: StringValue, separator = ','): Part[] {
  return split(value, separator).map(({ from, to }) => {
    const whole = trimmed(value, from, to);
    const at = value.text.indexOf('=', whole.from);
    if (at < 0 || at >= whole.to) return { whole, key: whole };
    return {
      whole,
      key: piece(value, whole.from, at),
      equals: piece(value, at, at + 1),
      value: piece(value, at + 1, whole.to),
    };
  });
}

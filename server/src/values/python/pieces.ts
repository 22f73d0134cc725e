import { contains, type Span, span } from '../../syntax/text.ts';
import type { Segment } from '../value.ts';
import { MOST_TEXT, type PyText, type PyUnknown, unknown } from './objects.ts';

/** Texts with their places: every operation here keeps track of where each run of the result is spelled. */

/** More pieces than this are not worth keeping: the text then counts as computed by its expression. */
const MOST_PIECES = 2000;

const isPlain = (piece: Segment): boolean => piece.source.end - piece.source.start === piece.length;

/** A text that the file does not spell; `source` is the expression it comes from. */
export function computed(text: string, where: Span, type: PyText['type'] = 'str'): PyText {
  const pieces = text ? [{ from: 0, length: text.length, source: where, literal: false }] : [];
  return { type, text, pieces, span: where };
}

/** One text after the other. Unicode when one of them is. */
export function joined(texts: readonly PyText[], where: Span): PyText | PyUnknown {
  const pieces: Segment[] = [];
  let type: PyText['type'] = 'str';
  let length = 0;
  for (const text of texts) {
    length += text.text.length;
    if (length > MOST_TEXT) return unknown('the text is too long to follow', where);
  }
  let at = 0;
  for (const text of texts) {
    if (text.type === 'unicode') type = 'unicode';
    if (pieces.length <= MOST_PIECES)
      for (const piece of text.pieces) if (piece.length) append(pieces, { ...piece, from: at + piece.from });
    at += text.text.length;
  }
  const text = texts.map((part) => part.text).join('');
  return pieces.length > MOST_PIECES ? computed(text, where, type) : { type, text, pieces, span: where };
}

/** Adds a piece; one that goes on where the last one ends, in the text and in the file, becomes part of it. */
function append(pieces: Segment[], piece: Segment): void {
  const last = pieces.at(-1);
  const goesOn =
    last?.literal && piece.literal && isPlain(last) && isPlain(piece) && last.source.end === piece.source.start;
  if (!last || !goesOn) {
    pieces.push(piece);
    return;
  }
  const source = span(last.source.start, piece.source.end);
  pieces[pieces.length - 1] = { from: last.from, length: last.length + piece.length, source, literal: true };
}

/** The part of a text from `from` to `to`. All of it is the text itself. */
export function cut(text: PyText, from: number, to: number, where: Span): PyText {
  if (from <= 0 && to >= text.text.length) return text;
  if (from >= to) return { type: text.type, text: '', pieces: [], span: where };
  const pieces: Segment[] = [];
  for (let i = pieceAt(text.pieces, from); i < text.pieces.length; i++) {
    const piece = text.pieces[i] as Segment;
    if (piece.from >= to) break;
    const start = Math.max(from, piece.from);
    const end = Math.min(to, piece.from + piece.length);
    if (start >= end) continue;
    const shift = start - piece.from;
    const source = isPlain(piece)
      ? span(piece.source.start + shift, piece.source.start + shift + end - start)
      : piece.source;
    // A part of an escape or of a computed run has no spelling of its own.
    const literal = piece.literal && (isPlain(piece) || end - start === piece.length);
    pieces.push({ from: start - from, length: end - start, source, literal });
  }
  return { type: text.type, text: text.text.slice(from, to), pieces, span: placeOf(pieces, text.span, where) };
}

/** The index of the piece that holds an offset in the text. */
function pieceAt(pieces: readonly Segment[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Segment).from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a part of a text is spelled, when one literal spells it; else the expression that cut it out. */
function placeOf(pieces: readonly Segment[], literal: Span, where: Span): Span {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last || pieces.some((piece) => !piece.literal) || first.source.start > last.source.end) return where;
  const place = span(first.source.start, last.source.end);
  return contains(literal, place) ? place : where;
}

/** The same places with other characters (`upper()`): each run still tells where it comes from, but no longer how it is spelled. */
export function altered(text: PyText, changed: string, where: Span): PyText {
  if (changed === text.text) return text;
  if (changed.length !== text.text.length) return computed(changed, where, text.type);
  const pieces = text.pieces.map((piece) => ({ ...piece, literal: false }));
  return { type: text.type, text: changed, pieces, span: where };
}

/** The same text as the other type (`str(u'a')`). */
export const retyped = (text: PyText, type: PyText['type']): PyText => (text.type === type ? text : { ...text, type });

/** True when one byte of Python's str is one character of the text. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

import type { Span } from '../../syntax/text.ts';

/** What a request may choose: how wide an indentation is, and whether it is of blanks or of one tab. */
export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/** The style of the command line: indentation of 4 blanks. */
export const STANDARD: FormatOptions = { tabSize: 4, insertSpaces: true };

/** Lists that were on one line stay there up to this width. */
export const WIDTH = 100;

/**
 * What is to stand before a piece: nothing, one blank, the start of a line, or what stands there now. `indent` counts levels, and
 * serves also where a comment before the piece makes a line end necessary.
 */
export interface Before {
  readonly how: 'nothing' | 'blank' | 'line' | 'keep';
  readonly indent: number;
  /** False where empty lines make no sense: at the edges of a list. */
  readonly emptyLines: boolean;
}

/** A stretch of a file that is never changed, and what is to stand before it. */
export interface Piece extends Span {
  readonly before: Before;
  readonly comment: boolean;
}

export const before = (how: Before['how'], indent = 0, emptyLines = true): Before => ({ how, indent, emptyLines });

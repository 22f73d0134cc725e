import { type Span, span } from '../text.ts';
import type { Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';

/** What stands around a statement. */
export interface Around {
  readonly inFunction: boolean;
  readonly inLoop: boolean;
  readonly inFinally: boolean;
  /** How many loops, `try` and `with` there are around it in its function. */
  readonly blocks: number;
}

/** Around the statements of a file. */
export const TOP: Around = { inFunction: false, inLoop: false, inFinally: false, blocks: 0 };

/** Python 2.7 compiles no more loops, `try` and `with` inside each other (CO_MAXBLOCKS in Include/code.h). */
const MOST_BLOCKS = 20;

/** One block further in, which may be one too many. */
export function inside(at: Cursor, around: Around, start: number, more: Partial<Around> = {}): Around {
  const blocks = around.blocks + 1;
  if (blocks === MOST_BLOCKS + 1)
    at.refuse(
      span(start, start + 1),
      'More than 20 loops, "try" and "with" inside each other: Python cannot compile it, and xm stops here.',
    );
  return { ...around, ...more, blocks };
}

/** Reads the block behind a `:`. */
export type Suite = (at: Cursor, around: Around) => Statement[];

/** From the start of a compound statement to the end of its last token that is not layout. */
export function blockSpan(at: Cursor, start: number): Span {
  let index = at.index - 1;
  while (index > 0 && ['newline', 'dedent', 'indent'].includes(at.tokens.at(index)?.kind ?? '')) index--;
  return span(start, Math.max(start, at.tokens.at(index)?.end ?? start));
}

import type { Edit } from '../../syntax/problem.ts';
import { type Lines, span } from '../../syntax/text.ts';
import { alignComments, type Comment } from './align.ts';
import { columnBehind, hasBreak, isGap, lastLine, newGap } from './gaps.ts';
import type { FormatOptions, Piece } from './types.ts';

/** Writes pieces with what is to stand between them; answers with what changes. Nothing but blanks and line ends does. */
export function print(lines: Lines, pieces: readonly Piece[], lineEnd: string, options: FormatOptions): Edit[] {
  const { text } = lines;
  if (!pieces.length) return [];
  const gapAt = (i: number): string => text.slice(i ? (pieces[i - 1] as Piece).end : 0, (pieces[i] as Piece).start);
  const gaps: string[] = [];
  const comments: Comment[] = [];
  let column = 0;
  for (const [i, piece] of pieces.entries()) {
    const gap = gapAt(i);
    const behindCode = piece.comment && i > 0 && !hasBreak(gap);
    const afterComment = i > 0 && (pieces[i - 1] as Piece).comment;
    const place = { atStart: i === 0, afterComment, lineEnd, options };
    const written = behindCode ? gap : newGap(gap, piece.before, place);
    if (piece.comment && isGap(gap)) {
      const line = lines.lineAt(piece.start);
      const { start } = lines.line(line);
      const shown = columnBehind(text.slice(start, piece.start));
      const code = { before: columnBehind(text.slice(start, piece.start - gap.length)), after: column };
      comments.push({ piece: i, line, column: shown, ...(behindCode ? { code } : {}) });
    }
    gaps.push(written);
    column = columnBehind(text.slice(piece.start, piece.end), columnBehind(written, column));
  }
  const behind = new Map(comments.map(({ piece, code }) => [piece, code]));
  for (const [i, target] of alignComments(comments)) {
    const code = behind.get(i);
    if (target === 'stays') gaps[i] = code ? gapAt(i) : lineOf(gaps[i] as string) + lastLine(gapAt(i));
    else gaps[i] = code ? ' '.repeat(target - code.after) : lineOf(gaps[i] as string) + ' '.repeat(target);
  }
  const edits = gaps.flatMap((written, i): Edit[] => {
    const { start } = pieces[i] as Piece;
    const gap = gapAt(i);
    return gap === written ? [] : [{ span: span(start - gap.length, start), newText: written }];
  });
  const { end } = pieces.at(-1) as Piece;
  const rest = text.slice(end);
  const last = /\r\n|\n|\r/.exec(rest)?.[0] ?? lineEnd;
  if (isGap(rest) && rest !== last) edits.push({ span: span(end, text.length), newText: last });
  return edits;
}

/** A gap without the blanks that begin its last line. */
const lineOf = (gap: string): string => gap.slice(0, gap.length - lastLine(gap).length);

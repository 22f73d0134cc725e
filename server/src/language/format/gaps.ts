import { type Before, type FormatOptions, STANDARD } from './types.ts';

/** Empty lines that may follow one another. */
const MOST_EMPTY = 2;
/** How far a tab leads where comments are aligned, as in a terminal. */
const TAB = 8;

/** True for blanks and line ends alone: all that formatting may change. */
export const isGap = (text: string): boolean => /^[ \t\r\n]*$/.test(text);

export const hasBreak = (text: string): boolean => text.includes('\n') || text.includes('\r');

/** The line ends in a gap, as they are spelled. */
const breaksIn = (gap: string): string[] => gap.match(/\r\n|\n|\r/g) ?? [];

/** What stands before the first piece of a line. */
export const lastLine = (gap: string): string => gap.slice(Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r')) + 1);

export const indentation = (levels: number, { tabSize, insertSpaces }: FormatOptions = STANDARD): string =>
  insertSpaces ? ' '.repeat(levels * tabSize) : '\t'.repeat(levels);

/** The line ends of a gap without too many empty lines between them; a new one where there is none. */
function breaks(gap: string, emptyLines: boolean, atStart: boolean, lineEnd: string): string {
  const found = breaksIn(gap);
  if (!found.length && !atStart) return lineEnd;
  return found.slice(0, (emptyLines ? MOST_EMPTY : 0) + (atStart ? 0 : 1)).join('');
}

/** Where a gap stands. */
export interface GapPlace {
  /** It is the beginning of the file. */
  readonly atStart: boolean;
  /** A comment stands before it, which only a line end can end. */
  readonly afterComment: boolean;
  /** How a new line begins. */
  readonly lineEnd: string;
  readonly options: FormatOptions;
}

/** What becomes of the gap before a piece that is no comment at the end of a line. */
export function newGap(gap: string, wanted: Before, { atStart, afterComment, lineEnd, options }: GapPlace): string {
  if (!isGap(gap)) return gap;
  const broken = hasBreak(gap);
  if (wanted.how === 'keep') {
    if (!broken) return gap;
    return breaks(gap, true, atStart, lineEnd) + lastLine(gap);
  }
  if (wanted.how === 'line' || (broken && afterComment))
    return breaks(gap, wanted.emptyLines, atStart, lineEnd) + indentation(wanted.indent, options);
  return wanted.how === 'blank' ? ' ' : '';
}

/** The column behind a text that begins at a column, as a terminal shows it. */
export function columnBehind(text: string, column = 0): number {
  let at = column;
  const start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  if (start) at = 0;
  for (let i = start; i < text.length; i++) at = text[i] === '\t' ? at + TAB - (at % TAB) : at + 1;
  return at;
}

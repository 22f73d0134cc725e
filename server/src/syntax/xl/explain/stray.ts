import type { Edit } from '../../problem.ts';
import { choice, replace } from '../../report.ts';
import { span } from '../../text.ts';
import { readList } from './list.ts';
import { readQuoted } from './quotes.ts';
import { isQuote, type Scan } from './scan.ts';
import { restOfLine } from './tail.ts';

/**
 * Explains a line that starts with no name: a bracket that closes nothing, items outside of a list, a comment in another language's form.
 * Answers with the place to go on from; undefined when it is none of these.
 */
export function readStray(scan: Scan, start: number): number | undefined {
  const char = scan.text.charAt(start);
  if (char === ']' || char === ')' || char === '}') return strayBracket(scan, start);
  if (isQuote(scan.at(start))) return strayString(scan, start);
  if (char === '[') return section(scan, start);
  const comment = /^(?:\/\/|--|\/\*)/.exec(scan.slice(start, start + 2))?.[0];
  return comment ? foreignComment(scan, start, comment) : undefined;
}

function strayBracket(scan: Scan, start: number): number {
  const end = restOfLine(scan, start);
  scan.report.add(
    span(start, start + 1),
    `This ${scan.text.charAt(start)} closes nothing, and xl refuses the file. Remove it.`,
    {
      fixes: [choice('Remove the bracket', replace(start, start + 1, ''))],
    },
  );
  return end;
}

/** A string where a name should stand: an item of a list that is closed already. */
function strayString(scan: Scan, start: number): number {
  const close = scan.closing(start);
  if (close < 0 || scan.text.startsWith('"""', start) || scan.text.startsWith("'''", start))
    return readQuoted(scan, start, false).end;
  scan.report.add(
    span(start, close + 1),
    'This string belongs to no setting, and xl refuses the file. Write name = before it, or put it into a list.',
  );
  const { count, rejected } = scan.report;
  const found = readList(scan, start - 1, '');
  scan.report.rollBack(count, rejected);
  return Math.max(found.end, close + 1);
}

function section(scan: Scan, start: number): number {
  const end = restOfLine(scan, start);
  const text = scan.slice(start, end);
  if (/^\[[^\]'"]*\]$/.test(text)) {
    scan.report.add(
      span(start, end),
      'xl knows no sections and refuses the file for this line. Remove it, or put # before it.',
      {
        fixes: [choice('Make it a comment', replace(start, start, '# '))],
      },
    );
    return end;
  }
  scan.report.add(
    span(start, start + 1),
    'This list belongs to no setting, and xl refuses the file. Write name = before it.',
  );
  const { count, rejected } = scan.report;
  const found = readList(scan, start, '');
  scan.report.rollBack(count, rejected);
  return found.end;
}

function foreignComment(scan: Scan, start: number, mark: string): number {
  const close = mark === '/*' ? scan.text.indexOf('*/', start + 2) : -1;
  const line = scan.lineEnd(start);
  const end = close < 0 ? scan.trimEnd(line, start + 1) : close + 2;
  scan.report.add(
    span(start, Math.min(end, line)),
    `A comment starts with # in xl, which refuses the file for ${mark}. Write #.`,
    {
      fixes: end > line ? [] : [choice('Write #', replace(start, start + 2, '#'), ...withoutEnd(scan, close, end))],
    },
  );
  return end;
}

/** Takes away the mark that ends a comment in C, and the blanks before it. */
const withoutEnd = (scan: Scan, close: number, end: number): Edit[] =>
  close < 0 ? [] : [replace(scan.trimEnd(close, 0), end, '')];

import { asciiQuote, isInvisible } from '../../characters.ts';
import type { Edit } from '../../problem.ts';
import { choice, insert, replace, safeFix } from '../../report.ts';
import type { Span } from '../../text.ts';
import { span } from '../../text.ts';
import type { Lexer } from '../lexer.ts';
import type { XlStatement } from '../tree.ts';
import { expression } from './bare.ts';
import { explainName, explainOperator, type Operator, readOperator } from './head.ts';
import { readPython, reportPython, startsPython } from './python.ts';
import { isQuote, isWord, type Scan } from './scan.ts';
import { readStray } from './stray.ts';
import { readTail, restOfLine } from './tail.ts';
import { readUnopened } from './unopened.ts';
import { readValue, startsValue } from './value.ts';
import { shorten } from './words.ts';

/** What could be made of a statement that xl does not read. */
export interface Rescued {
  readonly statements: readonly XlStatement[];
  /** Where the reader goes on. */
  readonly end: number;
}

/**
 * Finds out what is wrong with the statement at `start`; xl's own reader gets stuck at `stuck`. Reports at least one problem for which xl
 * refuses the file, unless an invisible character in the statement is the cause, which is reported for the whole file.
 */
export function explainStatement(scan: Scan, lexer: Lexer, start: number, stuck: number): Rescued {
  const { report } = scan;
  const { count } = report;
  report.rejected = false;
  const rescued = readStatement(scan, start);
  const end = Math.max(rescued.end, start + 1);
  if ((lexer.invisible.at(-1) ?? -1) >= start) report.rollBack(count, true);
  else if (!report.rejected) unexpected(scan, stuck);
  report.rejected = true;
  return { statements: rescued.statements, end };
}

/** The problem of last resort: names what xl does not expect. */
function unexpected(scan: Scan, stuck: number): void {
  const place = Math.min(stuck, scan.text.length - 1);
  const start = scan.isLineEnd(place) ? Math.max(0, scan.trimEnd(place, 0) - 1) : place;
  const end = Math.max(scan.word(start, '.-'), start + 1);
  scan.report.add(
    span(start, end),
    `xl does not expect ${shorten(scan.slice(start, end)).trim() || 'the end of the line'} here and refuses the whole file.`,
  );
}

function readStatement(scan: Scan, start: number): Rescued {
  const quoted = readQuotedName(scan, start);
  if (quoted) return quoted;
  const stray = readStray(scan, start);
  if (stray !== undefined) return { statements: [], end: stray };
  if (startsPython(scan, start)) return { statements: [], end: readPython(scan, start) };

  const nameEnd = nameEndOf(scan, start);
  const name = span(start, nameEnd);
  const behind = scan.blanks(nameEnd);
  if (nameEnd === start) return remark(scan, start, undefined);
  const operator = readOperator(scan, behind);
  if (operator) return assignment(scan, name, operator);
  if (scan.isLineEnd(behind)) {
    const below = operatorBelow(scan, behind);
    if (below) {
      scan.report.add(name, `The = must stand on the same line as the name: xl refuses the file. Join the lines.`, {
        fixes: [safeFix('Join the lines', replace(nameEnd, below.span.start, ' '))],
      });
      return assignment(scan, name, below);
    }
  }
  return withoutOperator(scan, name, behind);
}

/** `"name" = value`: reports the quotes and reads the rest as it is meant. */
function readQuotedName(scan: Scan, start: number): Rescued | undefined {
  const close = isQuote(scan.at(start)) ? scan.closing(start) : -1;
  const operator = close > start + 1 ? readOperator(scan, scan.blanks(close + 1)) : undefined;
  if (!operator) return undefined;
  scan.report.add(
    span(start, close + 1),
    'The name of a setting has no quotes in xl, which refuses the file. Write name = value.',
    {
      fixes: [choice('Remove the quotes', replace(start, close + 1, scan.slice(start + 1, close)))],
    },
  );
  return assignment(scan, span(start + 1, close), operator);
}

/** Names may hold letters of any alphabet here, and invisible characters, so that they can be talked about. */
function nameEndOf(scan: Scan, start: number): number {
  let end = scan.word(start, '.-');
  while (isForeign(scan, end)) end = scan.word(end + 1, '.-');
  return end;
}

function isForeign(scan: Scan, place: number): boolean {
  const code = scan.at(place);
  if (isInvisible(code)) return isWord(scan.at(place - 1)) && isWord(scan.at(place + 1));
  return code >= 0xc0 && !asciiQuote(scan.text.charAt(place));
}

/** The operator, when it starts the next line that is not empty. */
function operatorBelow(scan: Scan, lineEnd: number): Operator | undefined {
  const next = scan.blanks(scan.nextLine(lineEnd));
  const char = scan.text.charAt(next);
  return char === '=' || char === '+' ? readOperator(scan, next) : undefined;
}

function assignment(scan: Scan, nameSpan: Span, operator: Operator): Rescued {
  const name = explainName(scan, nameSpan);
  explainOperator(scan, operator);
  const { op, span: opSpan } = operator;
  let place = scan.blanks(opSpan.end);
  if (scan.isStatementEnd(place)) {
    const below = scan.isLineEnd(place) ? firstBelow(scan, place) : place;
    const where = span(nameSpan.start, opSpan.end);
    if (!startsValue(scan, below)) {
      scan.report.add(
        where,
        `Nothing stands behind the ${op}, and xl refuses the file. Write a value, or make the line a comment.`,
        {
          fixes: [choice('Make it a comment', insert(nameSpan.start, '# '))],
        },
      );
      const value = scan.broken(span(opSpan.end, opSpan.end), 'it is missing');
      return { statements: [{ name, nameSpan, op, opSpan, value, span: where }], end: place };
    }
    const unopened = isQuote(scan.at(below)) ? readUnopened(scan, span(below, below), where, opSpan.end) : undefined;
    if (unopened) {
      const { node, end } = unopened;
      const statement = { name, nameSpan, op, opSpan, value: node, span: span(nameSpan.start, node.span.end) };
      return { statements: [statement], end: readTail(scan, node, end).end };
    }
    scan.report.add(where, `The value must start on the same line as the ${op}: xl refuses the file. Join the lines.`, {
      fixes: [safeFix('Join the lines', replace(opSpan.end, below, ' '))],
    });
    place = below;
  }
  const value = readValue(scan, place, name);
  const tail = value.missing ? { node: value.node, end: value.end } : readTail(scan, value.node, value.end);
  const { node } = tail;
  return {
    statements: [
      { name, nameSpan, op, opSpan, value: node, span: span(nameSpan.start, Math.max(node.span.end, opSpan.end)) },
    ],
    end: tail.end,
  };
}

/** The first character of the next line that is not empty. */
function firstBelow(scan: Scan, lineEnd: number): number {
  let place = scan.blanks(scan.nextLine(lineEnd));
  while (place < scan.text.length && scan.isLineEnd(place)) place = scan.blanks(scan.nextLine(place));
  return place;
}

/** A name with no operator behind it. */
function withoutOperator(scan: Scan, nameSpan: Span, behind: number): Rescued {
  const shown = shorten(scan.slice(nameSpan.start, nameSpan.end));
  const char = scan.text.charAt(behind);
  if (char === '(' || (char === '[' && behind === nameSpan.end) || /[*%<>|&]/.test(char)) {
    return { statements: [], end: expression(scan, nameSpan.start, false).end };
  }
  const glued = behind === nameSpan.end;
  const value = !glued && startsValue(scan, behind);
  if (!value && !(glued && (isQuote(scan.at(behind)) || char === '['))) return remark(scan, nameSpan.start, nameSpan);
  if (!/^[A-Za-z]/.test(shown)) return remark(scan, nameSpan.start, nameSpan);
  const { count } = scan.report;
  const name = explainName(scan, nameSpan);
  const found = readValue(scan, behind, name);
  const tail = found.missing ? { node: found.node, end: found.end } : readTail(scan, found.node, found.end);
  if (scan.report.count > count + 1) {
    scan.report.rollBack(count, scan.report.rejected);
    return remark(scan, nameSpan.start, nameSpan);
  }
  scan.report.add(
    nameSpan,
    `An = is missing between ${shown} and its value, and xl refuses the file. Write ${shown} = ….`,
    {
      fixes: [safeFix('Add the =', addEquals(nameSpan.end, behind))],
    },
  );
  const { node } = tail;
  return {
    statements: [{ name, nameSpan, op: '=', value: node, span: span(nameSpan.start, node.span.end) }],
    end: tail.end,
  };
}

/** Writes the `=` between a name and its value, where it was most likely before. */
function addEquals(nameEnd: number, value: number): Edit {
  if (value === nameEnd) return insert(nameEnd, ' = ');
  return value === nameEnd + 1 ? insert(nameEnd, ' =') : insert(value - 1, '=');
}

/** A line that is no setting at all. */
function remark(scan: Scan, start: number, name: Span | undefined): Rescued {
  const end = restOfLine(scan, start);
  const before = scan.trimEnd(start, 0) - 1;
  if (scan.text.charAt(before) === ';' && scan.startsLine(before)) return semicolonComment(scan, before, end);
  const alone = name && name.end === end;
  const text = scan.slice(start, end);
  if (/[A-Za-z0-9_]\(/.test(text.slice(0, 200))) {
    reportPython(scan, start, end);
    return { statements: [], end };
  }
  const message = alone
    ? `${shorten(text)} stands alone, and xl refuses the file. Write ${shorten(text)} = and a value, or put # before it.`
    : 'This line is neither a setting nor a comment, and xl refuses the file. Write name = value, or put # before it.';
  scan.report.add(span(start, end), message, { fixes: [choice('Make it a comment', insert(start, '# '))] });
  return { statements: [], end };
}

/** A line that starts with `;`, as a comment does in other files. */
function semicolonComment(scan: Scan, start: number, end: number): Rescued {
  const message =
    'A comment starts with # in xl; a ; only ends a setting, and xl refuses the file for the text behind it. Write #.';
  scan.report.add(span(start, end), message, { fixes: [choice('Write #', replace(start, start + 1, '#'))] });
  return { statements: [], end };
}

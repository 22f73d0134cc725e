import { choice, insert, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import type { XlValue } from '../tree.ts';
import { expression, readArguments } from './bare.ts';
import { readJoined } from './join.ts';
import { readList } from './list.ts';
import { isQuote, type Scan } from './scan.ts';
import { startsSetting } from './starts.ts';
import { openingBracket, readUnopened } from './unopened.ts';
import { shorten } from './words.ts';

/** What stands behind a value on its line. */
export interface Tail {
  /** Where the reader goes on. */
  readonly end: number;
  /** What the value has become. */
  readonly node: XlValue;
}

/** What continues an expression in Python. */
const PYTHON_GOES_ON = /^(?:-(?!-)|[+*%.([{<>=|&]|(?:if|and|or|for|in|is|not)\b)/;

/** Explains what follows a value before its line ends. */
export function readTail(scan: Scan, value: XlValue, from: number): Tail {
  const place = scan.blanks(from);
  if (scan.isStatementEnd(place)) return { end: place, node: value };
  const char = scan.text.charAt(place);
  if (char === ']' || char === ')' || char === '}') return surplus(scan, value, place);
  if (startsSetting(scan, place)) {
    const name = span(place, scan.word(place, '.'));
    scan.report.add(
      name,
      `A second setting starts on this line, and xl refuses the file. Put ${shorten(scan.slice(name.start, name.end))} on a line of its own.`,
      {
        fixes: [safeFix('Start a new line', replace(scan.trimEnd(place, from), place, '\n'))],
      },
    );
    return { end: place, node: value };
  }
  if (value.kind === 'string') {
    const joined = readJoined(scan, value, place, false);
    if (joined) return readTail(scan, joined.node, joined.end);
  }
  if (char === ',') return behindComma(scan, value, place);
  if (char === '\\' && scan.isLineEnd(scan.blanks(place + 1))) {
    scan.report.add(
      span(place, place + 1),
      'xl knows no backslash at the end of a line and refuses the file. Write the setting on one line.',
      {
        fixes: [choice('Remove the backslash', replace(place, place + 1, ''))],
      },
    );
    return { end: scan.lineEnd(place), node: value };
  }
  const outside = value.kind === 'string' ? readArguments(scan, place, value, false) : undefined;
  if (outside) return { end: outside.end, node: outside.node };
  const remark = char === '(' && place > from;
  if (!remark && PYTHON_GOES_ON.test(scan.slice(place, place + 4))) {
    const found = expression(scan, place, false);
    return { end: found.end, node: scan.broken(value.span, 'it is Python') };
  }
  const end = restOfLine(scan, place);
  scan.report.add(
    span(place, end),
    `xl expects nothing more behind the value and refuses the file for ${shorten(scan.slice(place, end))}. Put # before a remark.`,
    {
      fixes: [choice('Make it a comment', replace(place, place, '# '))],
    },
  );
  return { end, node: value };
}

/** The end of what stands on the line, before its comment or `;`. */
export function restOfLine(scan: Scan, from: number): number {
  let place = from;
  while (!scan.isStatementEnd(place)) {
    if (isQuote(scan.at(place))) place = Math.max(place, scan.closing(place));
    place++;
  }
  return Math.max(scan.trimEnd(Math.min(place, scan.lineEnd(from)), from), from + 1);
}

function surplus(scan: Scan, value: XlValue, place: number): Tail {
  const char = scan.text.charAt(place);
  let end = place;
  while (scan.text.charAt(end) === char) end++;
  if (value.kind === 'string' && char === ']' && end === place + 1) {
    scan.report.add(
      span(place, end),
      'Nothing opens this ], and xl refuses the file. Remove it, or write [ before the value.',
      {
        fixes: [
          choice('Add the [', insert(value.span.start, openingBracket(scan, place))),
          choice('Remove the ]', replace(scan.trimEnd(place, value.span.end), end, '')),
        ],
      },
    );
    return readTail(scan, value, end);
  }
  const related =
    value.kind === 'list' ? [{ span: value.open, message: 'The list opens here, and is closed already' }] : [];
  scan.report.add(span(place, end), `This ${char} closes nothing, and xl refuses the file. Remove it.`, {
    fixes: [choice(`Remove ${scan.slice(place, end)}`, replace(place, end, ''))],
    related,
  });
  const next = scan.blanks(end);
  if (scan.text.charAt(next) !== ',') return readTail(scan, value, end);
  return { end: passItems(scan, next), node: value };
}

/** A comma behind a value: a list that was closed too early or has no brackets, an argument outside the quotes, or a slip. */
function behindComma(scan: Scan, value: XlValue, comma: number): Tail {
  const next = scan.blanks(comma + 1);
  if (value.kind === 'list' && value.close) {
    const more = scan.isLineEnd(next) ? scan.blanks(scan.nextLine(next)) : next;
    const nested = scan.text.charAt(more) === '[' && value.items[0]?.kind === 'list';
    if (isQuote(scan.at(more)) || nested) {
      scan.report.add(
        value.close,
        'The list is closed here, but more items follow, and xl refuses the file. Remove this bracket, or open a list for them.',
        {
          fixes: [choice('Remove the bracket', replace(value.close.start, value.close.end, ''))],
          related: [{ span: value.open, message: 'The list opens here' }],
        },
      );
      return { end: passItems(scan, comma), node: scan.broken(value.span, 'it is closed too early') };
    }
  }
  const unopened = value.kind === 'string' ? readUnopened(scan, value.span) : undefined;
  if (unopened) return readTail(scan, unopened.node, unopened.end);
  if (scan.isStatementEnd(next)) {
    scan.report.add(
      span(comma, comma + 1),
      'A comma stands behind the value, and xl refuses the file. Remove it, or put the value in [ ].',
      {
        fixes: [choice('Remove the comma', replace(comma, comma + 1, ''))],
      },
    );
    return { end: next, node: value };
  }
  const outside = value.kind === 'string' ? readArguments(scan, next, value, false) : undefined;
  if (outside) return { end: outside.end, node: outside.node };
  const { start } = value.span;
  const end = restOfLine(scan, comma);
  if (value.kind === 'list' && closes(scan, start, end)) {
    scan.report.add(
      span(start, start + 1),
      'The [ of this list of lists is missing, and xl refuses the file. Write it before the first one.',
      { fixes: [choice('Add the [', insert(start, '['))] },
    );
    return { end, node: scan.broken(span(start, end), 'its bracket is missing') };
  }
  const message =
    'Several values make a list, which xl reads in brackets only: it refuses the file. Write [ … ] around them.';
  scan.report.add(span(start, end), message, {
    fixes: [choice('Put them in brackets', replace(start, start, '['), replace(end, end, ']'))],
  });
  return { end, node: scan.broken(span(start, end), 'it is a list without brackets') };
}

/** True when one more square bracket closes than opens, quotes left out. */
function closes(scan: Scan, start: number, end: number): boolean {
  let open = 0;
  for (let place = start; place < end; place++) {
    if (isQuote(scan.at(place))) place = Math.max(place, scan.closing(place));
    else if (scan.text.charAt(place) === '[') open++;
    else if (scan.text.charAt(place) === ']') open--;
  }
  return open === -1;
}

/** Passes over the items behind a comma up to a closing bracket, without a further word: they belong to a problem that was reported. */
function passItems(scan: Scan, comma: number): number {
  const { count, rejected } = scan.report;
  const found = readList(scan, comma, '', 0);
  scan.report.rollBack(count, rejected);
  return found.end;
}

import { choice, fix, insert, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import type { XlValue } from '../tree.ts';
import { isQuote, isWord, type Scan } from './scan.ts';
import { smartClose, smartQuoted } from './smart.ts';
import { startsSetting, startsStatement } from './starts.ts';

/** A value that was read with forgiving eyes, and the place behind it. */
export interface Found {
  readonly node: XlValue;
  readonly end: number;
  /** How many closing brackets it lacks. */
  readonly missing?: number;
}

export const UNREADABLE = 'its quotes do not match';

/** How many lines a string that lost its closing quote may seem to run over. */
const MAX_STRING_LINES = 10;

/** Reads what starts with a quote, and explains it when the quotes do not match. */
export function readQuoted(scan: Scan, open: number, inList: boolean): Found {
  const quote = scan.text.charAt(open);
  if (scan.text.startsWith(quote.repeat(3), open)) return tripleQuoted(scan, open, inList);
  const close = scan.closing(open);
  if (close < 0) return unclosed(scan, open, inList);
  const empty = close === open + 1;
  if (!runsOn(scan, close + 1) || (!inList && !empty && startsSetting(scan, close + 1)))
    return { node: scan.string(open, close), end: close + 1 };
  if (empty && innerEnd(scan, close, inList) >= 0) return tooManyQuotes(scan, open, inList);
  return crossed(scan, open, close, inList);
}

/** True when what follows a closing quote looks like the inside of a string rather than like what may follow one. */
function runsOn(scan: Scan, place: number): boolean {
  const code = scan.at(place);
  const char = scan.text.charAt(place);
  // A dot with nothing behind it is a slip of its own.
  if (char === '.') return !scan.isLineEnd(place + 1) && scan.blanks(place + 1) === place + 1;
  return isWord(code) || isQuote(code) || (char !== '' && '-/@~'.includes(char));
}

/** True at a comma, a closing bracket, a comment or the end of the line or statement. */
export function endsValue(scan: Scan, place: number, inList: boolean): boolean {
  const next = scan.blanks(place);
  if (scan.isStatementEnd(next)) return true;
  const char = scan.text.charAt(next);
  return inList && (char === ',' || char === ']');
}

/** A string whose closing quote is followed by text: the quote that closes it was meant to open the next, or belongs inside. */
function crossed(scan: Scan, open: number, close: number, inList: boolean): Found {
  const quote = scan.text.charAt(open);
  const content = scan.slice(open + 1, close);
  if (!scan.mayGuess(open)) {
    const end = scan.lineEnd(open);
    return { node: scan.broken(span(open, end), UNREADABLE), end };
  }
  const other = otherClose(content, quote, inList);
  if (other >= 0) return mismatched(scan, open, open + 1 + other);
  if (inList) {
    const text = content.trimEnd();
    if (text.endsWith(',') && !isQuote(scan.at(close + 1))) {
      return missingClose(scan, open, scan.trimEnd(open + text.length, open + 1), false);
    }
  }
  const end = innerEnd(scan, close, inList);
  if (end < 0) {
    if (isQuote(scan.at(close + 1))) return { node: scan.string(open, close), end: close + 1 };
    const stop = scan.word(close + 1, '-/.@~');
    scan.report.add(
      span(close + 1, stop),
      'Text stands directly behind the closing quote, and xl refuses the file. Put it inside the quotes.',
    );
    return { node: scan.broken(span(open, stop), UNREADABLE), end: stop };
  }
  if (end === close + 1) return doubledClose(scan, open, close);
  // `"a""b"`: nothing between the two strings says that they are one.
  if (end === scan.closing(close + 1)) return { node: scan.string(open, close), end: close + 1 };
  const inside = scan.slice(open + 1, end);
  const spare = quote === '"' ? "'" : '"';
  scan.report.add(
    span(open, end + 1),
    `The ${quote} inside this string ends it early, and xl refuses the file. Use the other kind of quote inside, or write \\${quote}.`,
    {
      fixes: inside.includes(spare)
        ? []
        : [choice(`Put the string in ${spare}`, replace(open, open + 1, spare), replace(end, end + 1, spare))],
    },
  );
  return { node: scan.broken(span(open, end + 1), UNREADABLE), end: end + 1 };
}

/** `"web1""`: the closing quote was typed twice. */
function doubledClose(scan: Scan, open: number, close: number): Found {
  const quote = scan.text.charAt(open);
  scan.report.add(span(close, close + 2), `There are too many quotes here, and xl refuses the file. Write ${quote}.`, {
    fixes: [choice(`Write ${quote}`, replace(close, close + 2, quote))],
  });
  return { node: scan.string(open, close), end: close + 2 };
}

/** The offset of a quote of the other kind that has no partner before it, and a comma, a bracket or a comment behind it; or -1. */
function otherClose(content: string, quote: string, inList: boolean): number {
  const spare = quote === '"' ? "'" : '"';
  const found = content.indexOf(spare);
  return found > 0 && (inList ? /^[ \t]*(?:[,\]]|#)/ : /^[ \t]+#/).test(content.slice(found + 1)) ? found : -1;
}

/** The last quote of a string that has quotes of its own kind inside, or -1. */
function innerEnd(scan: Scan, close: number, inList: boolean): number {
  const quote = scan.text.charAt(close);
  const end = scan.lineEnd(close);
  for (
    let place = scan.text.indexOf(quote, close + 1);
    place >= 0 && place < end;
    place = scan.text.indexOf(quote, place + 1)
  ) {
    if (endsValue(scan, place + 1, inList)) return place;
  }
  return -1;
}

function mismatched(scan: Scan, open: number, close: number): Found {
  const quote = scan.text.charAt(open);
  const wrong = scan.text.charAt(close);
  const inside = scan.slice(open + 1, close);
  const both = inside.includes(quote);
  scan.report.add(
    span(open, close + 1),
    `This string opens with ${quote} and ends with ${wrong}, so it is never closed and xl refuses the file. Use the same quote at both ends.`,
    { fixes: both ? [] : [safeFix(`End it with ${quote}`, replace(close, close + 1, quote))] },
  );
  return { node: scan.broken(span(open, close + 1), UNREADABLE), end: close + 1 };
}

function missingClose(scan: Scan, open: number, end: number, sure: boolean): Found {
  const quote = scan.text.charAt(open);
  scan.report.add(
    span(open, end),
    `This string has no closing ${quote}, and xl refuses the file. Put one where the text ends.`,
    { fixes: [fix(sure, `Add the closing ${quote}`, insert(end, quote))] },
  );
  return { node: scan.broken(span(open, end), UNREADABLE), end };
}

/** A quote that nothing closes on its line. */
function unclosed(scan: Scan, open: number, inList: boolean): Found {
  const lineEnd = scan.lineEnd(open);
  const quote = scan.text.charAt(open);
  const spare = quote === '"' ? "'" : '"';
  const rest = scan.slice(open + 1, lineEnd);
  if (!scan.mayGuess(open)) return missingClose(scan, open, scan.trimEnd(lineEnd, open + 1), false);

  const escaped = escapedClose(scan, open, inList);
  if (escaped >= 0) return endsWithBackslash(scan, open, escaped);
  const wrong = wrongClose(rest, spare, inList);
  const next = inList ? rest.search(/,[ \t]*['"]/) : -1;
  if (wrong >= 0 && (next < 0 || wrong < next)) return mismatched(scan, open, open + 1 + wrong);
  const smart = smartClose(scan, open, inList);
  if (smart >= 0) return smartQuoted(scan, open, smart);
  if (next >= 0) return missingClose(scan, open, scan.trimEnd(open + 1 + next, open + 1), true);
  const far = closingBelow(scan, open);
  if (far >= 0) return manyLines(scan, open, far);

  const comment = rest.search(/[ \t]#/);
  let end = scan.trimEnd(comment < 0 ? lineEnd : open + 1 + comment, open + 1);
  if (inList) end = withoutListEnd(scan, end, open + 1);
  const text = scan.slice(open + 1, end);
  const sure = comment < 0 && !/,[ \t]/.test(text) && (inList || !/[;\]]/.test(text));
  return missingClose(scan, open, end, sure);
}

/** The place of the last quote on the line that has a backslash before it and ends the value, or -1. */
function escapedClose(scan: Scan, open: number, inList: boolean): number {
  const quote = scan.text.charAt(open);
  const place = open + scan.slice(open, scan.lineEnd(open)).lastIndexOf(`\\${quote}`) + 1;
  return place > open + 1 && endsValue(scan, place + 1, inList) ? place : -1;
}

/** `"C:\"`: the backslash takes the quote into the string. */
function endsWithBackslash(scan: Scan, open: number, close: number): Found {
  const quote = scan.text.charAt(close);
  scan.report.add(
    span(close - 1, close + 1),
    `The backslash makes the ${quote} behind it part of the string, which has no end then: xl refuses the file. Write \\\\.`,
    { fixes: [choice('Write the backslash twice', insert(close, '\\'))] },
  );
  return { node: scan.broken(span(open, close + 1), UNREADABLE), end: close + 1 };
}

/** The quote of the other kind that was meant to close: the last one of the value, without a partner inside. */
function wrongClose(rest: string, spare: string, inList: boolean): number {
  const ends = inList ? /^[ \t]*(?:[,\]]|#|$)/ : /^[ \t]*(?:[#;]|$)/;
  let count = 0;
  for (let at = rest.indexOf(spare); at >= 0 && count < 20; at = rest.indexOf(spare, at + 1)) {
    if (count++ % 2 === 0 && at > 0 && ends.test(rest.slice(at + 1, at + 200))) return at;
  }
  return -1;
}

/** Leaves out what ends the list behind an item: brackets, then a comma. */
export function withoutListEnd(scan: Scan, from: number, start: number): number {
  let end = from;
  while (end > start && scan.text.charAt(end - 1) === ']') end = scan.trimEnd(end - 1, start);
  if (end > start && scan.text.charAt(end - 1) === ',') end = scan.trimEnd(end - 1, start);
  return end;
}

/** The place of the closing quote on a line below, when the string seems to run on until there, or -1. */
function closingBelow(scan: Scan, open: number): number {
  const quote = scan.text.charAt(open);
  let line = scan.nextLine(open);
  for (let count = 0; count < MAX_STRING_LINES && line < scan.text.length; count++) {
    const start = scan.blanks(line);
    if (scan.isStatementEnd(start) || startsStatement(scan, start)) return -1;
    const end = scan.lineEnd(start);
    const quotes = scan.slice(start, end).split(quote).length - 1;
    if (quotes) return quotes % 2 && start !== scan.text.indexOf(quote, start) ? scan.text.indexOf(quote, start) : -1;
    line = scan.nextLine(start);
  }
  return -1;
}

function manyLines(scan: Scan, open: number, close: number): Found {
  const lines = scan.slice(open + 1, close).split('\n');
  const joined = lines.map((line, i) => (i ? line.trimStart() : line).trimEnd().replace(/\\$/, '')).join(' ');
  const fixes = [choice('Join the lines', replace(open + 1, close, joined))];
  scan.report.add(
    span(open, scan.lineEnd(open)),
    'This string runs over the end of its line, and xl refuses the file. Write it on one line.',
    {
      fixes,
      related: [{ span: span(close, close + 1), message: 'It seems to end here' }],
    },
  );
  return { node: scan.broken(span(open, close + 1), 'it runs over the end of its line'), end: close + 1 };
}

function tripleQuoted(scan: Scan, open: number, inList: boolean): Found {
  const quote = scan.text.charAt(open);
  const close = scan.text.indexOf(quote.repeat(3), open + 3);
  if (close < 0) return tooManyQuotes(scan, open, inList);
  const lineEnd = scan.lineEnd(open);
  const inside = scan.slice(open + 3, close);
  const simple = close < lineEnd && !inside.includes(quote);
  const end = close + 3;
  scan.report.add(
    span(open, Math.min(end, lineEnd)),
    `Triple quotes are Python, and xl refuses the file for them. Write the text on one line in ${quote} … ${quote}.`,
    {
      fixes: simple
        ? [safeFix('Use single quotation marks', replace(open, open + 3, quote), replace(close, end, quote))]
        : [],
    },
  );
  return { node: scan.broken(span(open, end), 'xl knows no triple quotes'), end };
}

/** Three quotes, or two before a text, that are a slip of the finger. */
function tooManyQuotes(scan: Scan, open: number, inList: boolean): Found {
  const quote = scan.text.charAt(open);
  let start = open;
  while (scan.text.charAt(start) === quote) start++;
  const empty = endsValue(scan, start, inList);
  const close = empty ? -1 : scan.closing(start - 1);
  const end = close < 0 ? start : close + 1;
  const keep = empty ? 2 : 1;
  scan.report.add(
    span(open, start),
    `There are too many quotes here, and xl refuses the file. Write ${quote.repeat(keep)}.`,
    {
      fixes: [choice(`Write ${quote.repeat(keep)}`, replace(open, start, quote.repeat(keep)))],
    },
  );
  return { node: scan.broken(span(open, end), UNREADABLE), end };
}

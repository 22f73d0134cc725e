import { asciiQuote } from '../../characters.ts';
import { choice, fix, insert, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import { BACKSLASH, END, HASH, NEWLINE, OPEN } from '../characters.ts';
import { startsLineAnew, trimEnd } from '../lines.ts';
import { readContent } from '../strings.ts';
import { SxpString } from '../tree.ts';
import { explainEscapes } from './escapes.ts';
import { explainInvisible } from './invisible.ts';
import type { Scan } from './scan.ts';

/** How far beyond a quote of another kind a matching one is looked for. */
const LOOK_AHEAD = 80;

const isQuote = (char: string): boolean => char === '"' || char === "'";

/** Reads what starts with a quote, explains it when the quote is never closed, and answers with the place behind it. */
export function readQuoted(scan: Scan, open: number): number {
  const { text, dialect } = scan;
  const quote = text.charCodeAt(open);
  const lineEnd = scan.lineEnd(open);
  const close = closing(text, open, lineEnd);
  const end = close === END ? closingBelow(scan, open, lineEnd) : close;
  if (end === END) return unclosed(scan, open);
  // A release that swallows on behind an unknown escape says so itself; the text is read as the others do.
  const soft = dialect.unknownEscape === 'swallows' ? { ...dialect, unknownEscape: 'drops' as const } : dialect;
  const content = readContent(text, open + 1, quote, end + 1, soft);
  const { segments } = content;
  scan.builder.add(new SxpString(open, end + 1, segments ? { text: content.text, segments } : text));
  explainEscapes(scan, content.odd);
  if (content.strange) explainInvisible(scan, open + 1, end, 'text');
  scan.lastEnd = end + 1;
  return isDoubled(scan, end) ? passDoubled(scan, end) : end + 1;
}

/** True when the quote that closes a string was typed twice. */
function isDoubled(scan: Scan, close: number): boolean {
  const { text } = scan;
  return text.charCodeAt(close + 1) === text.charCodeAt(close) && endsValue(scan, close + 2);
}

function passDoubled(scan: Scan, close: number): number {
  const quote = scan.text.charAt(close);
  scan.report.add(
    span(close, close + 2),
    `There are too many quotes here: the second ${quote} opens another string. Write ${quote}.`,
    {
      fixes: [choice(`Write ${quote}`, replace(close, close + 2, quote))],
    },
  );
  scan.lastEnd = close + 2;
  return close + 2;
}

/** The place of the quote that closes a string before `limit`, or END. */
function closing(text: string, open: number, limit: number): number {
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === quote) return at;
  }
  return END;
}

/** The place of the closing quote of a string that runs over lines, or END when one of them starts as if it were no text. */
function closingBelow(scan: Scan, open: number, lineEnd: number): number {
  const { text, unpaired } = scan;
  const quote = text.charCodeAt(open);
  if (unpaired.has(quote)) return END;
  for (let at = text.charCodeAt(lineEnd - 1) === BACKSLASH ? lineEnd - 1 : lineEnd; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === quote) return at;
    if (text.charCodeAt(at) === NEWLINE && startsLineAnew(text, at + 1, text.length)) return END;
  }
  unpaired.add(quote);
  return END;
}

function unclosed(scan: Scan, open: number): number {
  const { text, report } = scan;
  const quote = text.charAt(open);
  const wrong = wrongClose(scan, open);
  if (wrong !== END) {
    const smart = !isQuote(text.charAt(wrong));
    const message = smart
      ? `The typographic ${text.charAt(wrong)} closes no string, so xend reads on below. Use the plain ${quote} at both ends.`
      : `This string opens with ${quote} and ends with ${text.charAt(wrong)}, so xend reads on below. Use the same quote at both ends.`;
    report.add(span(open, wrong + 1), message, {
      rule: smart ? 'smart-quotes' : 'syntax',
      fixes: [safeFix(`End it with ${quote}`, replace(wrong, wrong + 1, quote))],
    });
    return finish(scan, open, wrong, wrong + 1);
  }
  const { place, sure, bracket } = textEnd(scan, open);
  if (!bracket && endsList(scan, place)) return withoutBoth(scan, open, place);
  report.add(
    span(open, place),
    `This string has no closing ${quote}, so xend reads on into the lines below. Put one where the text ends.`,
    {
      fixes: [fix(sure, `Add the closing ${quote}`, insert(place, quote))],
    },
  );
  return finish(scan, open, place, place);
}

/** True when the rest of a line, and the line below, have nothing more for the only open list. */
function endsList(scan: Scan, place: number): boolean {
  const { text, builder } = scan;
  if (builder.depth !== 1) return false;
  let next = place;
  while (next < text.length && /\s/.test(text.charAt(next))) next++;
  return next === text.length || text.charCodeAt(next) === OPEN || text.charCodeAt(next) === HASH;
}

/** A string that ends its line without its quote and without the bracket that belongs behind. */
function withoutBoth(scan: Scan, open: number, place: number): number {
  const { text, report, builder } = scan;
  const quote = text.charAt(open);
  const message = `This string has no closing ${quote}, and the list around it no ")": xend reads on into the lines below. Put both where the text ends.`;
  report.add(span(open, place), message, {
    fixes: [choice(`Add the closing ${quote})`, insert(place, `${quote})`))],
  });
  finish(scan, open, place, place);
  builder.close(place, false);
  return place;
}

/** Takes a string whose quotes do not match. */
function finish(scan: Scan, open: number, end: number, close: number): number {
  scan.builder.add(scan.string(open, end, close));
  scan.lastEnd = close;
  return close;
}

/** True where a value ends: at a blank, a `)`, a comment or the end of the line. */
function endsValue(scan: Scan, at: number): boolean {
  return at >= scan.lineEnd(at - 1) || ' \t)#'.includes(scan.text.charAt(at));
}

/** The place of a quote of another kind that was meant to close the string on its line, or END. */
function wrongClose(scan: Scan, open: number): number {
  const { text } = scan;
  const quote = text.charAt(open);
  const lineEnd = scan.lineEnd(open);
  let others = 0;
  for (let at = open + 1; at < lineEnd; at++) {
    const char = text.charAt(at);
    if (isQuote(char) && char !== quote) others++;
    else if (!asciiQuote(char)) continue;
    if (endsValue(scan, at + 1) && (asciiQuote(char) || others % 2)) return at;
  }
  return END;
}

/** Where the text of an unclosed string ends on its line: before the brackets that close the lists around it, else at the line's end. */
function textEnd(scan: Scan, open: number): { place: number; sure: boolean; bracket: boolean } {
  const { text, builder } = scan;
  const lineEnd = scan.lineEnd(open);
  for (let at = open + 1; at < lineEnd; at++) {
    if (text.charAt(at) !== ')') continue;
    const first = at;
    let count = 0;
    for (; at < lineEnd && ' \t)'.includes(text.charAt(at)); at++) if (text.charAt(at) === ')') count++;
    if (at < lineEnd && text.charCodeAt(at) !== HASH) continue;
    let place = first;
    for (let spare = count - builder.depth; spare > 0; place++) if (text.charAt(place) === ')') spare--;
    const sure = place > open + 1 && count === builder.depth;
    return { place: trimEnd(text, place, open + 1), sure, bracket: true };
  }
  return { place: trimEnd(text, lineEnd, open + 1), sure: false, bracket: text.slice(open, lineEnd).includes(')') };
}

/** Reads what starts with a typographic quote, and answers with the place behind it. */
export function readSmart(scan: Scan, open: number): number {
  const { text, report } = scan;
  const close = smartClose(scan, open);
  const plain = asciiQuote(text.charAt(open)) as string;
  if (close === END) {
    const { place } = textEnd(scan, open);
    report.add(
      span(open, place),
      `The typographic ${text.charAt(open)} opens no string, and xend refuses the file for it. Use a plain ${plain} at both ends.`,
      {
        rule: 'smart-quotes',
        fixes: [choice('Use plain quotes', replace(open, open + 1, plain), insert(place, plain))],
      },
    );
    return finish(scan, open, place, place);
  }
  const inside = text.slice(open + 1, close);
  const quote = [plain, plain === '"' ? "'" : '"'].find((candidate) => !inside.includes(candidate));
  report.add(
    span(open, close + 1),
    'xend takes no typographic quotes and refuses the file for them. Use the plain \' or ".',
    {
      rule: 'smart-quotes',
      fixes: quote
        ? [safeFix('Use plain quotes', replace(open, open + 1, quote), replace(close, close + 1, quote))]
        : [],
    },
  );
  return finish(scan, open, close, close + 1);
}

/** The place of the quote, typographic or plain, that closes a string which a typographic one opens; else END. */
function smartClose(scan: Scan, open: number): number {
  const { text } = scan;
  const plain = asciiQuote(text.charAt(open));
  let end = scan.lineEnd(open);
  let other = END;
  for (let at = open + 1; at < end; at++) {
    const char = text.charAt(at);
    if (!isQuote(char) && !asciiQuote(char)) continue;
    if (!endsValue(scan, at + 1)) continue;
    if ((asciiQuote(char) ?? char) === plain) return at;
    if (other !== END) continue;
    other = at;
    end = Math.min(end, at + LOOK_AHEAD);
  }
  return other;
}

import { asciiQuote } from '../../characters.ts';
import { choice, insert, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import { endsValue, type Found, UNREADABLE, withoutListEnd } from './quotes.ts';
import { isLetter, isQuote, type Scan } from './scan.ts';

/** Reads what starts with a typographic quote. */
export function readSmart(scan: Scan, open: number, inList: boolean): Found {
  const close = smartClose(scan, open, inList);
  if (close >= 0) return smartQuoted(scan, open, close);
  const lineEnd = scan.lineEnd(open);
  let end = scan.trimEnd(lineEnd, open + 1);
  if (inList) end = withoutListEnd(scan, end, open + 1);
  const quote = asciiQuote(scan.text.charAt(open)) as string;
  scan.report.add(
    span(open, end),
    `${scan.text.charAt(open)} opens no string in xl, which refuses the file. Use the plain " or ' at both ends.`,
    {
      rule: 'smart-quotes',
      fixes: [choice('Use plain quotes', replace(open, open + 1, quote), insert(end, quote))],
    },
  );
  return { node: scan.broken(span(open, end), UNREADABLE), end };
}

/** The place of the quote, typographic or plain, that closes a string of which one end is typographic; -1 when there is none. */
export function smartClose(scan: Scan, open: number, inList: boolean): number {
  const kind = asciiQuote(scan.text.charAt(open)) ?? scan.text.charAt(open);
  const opensPlain = isQuote(scan.at(open));
  const lineEnd = scan.lineEnd(open);
  let fallback = -1;
  for (let place = open + 1; place < lineEnd; place++) {
    const char = scan.text.charAt(place);
    const plain = asciiQuote(char) ?? (opensPlain || !isQuote(scan.at(place)) ? undefined : char);
    if (!plain) continue;
    // The apostrophe of “it’s”.
    if (isLetter(scan.at(place + 1)) && isLetter(scan.at(place - 1))) continue;
    if (plain === kind) return place;
    if (fallback < 0 && endsValue(scan, place + 1, inList)) fallback = place;
  }
  return fallback;
}

export function smartQuoted(scan: Scan, open: number, close: number): Found {
  const inside = scan.slice(open + 1, close);
  const own = asciiQuote(scan.text.charAt(open)) ?? scan.text.charAt(open);
  const spare = own === '"' ? "'" : '"';
  const quote = inside.includes(own) && !inside.includes(spare) ? spare : own;
  const edits = [open, close].map((at) => replace(at, at + 1, quote));
  for (let at = inside.indexOf(quote); at >= 0; at = inside.indexOf(quote, at + 1))
    edits.push(insert(open + 1 + at, '\\'));
  scan.report.add(
    span(open, close + 1),
    `${namedQuotes(scan, open, close)} to xl, which refuses the file. Use the plain " or '.`,
    {
      rule: 'smart-quotes',
      fixes: [safeFix('Use plain quotes', ...edits)],
    },
  );
  return { node: scan.broken(span(open, close + 1), UNREADABLE), end: close + 1 };
}

/** `“ and ” are no quotes`, of those at the two ends that are not. */
function namedQuotes(scan: Scan, open: number, close: number): string {
  const chars = [open, close].filter((at) => !isQuote(scan.at(at))).map((at) => scan.text.charAt(at));
  const distinct = [...new Set(chars)];
  return distinct.length > 1 ? `${distinct.join(' and ')} are no quotes` : `${distinct[0]} is no quote`;
}

import { choice, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import type { XlString } from '../tree.ts';
import type { Found } from './quotes.ts';
import { isQuote, type Scan } from './scan.ts';

/**
 * Reads strings that are joined as Python would: `'a' + 'b'`, or one behind the other with a backslash at the line's end, and outside of
 * lists also side by side. Undefined when no such string follows, or something else is joined too.
 */
export function readJoined(scan: Scan, first: XlString, from: number, inList: boolean): Found | undefined {
  const parts: XlString[] = [first];
  let operator: number | undefined;
  let place = from;
  for (;;) {
    const at = scan.blanks(place);
    let next = at;
    const plus = scan.text.charAt(at) === '+';
    if (plus) next = scan.blanks(at + 1);
    const broken = scan.text.charAt(next) === '\\' && scan.isLineEnd(scan.blanks(next + 1));
    if (broken) next = scan.blanks(scan.nextLine(next));
    if (!isQuote(scan.at(next)) || (inList && !plus && !broken)) break;
    const close = scan.closing(next);
    if (close < 0 || isQuote(scan.at(close + 1))) break;
    const part = scan.string(next, close);
    if (part.kind === 'broken') break;
    operator ??= plus || broken ? at : next;
    parts.push(part);
    place = close + 1;
  }
  if (operator === undefined) return undefined;
  const end = (parts.at(-1) as XlString).span.end;
  const behind = scan.blanks(end);
  if (!scan.isStatementEnd(behind) && !(inList && /[,\]]/.test(scan.text.charAt(behind)))) return undefined;
  const explicit = scan.text.charAt(operator) !== '"' && scan.text.charAt(operator) !== "'";
  const edit = replace(first.span.start, end, joinedText(scan, parts));
  const where = explicit ? span(operator, Math.min(end, scan.lineEnd(operator))) : span(operator, end);
  const message = explicit
    ? 'xl cannot join strings: this is Python, and it refuses the file. Write one string.'
    : 'A second string stands behind the first, and xl refuses the file. Write one string, or put both in [ ] with a comma.';
  scan.report.add(where, message, {
    fixes: [explicit ? safeFix('Write one string', edit) : choice('Write one string', edit)],
  });
  return { node: scan.broken(span(first.span.start, end), 'it is put together as in Python'), end };
}

/** The strings as one, in the quotes of the first. */
function joinedText(scan: Scan, parts: readonly XlString[]): string {
  const quote = scan.text.charAt((parts[0] as XlString).span.start);
  const texts = parts.map(({ span: { start, end } }) => {
    const raw = scan.slice(start + 1, end - 1);
    return scan.text.charAt(start) === quote ? raw : raw.replaceAll(quote, `\\${quote}`);
  });
  return quote + texts.join('') + quote;
}

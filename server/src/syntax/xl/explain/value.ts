import { asciiQuote } from '../../characters.ts';
import { replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import { readBareScalar } from './bare.ts';
import { readForeignBrackets } from './foreign.ts';
import { readList } from './list.ts';
import { type Found, readQuoted } from './quotes.ts';
import { isQuote, type Scan } from './scan.ts';
import { readSmart } from './smart.ts';
import { startsStatement } from './starts.ts';

/** Reads a setting's value, whatever is wrong with it. `start` is no blank. */
export function readValue(scan: Scan, start: number, name: string): Found {
  const char = scan.text.charAt(start);
  if (isQuote(scan.at(start))) return readQuoted(scan, start, false);
  if (asciiQuote(char)) return readSmart(scan, start, false);
  if (char === '[') return readList(scan, start, name);
  if (char === '(' || char === '{') return readForeignBrackets(scan, start, name);
  if (char === '\\' && scan.isLineEnd(scan.blanks(start + 1))) return continued(scan, start, name);
  return readBareScalar(scan, start, name);
}

/** A backslash at the end of the line, and the value below. */
function continued(scan: Scan, start: number, name: string): Found {
  const below = scan.blanks(scan.nextLine(start));
  const joins = startsValue(scan, below);
  scan.report.add(
    span(start, start + 1),
    'xl knows no backslash at the end of a line and refuses the file. Write the value on the same line.',
    {
      fixes: joins ? [safeFix('Join the lines', replace(start, below, ''))] : [],
    },
  );
  if (joins && scan.text.charAt(below) !== '\\') return readValue(scan, below, name);
  return { node: scan.broken(span(start, start + 1), 'it is missing'), end: start + 1 };
}

/** True where a value stands rather than the next setting, a comment or nothing. */
export function startsValue(scan: Scan, place: number): boolean {
  const char = scan.text.charAt(place);
  if (char === '' || scan.isStatementEnd(place) || startsStatement(scan, place)) return false;
  return isQuote(scan.at(place)) || asciiQuote(char) !== undefined || /[0-9[({]/.test(char);
}

import { asciiQuote } from '../../characters.ts';
import { isDigit, isLetter, isQuote, type Scan } from './scan.ts';

/**
 * True when a line reads like the start of a setting, so that an open list or string cannot reach over it: a name, `=`, and a value.
 * An argument that slipped out of a list's string (`bridge=xenbr0 ]`) is none.
 */
export function startsStatement(scan: Scan, start: number): boolean {
  const nameEnd = scan.word(start, '.');
  if (nameEnd === start || isDigit(scan.at(start))) return false;
  let place = scan.blanks(nameEnd);
  const spaced = place > nameEnd;
  if (scan.text.charAt(place) === '+') place++;
  if (scan.text.charAt(place) !== '=' || scan.text.charAt(place + 1) === '=') return false;
  const value = scan.blanks(place + 1);
  const char = scan.text.charAt(value);
  const plain =
    isQuote(scan.at(value)) || isDigit(scan.at(value)) || '[({'.includes(char || ' ') || asciiQuote(char) !== undefined;
  if (!plain) return spaced || scan.isLineEnd(value);
  return !closesOuter(scan, value);
}

/** True when a name and an operator stand here, wherever on the line that may be. */
export function startsSetting(scan: Scan, place: number): boolean {
  if (!isLetter(scan.at(place))) return false;
  let operator = scan.blanks(scan.word(place, '.'));
  if (scan.text.charAt(operator) === '+') operator++;
  return scan.text.charAt(operator) === '=' && scan.text.charAt(operator + 1) !== '=';
}

/** True when the rest of a line closes a bracket or a quote that it did not open. */
function closesOuter(scan: Scan, from: number): boolean {
  const end = scan.lineEnd(from);
  let depth = 0;
  for (let place = from; place < end; place++) {
    const char = scan.text.charAt(place);
    if (char === '#') return false;
    if (isQuote(scan.at(place))) {
      const close = scan.closing(place);
      // An item that lost its opening quote: `mac=00:16:3e:00:00:01,bridge=xenbr0' ]`.
      if (close < 0) return /^[ \t]*[,\]]/.test(scan.slice(place + 1, place + 100));
      place = close;
    } else if (char === '[' || char === '(') depth++;
    else if ((char === ']' || char === ')') && --depth < 0) return true;
  }
  return false;
}

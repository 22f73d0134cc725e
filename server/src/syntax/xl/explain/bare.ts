import { asciiQuote } from '../../characters.ts';
import { choice, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import type { XlNumber, XlString } from '../tree.ts';
import { reportPython, skipExpression } from './python.ts';
import type { Found } from './quotes.ts';
import { isDigit, isLetter, isQuote, type Scan } from './scan.ts';
import { startsSetting, startsStatement } from './starts.ts';
import { explainMissingOpen, explainWord } from './words.ts';

const PREFIX = /^(?:[bu]?r?|rb)$/i;

/** Reads the value of a setting that starts with neither a quote nor a bracket. */
export function readBareScalar(scan: Scan, start: number, name: string): Found {
  const number = readNumber(scan, start);
  if (number) return withUnit(scan, number, name);
  const stop = bareEnd(scan, start, '');
  const end = secondAssignment(scan, start, stop) ?? scan.trimEnd(stop, start + 1);
  if (end === scan.trimEnd(stop, start + 1) && isQuote(scan.at(stop))) return behindQuote(scan, start, stop, false);
  if (isExpression(scan.slice(start, end))) return expression(scan, start, false);
  explainWord(scan, start, end, name);
  return { node: scan.broken(span(start, end), 'it has no quotes'), end };
}

/**
 * Reads an item that lost its opening quote, commas inside included: the next quote on the line closes something. Undefined when there is
 * no such quote.
 */
export function readWithoutOpening(scan: Scan, start: number): Found | undefined {
  const close = asciiQuote(scan.text.charAt(start)) ? start : scan.nextMark(start);
  if (close === start || !isQuote(scan.at(close)) || /[\s,=]/.test(scan.text.charAt(close - 1))) return undefined;
  const next = scan.blanks(close + 1);
  if (!scan.isStatementEnd(next) && !/[,\]]/.test(scan.text.charAt(next))) return undefined;
  explainMissingOpen(scan, start, close);
  return { node: scan.broken(span(start, close + 1), 'it has no opening quote'), end: close + 1 };
}

/** Reads a list's item that starts with neither a quote nor a bracket, and is no argument of the string before it. */
export function readBareItem(scan: Scan, start: number, name: string): Found {
  const number = readNumber(scan, start);
  if (number) return withUnit(scan, number, name);
  const stop = itemEnd(scan, start);
  const end = Math.max(scan.trimEnd(stop, start + 1), start + 1);
  if (isQuote(scan.at(stop))) return behindQuote(scan, start, stop, true);
  if (isExpression(scan.slice(start, end))) return expression(scan, start, true);
  explainWord(scan, start, end, name);
  return { node: scan.broken(span(start, end), 'it has no quotes'), end };
}

/** A number as xl has it, with nothing sticking to it. */
function readNumber(scan: Scan, start: number): XlNumber | undefined {
  if (!isDigit(scan.at(start))) return undefined;
  let end = start + 1;
  while (isDigit(scan.at(end))) end++;
  // `memory = 512maxmem = 1024`, where a line end was lost.
  if (startsSetting(scan, end)) return { kind: 'number', span: span(start, end), text: scan.slice(start, end) };
  while (/[0-9a-fx]/.test(scan.text.charAt(end))) end++;
  const next = scan.text.charAt(end);
  if (!scan.isLineEnd(end) && !' \t,];#)}+*%="\'\\'.includes(next)) return undefined;
  return { kind: 'number', span: span(start, end), text: scan.slice(start, end) };
}

/** A number, unless a unit stands behind it (`512 MB`). */
function withUnit(scan: Scan, number: XlNumber, name: string): Found {
  const { start, end } = number.span;
  const unit = scan.blanks(end);
  const unitEnd = scan.word(unit);
  if (
    unit === end ||
    !/^[kmgt](?:i?b)?$/i.test(scan.slice(unit, unitEnd)) ||
    /[=.:]/.test(scan.text.charAt(scan.blanks(unitEnd)))
  ) {
    return { node: number, end };
  }
  explainWord(scan, start, unitEnd, name);
  return { node: scan.broken(span(start, unitEnd), 'it is a number with a unit'), end: unitEnd };
}

/** Where a bare word or several end: at a quote, the end of the statement, or one of `more`. */
function bareEnd(scan: Scan, start: number, more: string): number {
  let place = start;
  for (;;) {
    const code = scan.at(place);
    if (place > start && (scan.isStatementEnd(place) || isQuote(code))) return place;
    if (place === start && scan.isLineEnd(place)) return place;
    const char = scan.text.charAt(place);
    if (place > start && more.includes(char)) return place;
    if (place > start && asciiQuote(char) && !isLetter(scan.at(place - 1))) return place;
    if (char === '\\' && scan.isLineEnd(scan.blanks(place + 1))) return Math.max(place, start + 1);
    place++;
  }
}

/** Where a bare item ends: `phy:/dev/vg0/root,xvda,w` is one, because nothing but a blank tells two apart. */
function itemEnd(scan: Scan, start: number): number {
  let end = bareEnd(scan, start, ',]');
  while (scan.text.charAt(end) === ',' && /[^\s'"[\](){},#;]/.test(scan.text.charAt(end + 1)) && end > start) {
    end = bareEnd(scan, end + 1, ',]');
  }
  return end;
}

/** The end of the value when behind it another setting starts on the same line, with blanks around its `=`. */
function secondAssignment(scan: Scan, start: number, stop: number): number | undefined {
  const found = /[ \t][a-z][a-z0-9_.]*[ \t]+\+?=(?!=)/.exec(scan.slice(start, stop));
  return found ? scan.trimEnd(start + found.index, start + 1) : undefined;
}

/** Bare text with a quote at `stop`: a string prefix, a string that lost its opening quote, or an expression. */
function behindQuote(scan: Scan, start: number, stop: number, inList: boolean): Found {
  const word = scan.slice(start, stop);
  const close = scan.closing(stop);
  if (PREFIX.test(word) && close >= 0) {
    const raw = /r/i.test(word) && scan.slice(stop, close).includes('\\');
    scan.report.add(
      span(start, stop),
      `The ${word} before the quote is Python, and xl refuses the file for it. Leave it out.`,
      {
        fixes: raw ? [] : [safeFix(`Remove ${word}`, replace(start, stop, ''))],
      },
    );
    return { node: scan.string(stop, close), end: close + 1 };
  }
  const next = scan.blanks(stop + 1);
  const ends = scan.isStatementEnd(next) || (inList && /[,\]]/.test(scan.text.charAt(next)));
  const glued = scan.trimEnd(stop, start) === stop && !/[=+%(]$/.test(word);
  if (ends && glued) {
    explainMissingOpen(scan, start, stop);
    return { node: scan.broken(span(start, stop + 1), 'it has no opening quote'), end: stop + 1 };
  }
  return expression(scan, start, inList);
}

/** True for what looks like Python: a call, an operator between words, a subscript. */
function isExpression(text: string): boolean {
  return /[A-Za-z0-9_][ \t]*\(|[A-Za-z0-9_]\[|\)\s*$|[ \t][+*%][ \t]|^(?:not|lambda)[ \t]|[ \t](?:and|or|if|for|in)[ \t]/.test(
    text,
  );
}

/** Passes over Python, reporting it as one problem. */
export function expression(scan: Scan, start: number, inList: boolean): Found {
  const end = Math.max(
    skipExpression(scan, start, inList, (line) => startsStatement(scan, line)),
    start + 1,
  );
  reportPython(scan, start, end);
  return { node: scan.broken(span(start, end), 'it is Python'), end };
}

/**
 * Reads arguments that slipped out of the quotes: `'ip=10.0.0.1',bridge=xenbr0`. Takes all that follow one another, with the commas between
 * them. Undefined when no argument starts here.
 */
export function readArguments(
  scan: Scan,
  start: number,
  before: XlString | undefined,
  inList: boolean,
): Found | undefined {
  const first = argumentEnd(scan, start);
  if (first === undefined) return undefined;
  let end = first;
  for (;;) {
    const comma = scan.blanks(end);
    if (scan.text.charAt(comma) !== ',') break;
    const next = scan.blanks(comma + 1);
    const nextEnd = argumentEnd(scan, next);
    if (nextEnd === undefined) break;
    end = nextEnd;
  }
  const plain = scan
    .slice(start, end)
    .split(',')
    .map((argument) => argument.trim().replace(/^([^=]*=)(['"])(.*)\2$/, '$1$3'))
    .join(',');
  const many = end > first;
  const subject = many ? 'These arguments stand' : 'This argument stands';
  const remedy = before ? 'Put it into the string before it' : 'Put it in quotes';
  scan.report.add(
    span(start, end),
    `${subject} outside the quotes, and xl refuses the file. ${many ? remedy.replace(/\bit\b/g, 'them') : remedy}.`,
    {
      rule: 'value-outside-quotes',
      fixes: /['"\\]/.test(plain)
        ? []
        : [
            before
              ? intoString(scan, before, start, end, plain)
              : choice('Put it in quotes', replace(start, end, `'${plain}'`)),
          ],
    },
  );
  const reason = inList ? 'it stands outside the quotes' : 'an argument stands outside its quotes';
  return { node: scan.broken(span(start, end), reason), end };
}

function intoString(
  scan: Scan,
  { span: where, text }: XlString,
  start: number,
  end: number,
  plain: string,
): ReturnType<typeof choice> {
  const quote = scan.text.charAt(where.start);
  const between = scan.slice(where.end, start);
  const comma = text && !/,\s*$/.test(text) ? ',' : '';
  const edit = replace(where.end - 1, end, `${comma}${plain}${quote}`);
  return between.includes('#') ? choice('Move it into the string', edit) : safeFix('Move it into the string', edit);
}

/** The end of `key=value` without quotes, or with quotes around the value only; undefined when there is none. */
function argumentEnd(scan: Scan, start: number): number | undefined {
  const equals = scan.word(start, '.-');
  if (equals === start || scan.text.charAt(equals) !== '=' || isDigit(scan.at(start))) return undefined;
  const value = equals + 1;
  if (isQuote(scan.at(value))) {
    const close = scan.closing(value);
    return close < 0 ? undefined : close + 1;
  }
  let end = value;
  while (!scan.isStatementEnd(end) && !',]\'"()[{} \t\\'.includes(scan.text.charAt(end))) end++;
  if (end === value || isQuote(scan.at(end)) || '([{'.includes(scan.text.charAt(end) || ' ')) return undefined;
  const next = scan.blanks(end);
  return scan.isStatementEnd(next) || ',]\\'.includes(scan.text.charAt(next)) ? end : undefined;
}

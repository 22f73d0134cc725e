import { asciiQuote, isInvisible } from '../../characters.ts';
import { fix, replace, safeFix } from '../../report.ts';
import { type Span, span } from '../../text.ts';
import { SINCE } from '../dialect.ts';
import { isDigit, isQuote, type Scan } from './scan.ts';
import { shorten } from './words.ts';

/** What stands between a name and its value. */
export interface Operator {
  readonly op: '=' | '+=';
  readonly span: Span;
  /** As it is written. */
  readonly text: string;
}

/** Reads `=`, `+=` and what people write in their place: `:`, `:=`, `==`, `+ =`, `-`. Undefined when there is no such thing. */
export function readOperator(scan: Scan, start: number): Operator | undefined {
  const { text } = scan;
  const make = (length: number, op: '=' | '+=' = '='): Operator => ({
    op,
    span: span(start, start + length),
    text: scan.slice(start, start + length),
  });
  switch (text.charAt(start)) {
    case '=': {
      let end = start + 1;
      while (text.charAt(end) === '=') end++;
      return make(end === start + 1 && text.charAt(end) === '>' ? 2 : end - start);
    }
    case '+': {
      const equals = scan.blanks(start + 1);
      return text.charAt(equals) === '=' ? make(equals + 1 - start, '+=') : undefined;
    }
    case ':': {
      if (text.charAt(start + 1) === '=') return make(2);
      const value = scan.blanks(start + 1);
      const spaced = value > start + 1 && !scan.isStatementEnd(value);
      return spaced || startsPlainValue(scan, value) ? make(1) : undefined;
    }
    case '-':
      return startsPlainValue(scan, scan.blanks(start + 1)) ? make(1) : undefined;
    default:
      return undefined;
  }
}

function startsPlainValue(scan: Scan, place: number): boolean {
  const char = scan.text.charAt(place);
  return isQuote(scan.at(place)) || isDigit(scan.at(place)) || char === '[' || asciiQuote(char) !== undefined;
}

/** Reports an operator that xl does not have. */
export function explainOperator(scan: Scan, { op, span: where, text }: Operator): void {
  const { append, release } = scan.source.dialect;
  if (text === '=' || (text === '+=' && append)) return;
  if (op === '+=' && !append) {
    scan.report.add(
      where,
      `xl of Xen ${release} does not know += and refuses the file. Xen ${SINCE.append} was the first that does: write the whole value with =.`,
    );
    return;
  }
  const wanted = op === '=' ? '=' : '+=';
  const glued = !' \t'.includes(scan.text.charAt(where.start - 1)) && ' \t'.includes(scan.text.charAt(where.end));
  const mended = replace(where.start, where.end, glued ? ` ${wanted}` : wanted);
  // A row of = is a line drawn across the page rather than an assignment.
  scan.report.add(
    where,
    `xl wants ${wanted} between name and value and refuses the file for ${shorten(text)}. Write ${wanted}.`,
    { fixes: scan.text.charAt(where.end) === '=' ? [] : [safeFix(`Write ${wanted}`, mended)] },
  );
}

/** Reports a name that xl does not read; answers with the name that the setting seems to have. */
export function explainName(scan: Scan, where: Span): string {
  const text = withoutInvisible(scan.slice(where.start, where.end));
  const { dottedNames, release } = scan.source.dialect;
  if (isName(text)) {
    if (!dottedNames && text.includes('.')) {
      const message = `xl of Xen ${release} reads no dot in a name and refuses the file. Xen ${SINCE.dottedNames} was the first that does.`;
      scan.report.add(where, message);
    }
    return text;
  }
  const likely = likelyNames(text);
  const [first] = likely;
  const lower = text.toLowerCase();
  const shown = shorten(text);
  const message = isName(lower)
    ? `Names are lower case in xl, which refuses the file for ${shown}. Write ${likely.map(shorten).join(' or ')}.`
    : `xl refuses the file for the name ${shown}. A name starts with a lower-case letter and holds letters, digits and _ only.`;
  const safe = likely.length === 1 && first === lower;
  scan.report.add(where, message, {
    fixes: likely.map((name) => fix(safe, `Write ${shorten(name)}`, replace(where.start, where.end, name))),
  });
  return first ?? lower;
}

const isName = (text: string): boolean => /^[a-z][a-z0-9_.]*$/.test(text);

const withoutInvisible = (text: string): string =>
  hasInvisible(text) ? [...text].filter((char) => !isInvisible(char.charCodeAt(0))).join('') : text;

function hasInvisible(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isInvisible(text.charCodeAt(at))) return true;
  return false;
}

/** Names of xl that a text may mean, the likeliest first: `onCrash` is on_crash rather than oncrash. */
function likelyNames(text: string): string[] {
  const lower = text.toLowerCase().replaceAll('-', '_');
  const parted = text
    .replace(/([a-z])(?=[A-Z])/g, '$1_')
    .toLowerCase()
    .replaceAll('-', '_');
  return [...new Set([parted, lower])].filter(isName);
}

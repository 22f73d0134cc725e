import { span } from '../../text.ts';
import { isQuote, type Scan } from './scan.ts';

const PYTHON =
  'This is Python, which only xm runs: xl refuses the whole file for it. Write the finished values instead.';

/** Reports Python code, but lines of it that follow one another only once. */
export function reportPython(scan: Scan, start: number, end: number): void {
  const { report, text } = scan;
  const before = report.pythonEnd;
  report.pythonEnd = end;
  if (before >= 0 && nextCode(scan, before) === scan.blanks(text.lastIndexOf('\n', start - 1) + 1))
    report.rejected = true;
  else report.add(span(start, Math.min(end, scan.trimEnd(scan.lineEnd(start), start + 1))), PYTHON);
}

const KEYWORDS = new Set(
  'import from def class if elif else for while try except finally with print exec return pass raise del global assert lambda'.split(
    ' ',
  ),
);
const BLOCK_GOES_ON = new Set(['elif', 'else', 'except', 'finally']);

/** True when a line starts with a Python keyword that is not a setting's name here. */
export function startsPython(scan: Scan, start: number): boolean {
  const end = scan.word(start);
  if (!KEYWORDS.has(scan.slice(start, end))) return false;
  const next = scan.blanks(end);
  const char = scan.text.charAt(next);
  if (char === '=' || (char === '+' && scan.text.charAt(next + 1) === '=')) return false;
  return next > end || char === ':' || char === '(' || scan.isLineEnd(next);
}

/** Reports a stretch of Python statements with their indented blocks as one problem; answers with its end. */
export function readPython(scan: Scan, start: number): number {
  let line = start;
  let end = codeEnd(scan, start);
  reportPython(scan, start, end);
  for (;;) {
    end = swallowBlock(scan, line, end);
    scan.report.pythonEnd = end;
    const next = nextCode(scan, end);
    if (next >= scan.text.length || !startsPython(scan, next)) return end;
    line = next;
    end = codeEnd(scan, next);
  }
}

/** Passes over the lines below a header that are indented deeper, and over the `else` that belongs to it. */
function swallowBlock(scan: Scan, header: number, headerEnd: number): number {
  if (scan.text.charAt(headerEnd - 1) !== ':') return headerEnd;
  const indent = indentation(scan, header);
  let end = headerEnd;
  for (;;) {
    const next = nextCode(scan, end);
    if (next >= scan.text.length) return end;
    const word = scan.slice(next, scan.word(next));
    if (indentation(scan, next) <= indent && !BLOCK_GOES_ON.has(word)) return end;
    end = codeEnd(scan, next);
  }
}

/** The end of a line's code, before a comment. */
function codeEnd(scan: Scan, start: number): number {
  const lineEnd = scan.lineEnd(start);
  let place = start;
  while (place < lineEnd && scan.text.charAt(place) !== '#') {
    if (isQuote(scan.at(place))) {
      const close = scan.closing(place);
      if (close < 0) return lineEnd;
      place = close;
    }
    place++;
  }
  return scan.trimEnd(Math.min(place, lineEnd), start + 1);
}

/** The first line below that is neither empty nor a comment, at its first character. */
function nextCode(scan: Scan, from: number): number {
  let place = scan.blanks(from);
  if (scan.text.charAt(place) === '#') scan.comment(place);
  place = scan.nextLine(place);
  while (place < scan.text.length) {
    place = scan.blanks(place);
    if (scan.text.charAt(place) === '#') scan.comment(place);
    else if (!scan.isLineEnd(place)) return place;
    place = scan.nextLine(place);
  }
  return scan.text.length;
}

function indentation(scan: Scan, place: number): number {
  return place - (scan.text.lastIndexOf('\n', place - 1) + 1);
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The place behind the bracket that closes the one at `open`, over several lines if need be; or where the search had to end. */
export function skipBrackets(scan: Scan, open: number, stops: (lineStart: number) => boolean): number {
  const expected: string[] = [];
  let place = open;
  while (place < scan.text.length) {
    const char = scan.text.charAt(place);
    if (char in CLOSERS) expected.push(CLOSERS[char] as string);
    else if (char === ')' || char === ']' || char === '}') {
      if (char !== expected.pop()) return place;
      if (!expected.length) return place + 1;
    } else if (char === '#') {
      place = scan.comment(place);
      continue;
    } else if (isQuote(scan.at(place))) place = Math.max(place, scan.closing(place));
    else if (char === '\n') {
      const next = scan.blanks(place + 1);
      if (stops(next)) return place;
    }
    place++;
  }
  return place;
}

/**
 * The end of an expression that xl cannot read: the end of the statement, and inside a list the next comma or closing bracket. Brackets in
 * it are passed over as a whole.
 */
export function skipExpression(
  scan: Scan,
  start: number,
  inList: boolean,
  stops: (lineStart: number) => boolean,
): number {
  let place = start;
  for (;;) {
    if (scan.isStatementEnd(place)) return scan.trimEnd(place, start);
    const char = scan.text.charAt(place);
    if (inList && (char === ',' || char === ']')) return scan.trimEnd(place, start);
    if (char in CLOSERS) place = skipBrackets(scan, place, stops);
    else if (isQuote(scan.at(place))) place = Math.max(place, scan.closing(place)) + 1;
    else place++;
  }
}

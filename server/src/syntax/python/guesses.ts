import type { SyntaxProblem } from '../problem.ts';
import { span } from '../text.ts';
import { fault, fix } from './lexical.ts';

/** Longer lines are not searched. */
const LONGEST_LINE = 500;
const MOST_LINES = 4;
const PAIRS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
];

/** One line of code, without the comment behind it. */
interface Line {
  readonly start: number;
  readonly code: string;
}

/**
 * Problems whose fix is one sign more or less in the lines of a statement that cannot be read, the likeliest first. Whether a fix helps is
 * for the caller to find out.
 */
export function guesses(
  text: string,
  chunk: { readonly start: number; readonly end: number },
  group: readonly SyntaxProblem[],
): SyntaxProblem[] {
  const places = group.flatMap(({ span: where, related }) => [where.start, ...related.map((one) => one.span.start)]);
  const starts = new Set([...places, chunk.start].map((place) => text.lastIndexOf('\n', place - 1) + 1));
  const lines = [...starts].slice(0, MOST_LINES).flatMap((start) => {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    return line.length <= LONGEST_LINE ? [{ start, code: withoutComment(line) }] : [];
  });
  return [quotes, unquoted, doubled, brackets, unopenedList, commas].flatMap((kind) => lines.flatMap(kind));
}

/** A `#` with a blank before it begins a comment, as far as one can tell in a line whose quotes are wrong. */
function withoutComment(line: string): string {
  const comment = /\s#/.exec(line);
  return (comment ? line.slice(0, comment.index) : line).trimEnd();
}

/** Quotes are looked at only where a kind of them is left over. */
function quotes({ start, code }: Line): SyntaxProblem[] {
  return [...`'"`].flatMap((quote) => {
    if (code.split(quote).length % 2) return [];
    const twice = offsets(code, quote + quote).map((at) => surplus(start + at, quote));
    const opening = offsets(code, /(?<=[=([,{] *|return +)[\w/.:(-]/g).map((at) =>
      missing(start + at, quote, 'opening'),
    );
    const ends = [...offsets(code, / *%/g), ...offsets(code, /[,\])}]/g).reverse(), code.length];
    const closing = ends.map((at) => missing(start + at, quote, 'closing'));
    return [...twice, ...opening, ...closing];
  });
}

const UNQUOTED = /^(\s*\w+ *\+?= *\[ *)([^'"[\](){}]*[^'"[\](){} ,])( *,? *\])$/;

/** `vif = [ mac=00:16:3e:11:22:33,bridge=xenbr0 ]`. */
function unquoted({ start, code }: Line): SyntaxProblem[] {
  const [, before = '', arguments_ = ''] = UNQUOTED.exec(code) ?? [];
  if (!/[=:/]/.test(arguments_)) return [];
  const from = start + before.length;
  const to = from + arguments_.length;
  const message =
    'These arguments stand without quotes, and xm stops here. All arguments of one device belong into one string.';
  return [
    fault(span(from, to), message, {
      rule: 'value-outside-quotes',
      fixes: [fix('Put quotes around them', false, [from, from, "'"], [to, to, "'"])],
    }),
  ];
}

/** `disk = 'a', ⏎ 'b' ]`. */
function unopenedList({ start, code }: Line): SyntaxProblem[] {
  const before = /^\s*\w+ *\+?=/.exec(code)?.[0];
  if (before === undefined) return [];
  const rest = code.slice(before.length);
  const at = start + before.length + (rest.length - rest.trimStart().length);
  return [unopened(at, '[', ']', rest.trimStart() === rest)];
}

/** Signs of which the second is one too many: `,,`, `::`, `==`. */
function doubled({ start, code }: Line): SyntaxProblem[] {
  return ['::', '((', '[[', '))', ']]'].flatMap((pair) =>
    offsets(code, pair).map((at) => surplus(start + at + 1, pair[0] as string)),
  );
}

function brackets({ start, code }: Line): SyntaxProblem[] {
  return PAIRS.flatMap(([open, close]) => {
    const more = code.split(open).length - code.split(close).length;
    if (more > 0) {
      const opener = start + code.lastIndexOf(open);
      const before = offsets(code, /:$|[,[\])}]/g).reverse();
      return [...(code.endsWith(':') ? [code.length - 1] : [code.length]), ...before].map((at) =>
        unclosed(opener, start + at, open, close),
      );
    }
    // The other half of the pair may stand on another line.
    const at = [
      ...offsets(code, /(?<=\w)(?=['"])/g),
      ...offsets(code, /(?<=\w)(?=\w+[,)])/g),
      ...offsets(code, /(?<=[=,(] *)(?=[\w'"(])/g),
    ];
    const places = more < 0 ? [...named(code), ...at] : [];
    return [...new Set([...places, ...(/=$/.test(code) ? [code.length] : [])])].map((place) =>
      unopened(start + place, open, close, code[place - 1] === '='),
    );
  });
}

/** Behind the names that could be called or defined: `def mac`, `search`. */
const named = (code: string): number[] => {
  const found = /^\s*def [a-z_]/i.exec(code);
  return found ? Array.from({ length: code.length - found[0].length }, (_, i) => found[0].length + i) : [];
};

function commas({ start, code }: Line): SyntaxProblem[] {
  const gaps = offsets(code, /(?<=[\w'")\]]) +(?=[\w'"([])/g);
  return [
    ...gaps.map((at) =>
      fault(span(start + at, start + at), 'A comma is missing here, and xm stops. Insert it.', {
        rule: 'missing-comma',
        fixes: [fix('Insert the comma', false, [start + at, start + at, ','])],
      }),
    ),
    ...offsets(code, /,(?= *,)/g).map((at) => surplus(start + at + 1, ',')),
  ];
}

function offsets(code: string, what: string | RegExp): number[] {
  if (typeof what !== 'string') return [...code.matchAll(what)].map(({ index }) => index);
  const found: number[] = [];
  for (let at = code.indexOf(what); at >= 0; at = code.indexOf(what, at + 1)) found.push(at);
  return found;
}

const surplus = (at: number, sign: string): SyntaxProblem =>
  fault(span(at, at + 1), `This ${quoted(sign)} is one too many, and xm stops here. Remove it.`, {
    fixes: [fix(`Remove ${quoted(sign)}`, false, [at, at + 1, ''])],
  });

const missing = (at: number, quote: string, which: 'opening' | 'closing'): SyntaxProblem =>
  fault(
    span(at, at),
    `The ${which} quote of this string is missing, so that Python takes the rest of the line the wrong way round. Write ${quote} here.`,
    { fixes: [fix(`Insert ${quote}`, false, [at, at, quote])] },
  );

const unclosed = (opener: number, at: number, open: string, close: string): SyntaxProblem =>
  fault(span(opener, opener + 1), `"${open}" is never closed, and xm stops here. Close it with "${close}".`, {
    fixes: [fix(`Insert "${close}"`, false, [at, at, close])],
  });

const unopened = (at: number, open: string, close: string, blank: boolean): SyntaxProblem =>
  fault(span(at, at), `The "${open}" to a "${close}" behind it is missing, and xm stops here. Write it here.`, {
    fixes: [fix(`Insert "${open}"`, false, [at, at, blank ? ` ${open}` : open])],
  });

const quoted = (sign: string): string => (sign === '"' ? "'\"'" : `"${sign}"`);

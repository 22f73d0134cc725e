import type { Places } from '../places.ts';
import type { Fix, SyntaxProblem } from '../problem.ts';
import { endWithout, type Span, span } from '../text.ts';
import type { EscapeFault } from './literals.ts';
import { CLOSERS, type Token, type Tokens } from './tokens.ts';

/** The words for what the lexer stumbles over: what it is, what Python says, what to write. */

export function fault(where: Span, message: string, more: Partial<SyntaxProblem> = {}): SyntaxProblem {
  return { rule: 'syntax', rejects: true, span: where, message, fixes: [], related: [], ...more };
}

export const fix = (title: string, safe: boolean, ...edits: readonly (readonly [number, number, string])[]): Fix => ({
  title,
  safe,
  edits: edits.map(([start, end, newText]) => ({ span: span(start, end), newText })),
});

const tooLarge = (at: number, message: string): SyntaxProblem =>
  fault(span(at, at + 1), message, { rule: 'too-large' });

export const tooDeep = (at: number): SyntaxProblem =>
  tooLarge(at, 'Nested deeper than 99 brackets, where Python 2 gives up with a MemoryError: the rest is not analysed.');

export const tooManyIndents = (at: number): SyntaxProblem =>
  tooLarge(at, 'Indented a hundred levels deep, where Python 2 gives up: the rest is not analysed.');

export const tooManyTokens = (at: number): SyntaxProblem =>
  tooLarge(at, 'The file has more than a million words and signs: the rest is not analysed.');

export const tooManyLines = (at: number): SyntaxProblem =>
  tooLarge(at, 'The file has more than 150,000 lines with statements: the rest is not analysed.');

/** Python has no such limit. */
export const tooLong = (at: number): SyntaxProblem => ({
  ...tooLarge(at, 'This string is longer than 100,000 characters and is not analysed.'),
  rejects: false,
});

export const dedent = (at: number): SyntaxProblem =>
  fault(
    span(at, at + 1),
    'This line is indented less than the one above, but not as any block before it, and xm stops here. Indent it like the block it belongs to.',
  );

export const strayBackslash = (at: number): SyntaxProblem =>
  fault(
    span(at, at + 1),
    'A backslash outside a string joins lines only as the very last character of its line, so Python stops here. Remove it, or what stands behind it.',
  );

export const badEscape = ({ start, end, message }: EscapeFault): SyntaxProblem =>
  fault(span(start, end), `Python refuses this escape: ${message}. Write \\\\ for a backslash.`, {
    fixes: [fix('Double the backslash', false, [start, start, '\\'])],
  });

/** What a letter behind a size stands for, in MiB. */
const UNITS: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024, t: 1024 * 1024 };
const IN_MEBIBYTES = /(?:^|\n)[ \t]*(?:memory|maxmem|videoram|shadow_memory)[ \t]*=[ \t]*$/;

export function numberWithUnit(text: string, start: number, end: number): SyntaxProblem {
  const written = text.slice(start, end);
  const found = /^(\d+)\s?([kmgt])(?:i?b)?$/i.exec(written);
  const unit = found && UNITS[(found[2] as string).toLowerCase()];
  const value = found && unit ? Number(found[1]) * unit : undefined;
  const before = text.slice(Math.max(0, start - 200), start);
  if (value !== undefined && Number.isInteger(value) && IN_MEBIBYTES.test(before)) {
    return fault(
      span(start, end),
      `Python takes no unit behind a number, and xm stops here. Memory is counted in MiB: write ${value}.`,
      {
        fixes: [fix(`Change to ${value}`, true, [start, end, String(value)])],
      },
    );
  }
  if (/(?:^|\n)[ \t]*$/.test(before))
    return fault(
      span(start, end),
      'A name begins with a letter or _, not with a digit, and xm stops here. Give it another name.',
    );
  return fault(
    span(start, end),
    `"${written}" is neither a number nor a name, and xm stops here. Put quotes around it if it is a text.`,
    {
      unsure: true,
      fixes: [fix('Put quotes around it', false, [start, start, "'"], [end, end, "'"])],
    },
  );
}

export const octal = (written: string, start: number, end: number): SyntaxProblem => {
  const plain = written.replace(/^0+/, '');
  return fault(
    span(start, end),
    `A number that begins with 0 is octal in Python 2 and has no 8 or 9, so xm stops here. Write ${plain}.`,
    {
      fixes: [fix(`Change to ${plain}`, false, [start, end, plain])],
    },
  );
};

/** The last comment from an offset on of which something holds. */
function lastComment(comments: Places, from: number, holds: (comment: Span) => boolean): Span | undefined {
  for (let i = comments.length - 1; i >= 0; i--) {
    const comment = comments.at(i);
    if (comment.start < from) return undefined;
    if (holds(comment)) return comment;
  }
  return undefined;
}

export function unclosedBracket(
  text: string,
  at: number,
  char: string,
  lastEnd: number,
  depth: number,
  comments: Places,
): SyntaxProblem {
  const closer = CLOSERS[char] as string;
  const swallowed = lastComment(comments, Math.max(at + 1, lastEnd), (comment) =>
    text.slice(comment.start, comment.end).includes(closer),
  );
  if (swallowed && text.slice(lastEnd, swallowed.start).trim() === '') {
    const close = swallowed.start + text.slice(swallowed.start, swallowed.end).indexOf(closer);
    return fault(
      span(close, close + 1),
      `This "${closer}" is part of the comment, so the "${char}" stays open and xm stops. Put it in front of the #.`,
      {
        related: [{ span: span(at, at + 1), message: `"${char}" opens here` }],
        fixes: [fix(`Insert "${closer}" before the comment`, false, [lastEnd, lastEnd, ` ${closer}`])],
      },
    );
  }
  return fault(
    span(at, at + 1),
    `"${char}" is never closed: Python takes the next setting for a part of it and stops. Close it with "${closer}".`,
    {
      unsure: true,
      fixes: depth === 1 ? [fix(`Insert "${closer}" where the list ends`, false, [lastEnd, lastEnd, closer])] : [],
    },
  );
}

export const surplusCloser = (at: number, char: string): SyntaxProblem =>
  fault(span(at, at + 1), `This "${char}" closes nothing, and xm stops here. Remove it.`, {
    unsure: true,
    fixes: [fix(`Remove "${char}"`, false, [at, at + 1, ''])],
  });

export function wrongCloser(
  at: number,
  char: string,
  opener: { readonly char: string; readonly at: number },
): SyntaxProblem {
  const closer = CLOSERS[opener.char] as string;
  return fault(span(at, at + 1), `"${opener.char}" is closed with "${char}" here, and xm stops. Write "${closer}".`, {
    related: [{ span: span(opener.at, opener.at + 1), message: `"${opener.char}" opens here` }],
    fixes: [fix(`Change to "${closer}"`, false, [at, at + 1, closer])],
  });
}

export const unclosedTriple = (start: number, quoteAt: number, quote: string): SyntaxProblem =>
  fault(
    span(start, quoteAt + 3),
    `The string that ${quote.repeat(3)} opens goes on to the end of the file, because it is never closed. Close it with ${quote.repeat(3)}.`,
  );

interface Unclosed {
  readonly problem: SyntaxProblem;
  /** Where the string's text ends, and where reading goes on. */
  readonly textEnd: number;
  readonly end: number;
}

/** A string whose line ends before it does: says which quote is missing, and where. */
export function unclosedString(text: string, quoteAt: number, bracket: string | undefined, tokens: Tokens): Unclosed {
  const quote = text[quoteAt] as string;
  let line = quoteAt;
  while (line < text.length && text[line] !== '\n' && text[line] !== '\r') line++;
  const rest = text.slice(quoteAt + 1, line);
  if (rest.length > LONGEST_REST) return { problem: notClosed(text, quoteAt, line), textEnd: line, end: line };
  if (/^[\s\])},]*$/.test(rest)) return missingEarlier(text, quoteAt, quote, tokens);
  const other = quote === '"' ? "'" : '"';
  const wrong = new RegExp(`^[^${other}]*(${other})\\s*(?:[,\\])}#]|$)`).exec(rest);
  if (wrong) {
    const at = quoteAt + wrong[0].indexOf(other) + 1;
    return {
      problem: fault(
        span(at, at + 1),
        `The string opens with ${quote} and is closed with ${other}, which Python takes for a part of it. Write ${quote}.`,
        {
          related: [{ span: span(quoteAt, quoteAt + 1), message: 'The string opens here' }],
          fixes: [fix(`Change to ${quote}`, true, [at, at + 1, quote])],
        },
      ),
      textEnd: at,
      end: at + 1,
    };
  }
  const smart = smartEnd(rest);
  if (smart >= 0) {
    const at = quoteAt + 1 + smart;
    return { problem: smartlyClosed(at, quoteAt, quote), textEnd: at, end: at + 1 };
  }
  const textEnd = quoteAt + 1 + endOfText(rest, bracket);
  return { problem: notClosed(text, quoteAt, textEnd), textEnd, end: textEnd };
}

/** In a longer line it is not looked for where a string was meant to end. */
const LONGEST_REST = 10_000;

function notClosed(text: string, quoteAt: number, textEnd: number): SyntaxProblem {
  const quote = text[quoteAt] as string;
  return fault(
    span(textEnd, textEnd),
    `The string that opens with ${quote} is not closed on its line, and xm stops here. Write ${quote} where it ends.`,
    {
      unsure: true,
      related: [{ span: span(quoteAt, quoteAt + 1), message: 'The string opens here' }],
      fixes: [fix(`Insert ${quote}`, false, [textEnd, textEnd, quote])],
    },
  );
}

const smartlyClosed = (at: number, quoteAt: number, quote: string): SyntaxProblem =>
  fault(
    span(at, at + 1),
    `This typographic quote closes no string for Python, and xm stops here. Write ${quote} as at the beginning.`,
    {
      rule: 'smart-quotes',
      related: [{ span: span(quoteAt, quoteAt + 1), message: 'The string opens here' }],
      fixes: [fix(`Change to ${quote}`, true, [at, at + 1, quote])],
    },
  );

/** Where a typographic quote stands that was meant to close the string; -1 for none. */
function smartEnd(rest: string): number {
  for (let at = 0; at < rest.length; at++)
    if (SMART.test(rest[at] as string) && (at + 1 === rest.length || ' \t,)]}#%'.includes(rest[at + 1] as string)))
      return at;
  return -1;
}

/** Where the text of an unclosed string probably ends in the rest of its line. */
function endOfText(rest: string, bracket: string | undefined): number {
  const comment = /\s#/.exec(rest);
  const code = comment ? rest.slice(0, comment.index) : rest;
  const closer = bracket && CLOSERS[bracket];
  const close = closer ? code.lastIndexOf(closer) : -1;
  const before = close >= 0 ? code.slice(0, close) : code;
  return endWithout(before, (char) => /[\s,;]/.test(char));
}

/** The quote that is left over at the end: an earlier one on the line is missing, before a word or before a comma. */
function missingEarlier(text: string, quoteAt: number, quote: string, tokens: Tokens): Unclosed {
  const end = quoteAt + 1;
  let lastString = tokens.length - 1;
  while (lastString >= tokens.length - 12 && tokens.at(lastString) && tokens.kind(lastString) !== 'string')
    lastString--;
  const string = lastString >= tokens.length - 12 ? tokens.at(lastString) : undefined;
  const body = string?.string?.text ?? '';
  const apostrophe = string && insideText(text, string, quoteAt, quote);
  if (apostrophe) return { problem: apostrophe, textEnd: quoteAt, end };
  const comma = /,\s*$/.exec(body);
  if (string && comma && body.trim() !== ',' && sameLine(text, string.start, quoteAt)) {
    const at = string.end - 1 - comma[0].length;
    const first = string.string?.span.start ?? string.start;
    const problem = SMART.test(text[at - 1] as string)
      ? smartlyClosed(at - 1, first, quote)
      : missing(text, at, quote, 'closing');
    return { problem, textEnd: quoteAt, end };
  }
  let first = tokens.length - 1;
  if (string && comma) first = lastString - 1;
  while (first > 0 && isPartOfWord(tokens.at(first - 1)) && isPartOfWord(tokens.at(first))) first--;
  const word = tokens.at(first);
  if (word && isPartOfWord(word) && sameLine(text, word.start, quoteAt)) {
    return { problem: missing(text, word.start, quote, 'opening'), textEnd: quoteAt, end };
  }
  return {
    problem: fault(
      span(quoteAt, end),
      `This ${quote} opens a string that is not closed on its line, and xm stops here. Remove it or close the string.`,
      { unsure: true },
    ),
    textEnd: end,
    end,
  };
}

/** `'the shop's'`: the quote between two letters was meant as an apostrophe. */
function insideText(text: string, string: Token, quoteAt: number, quote: string): SyntaxProblem | undefined {
  const at = string.end - 1;
  const other = quote === '"' ? "'" : '"';
  const between = /[A-Za-z]/.test(text[at - 1] ?? '') && /[A-Za-z]/.test(text[string.end] ?? '');
  const first = string.string?.span.start ?? string.start;
  const inner = text.slice(first + 1, quoteAt);
  if (!between || text[first] !== quote || /[\n\\]/.test(inner) || inner.includes(other)) return undefined;
  if (inner.split(quote).length !== 2) return undefined;
  return fault(
    span(at, at + 1),
    `This ${quote} ends the string that the same sign opened, and xm stops here. Put the text between ${other} and ${other}.`,
    {
      related: [{ span: span(first, first + 1), message: 'The string opens here' }],
      fixes: [
        fix(`Change the quotes around it to ${other}`, false, [first, first + 1, other], [quoteAt, quoteAt + 1, other]),
      ],
    },
  );
}

function missing(text: string, at: number, quote: string, which: 'opening' | 'closing'): SyntaxProblem {
  // Beside a typographic quote another one may be the cause.
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return fault(
    span(at, at),
    `The ${which} quote of this string is missing, so that Python takes the rest of the line the wrong way round. Write ${quote} here.`,
    { unsure: true, ...(!SMART.test(line) && { fixes: [fix(`Insert ${quote}`, false, [at, at, quote])] }) },
  );
}

function isPartOfWord(token: Token | undefined): boolean {
  if (!token) return false;
  const { kind, text } = token;
  return kind === 'name' || kind === 'number' || kind === 'keyword' || (kind === 'op' && /^[-./:%+*]$/.test(text));
}

const sameLine = (text: string, from: number, to: number): boolean => !text.slice(from, to).includes('\n');

const DOUBLES = '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02';
const SMART = new RegExp(`[${DOUBLES}\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4\uff07]`);
const CLOSING: Readonly<Record<string, RegExp>> = {
  double: new RegExp(`[${DOUBLES}"]`),
  single: /[\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4\uff07`']/,
};
const INVISIBLE: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'a no-break space'],
  ['\u200b', 'a zero-width space'],
  ['\u200c', 'a zero-width non-joiner'],
  ['\u200d', 'a zero-width joiner'],
  ['\u2060', 'a word joiner'],
  ['\ufeff', 'a byte order mark'],
  ['\u00ad', 'a soft hyphen'],
  ['\u2002', 'an en space'],
  ['\u2003', 'an em space'],
  ['\u2009', 'a thin space'],
  ['\u202f', 'a narrow no-break space'],
  ['\u3000', 'an ideographic space'],
  ['\u2028', 'a line separator'],
  ['\u200e', 'a left-to-right mark'],
  ['\u200f', 'a right-to-left mark'],
  ['\v', 'a vertical tab'],
  ['\0', 'a NUL byte'],
]);

/** What stands outside strings and is no Python: with the string that it was meant as, where quotes are typographic. */
export function badText(
  text: string,
  at: number,
): { problem: SyntaxProblem; end: number; string?: { text: string; start: number } } {
  const char = text[at] as string;
  if (SMART.test(char)) return smartQuotes(text, at);
  const name = INVISIBLE.get(char);
  if (name) {
    let end = at + 1;
    while (text[end] === char) end++;
    const blank = /space/.test(name) && !name.startsWith('a zero');
    return {
      problem: fault(
        span(at, end),
        `Here is ${name}, which is not seen but no blank to Python: xm stops here. ${blank ? 'Write an ordinary blank' : 'Remove it'}.`,
        {
          fixes: [
            fix(blank ? 'Change to an ordinary blank' : 'Remove it', true, [
              at,
              end,
              blank ? ' '.repeat(end - at) : '',
            ]),
          ],
        },
      ),
      end,
    };
  }
  let end = at + 1;
  while (
    end < text.length &&
    (text.charCodeAt(end) >= 128 || text[end] === '$' || text[end] === '?') &&
    !SMART.test(text[end] as string)
  )
    end++;
  const shown = text.slice(at, Math.min(end, at + 20));
  return {
    problem: fault(
      span(at, end),
      `Python has no use for "${shown}" outside a string, and xm stops here. Put quotes around it if it belongs to a text.`,
    ),
    end,
  };
}

function smartQuotes(text: string, at: number): ReturnType<typeof badText> {
  const char = text[at] as string;
  const double = DOUBLES.includes(char);
  const closing = CLOSING[double ? 'double' : 'single'] as RegExp;
  let end = at + 1;
  while (end < text.length && text[end] !== '\n' && !closing.test(text[end] as string)) end++;
  const inner = text.slice(at + 1, end);
  const quote = inner.includes(double ? '"' : "'") ? (double ? "'" : '"') : double ? '"' : "'";
  const closed = text[end] !== '\n' && end < text.length;
  const message =
    'These are typographic quotes, which Python does not take for quotes, and xm stops here. Write the plain ones of the keyboard.';
  if (!closed) {
    return {
      problem: fault(span(at, at + 1), message, {
        rule: 'smart-quotes',
        fixes: [fix(`Change to ${quote}`, false, [at, at + 1, quote])],
      }),
      end: at + 1,
    };
  }
  return {
    problem: fault(span(at, end + 1), message, {
      rule: 'smart-quotes',
      fixes: [fix(`Change to ${quote}${quote}`, !inner.includes(quote), [at, at + 1, quote], [end, end + 1, quote])],
    }),
    end: end + 1,
    string: { text: inner, start: at + 1 },
  };
}

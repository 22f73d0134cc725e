import type { SyntaxProblem } from '../problem.ts';
import { endWithout, span } from '../text.ts';
import { fault, fix } from './lexical.ts';
import { SMART } from './odd.ts';
import { CLOSERS, type Token, type Tokens } from './tokens.ts';

/** The words for strings that are not closed: where the missing quote belongs. */

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

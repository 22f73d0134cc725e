import type { SyntaxProblem } from '../problem.ts';
import { span } from '../text.ts';
import type { Cursor } from './cursor.ts';
import { fault, fix } from './lexical.ts';
import { DEDENT, INCONSISTENT, INDENT, NEWLINE, type Token, table } from './tokens.ts';

/** Slips by the habit of another language, and words in a place where they mean nothing. */
export function habit(at: Cursor, expected: string, openBracket: () => number): SyntaxProblem | undefined {
  return (
    twoSemicolons(at) ??
    orphan(at) ??
    elseOnTheLine(at, expected) ??
    wordAsName(at) ??
    doubledSign(at) ??
    equalsInDict(at, openBracket)
  );
}

const LINE_STARTS = table(NEWLINE, INDENT, INCONSISTENT, DEDENT);

const where = ({ start, end }: Token) => span(start, end);

const startsLine = (at: Cursor): boolean => at.index === 0 || LINE_STARTS[at.tokens.code(at.index - 1)] === 1;

function twoSemicolons(at: Cursor): SyntaxProblem | undefined {
  if (!at.is(';') || at.previous?.text !== ';') return undefined;
  return fault(where(at.token), 'Nothing stands between these two ";", and xm stops here. Remove one.', {
    fixes: [fix('Remove one ;', true, [at.token.start, at.token.end, ''])],
  });
}

const OPENERS: Readonly<Record<string, string>> = { except: 'try', finally: 'try', else: 'if', elif: 'if' };

/** `except:` without its `try`. */
function orphan(at: Cursor): SyntaxProblem | undefined {
  const { token } = at;
  const opener = token.kind === 'keyword' && startsLine(at) ? OPENERS[token.text] : undefined;
  if (opener === undefined) return undefined;
  return fault(
    where(token),
    `This "${token.text}" belongs to no "${opener}" above it, and xm stops here. It stands at the margin of its "${opener}".`,
  );
}

/** `if a: b = 1 else: b = 2`. */
function elseOnTheLine(at: Cursor, expected: string): SyntaxProblem | undefined {
  if (expected !== 'the end of the line' || !(at.is('else') || at.is('elif'))) return undefined;
  const { token } = at;
  return fault(
    where(token),
    `"${token.text}" must begin a line of its own, at the margin of its "if": xm stops here. Put it on the next line.`,
  );
}

/** `class = 'a'`, `in = 5`. */
function wordAsName(at: Cursor): SyntaxProblem | undefined {
  const { token, previous } = at;
  const word = at.is('=') && previous?.start === at.statement ? previous : at.peek().text === '=' ? token : undefined;
  if (word?.kind !== 'keyword' || word.start !== at.statement) return undefined;
  return fault(where(word), `"${word.text}" is a word of Python itself and cannot be a name: xm stops here.`);
}

const WORDS: Readonly<Record<string, string>> = { '&': 'and', '|': 'or' };

/** `a && b`, `a || b`. */
function doubledSign(at: Cursor): SyntaxProblem | undefined {
  const { token, previous } = at;
  const word = token.kind === 'op' && previous?.text === token.text ? WORDS[token.text] : undefined;
  if (!word || previous?.end !== token.start) return undefined;
  const { text } = at;
  const [from, to] = [previous.start, token.end];
  const written = `${text[from - 1] === ' ' ? '' : ' '}${word}${text[to] === ' ' ? '' : ' '}`;
  const sign = token.text.repeat(2);
  return fault(span(from, to), `Python writes "${word}", not "${sign}", and xm stops here. Write "${word}".`, {
    fixes: [fix(`Change to ${word}`, true, [from, to, written])],
  });
}

/** `{'a' = 1}`. */
function equalsInDict(at: Cursor, openBracket: () => number): SyntaxProblem | undefined {
  if (!at.is('=') || at.tokens.at(openBracket())?.text !== '{') return undefined;
  const { start, end } = at.token;
  return fault(span(start, end), 'In { } a key and its value are joined by ":", not "=": xm stops here. Write ":".', {
    fixes: [fix('Change to ":"', true, [start, end, ':'])],
  });
}

import type { SyntaxProblem } from '../problem.ts';
import { type Span, span } from '../text.ts';
import type { Cursor } from './cursor.ts';
import { habit } from './habits.ts';
import { fault, fix, numberWithUnit } from './lexical.ts';
import type { Token } from './tokens.ts';

const BLOCKS = new Set(['if', 'elif', 'else', 'for', 'while', 'try', 'except', 'finally', 'with', 'def', 'class']);

/** Says what is wrong at the cursor, where the grammar expects something else; the likeliest slip first. */
export function explain(at: Cursor, expected: string): SyntaxProblem {
  const { token, previous } = at;
  return (
    missingBlock(at, expected) ??
    misspeltKeyword(at) ??
    missingColon(at, expected) ??
    missingIn(at, expected) ??
    outsideQuotes(at) ??
    habit(at, expected, () => openBracket(at)) ??
    colonForEquals(at) ??
    semicolonInList(at) ??
    missingComma(at) ??
    unnamed(at) ??
    formatted(at) ??
    unit(at) ??
    bareWord(at) ??
    secondAssignment(at) ??
    missingEquals(at) ??
    missingValue(at, expected) ??
    printFunction(at) ??
    doubleComma(at) ??
    fault(
      placeOf(token, previous),
      `${nameOf(token)} does not belong here, and xm stops: Python expects ${expected}. Check what stands before it.`,
      { unsure: true },
    )
  );
}

function nameOf({ kind, text }: Token): string {
  if (kind === 'newline' || kind === 'end') return 'The end of the line';
  if (kind === 'indent') return 'An indented line';
  if (kind === 'dedent') return 'The end of the block';
  return kind === 'string' ? 'A string' : `"${text.slice(0, 40)}"`;
}

/** The token, or the place behind the last one where a line ends too early. */
function placeOf(token: Token, previous: Token | undefined): Span {
  const empty = token.kind === 'newline' || token.kind === 'end' || token.kind === 'indent' || token.kind === 'dedent';
  if (!empty) return span(token.start, token.end);
  const end = previous?.end ?? token.start;
  return span(end, end);
}

const LAYOUT: ReadonlySet<Token['kind']> = new Set(['newline', 'indent', 'dedent']);

/** The first token of the line. */
function firstOf(at: Cursor): Token | undefined {
  let index = at.index;
  while (
    index > 0 &&
    (at.tokens.at(index - 1) as Token).start >= at.statement &&
    !LAYOUT.has(at.tokens.at(index - 1)?.kind ?? 'newline')
  )
    index--;
  return at.tokens.at(index);
}

function missingBlock(at: Cursor, expected: string): SyntaxProblem | undefined {
  if (expected !== 'an indented block') return undefined;
  const { token, previous, text } = at;
  const opener = text.slice(at.statement, previous?.start).split(/\s|:/, 1)[0] ?? '';
  if (token.kind === 'end' || token.kind === 'dedent') {
    const end = previous?.end ?? token.start;
    return fault(span(end, end), `Nothing stands in the block of "${opener}", and xm stops here. Write pass there.`);
  }
  const margin = text.slice(text.lastIndexOf('\n', at.statement) + 1, at.statement);
  const blanks = /^[ \t]*$/.test(margin) ? margin : '';
  return fault(
    span(token.start, token.end),
    `The block of "${opener}" must be indented, and xm stops here. Put blanks before the line.`,
    { fixes: [fix('Indent the line', false, [token.start, token.start, `${blanks}    `])] },
  );
}

/** `esle:`, `fro x in y:`: the first word of a line that ends with a colon and has a block below it. */
function misspeltKeyword(at: Cursor): SyntaxProblem | undefined {
  const first = firstOf(at);
  if (first?.kind !== 'name' || !at.blockFollows) return undefined;
  const meant = [...BLOCKS].find((word) => isNear(first.text, word));
  if (!meant) return undefined;
  return fault(
    span(first.start, first.end),
    `"${first.text}" is no word that a block begins with, and xm stops here. Write ${meant}.`,
    { fixes: [fix(`Change to ${meant}`, false, [first.start, first.end, meant])] },
  );
}

/** One letter too many, missing or wrong, or two that changed places. */
function isNear(word: string, other: string): boolean {
  let start = 0;
  while (start < word.length && word[start] === other[start]) start++;
  const one = word.slice(start);
  const two = other.slice(start);
  if (one.length < 2 && two.length < 2) return start > 0;
  return (
    one.slice(1) === two.slice(1) ||
    one.slice(1) === two ||
    one === two.slice(1) ||
    (one[0] === two[1] && one[1] === two[0] && one.slice(2) === two.slice(2))
  );
}

function missingColon(at: Cursor, expected: string): SyntaxProblem | undefined {
  const first = firstOf(at);
  if (expected !== '":"' || !first || first.kind !== 'keyword' || !BLOCKS.has(first.text)) return undefined;
  if (at.token.kind === 'op' && at.token.text === '=') {
    return fault(
      span(at.token.start, at.token.end),
      'In a condition "=" assigns nothing, and xm stops here. Two values are compared with "==".',
      {
        fixes: [fix('Change to ==', true, [at.token.start, at.token.end, '=='])],
      },
    );
  }
  const end = at.previous?.end ?? at.token.start;
  const alone = at.token.kind === 'newline' || at.token.kind === 'end';
  return fault(span(end, end), `The line of "${first.text}" must end with ":", or xm stops here. Add it.`, {
    fixes: alone ? [fix('Insert ":"', true, [end, end, ':'])] : [],
  });
}

function missingIn(at: Cursor, expected: string): SyntaxProblem | undefined {
  const { start } = at.token;
  if (expected !== '"in"' || firstOf(at)?.text !== 'for') return undefined;
  return fault(span(start, start), 'The "in" of this loop is missing, and xm stops here. Write for … in ….', {
    fixes: [fix('Insert in', false, [start, start, 'in '])],
  });
}

/** The innermost bracket that is open at the cursor, as an index of its token; -1 for none. */
function openBracket(at: Cursor): number {
  let depth = 0;
  for (let index = at.index - 1; index >= 0; index--) {
    const token = at.tokens.at(index) as Token;
    if (token.start < at.statement) return -1;
    if (token.kind !== 'op') continue;
    if (token.text === ')' || token.text === ']' || token.text === '}') depth++;
    else if ((token.text === '(' || token.text === '[' || token.text === '{') && depth-- === 0) return index;
  }
  return -1;
}

/** `['ip=10.0.0.1', bridge=xenbr0]`: the cursor stands at the `=` behind a bare word in a list, or at the word where no comma stands before it. */
function outsideQuotes(at: Cursor): SyntaxProblem | undefined {
  const glued = at.token.kind === 'name' && at.peek().text === '=' && onOneLine(at);
  const equals = glued ? at.index + 1 : at.index;
  const word = at.tokens.at(equals - 1);
  if (at.tokens.at(equals)?.text !== '=' || word?.kind !== 'name') return undefined;
  const bracket = openBracket(at);
  if (bracket < 0 || at.tokens.at(bracket)?.text !== '[') return undefined;
  let index = equals + 1;
  while (isWordPart(at.tokens.at(index)) && index < equals + 60) index++;
  const last = at.tokens.at(index - 1) as Token;
  const before = at.tokens.at(equals - (glued ? 2 : 3));
  const parted = glued || at.tokens.at(equals - 2)?.text === ',';
  const argument = at.text.slice(word.start, last.end);
  const where = span(word.start, last.end);
  const message = `"${argument}" stands outside the quotes, and xm stops here. All arguments of one device belong into one string.`;
  const quote = before ? at.text[before.end - 1] : undefined;
  const joins = before?.kind === 'string' && parted && quote && before.string?.span.end === before.end;
  if (!joins || /['"\\]/.test(argument)) return fault(where, message, { rule: 'value-outside-quotes' });
  const glue = before.string?.text && !before.string.text.trimEnd().endsWith(',') ? ',' : '';
  return fault(where, message, {
    rule: 'value-outside-quotes',
    fixes: [fix('Move it into the string', true, [before.end - 1, last.end, `${glue}${argument}${quote}`])],
  });
}

/** True right behind a string, on its line. */
const onOneLine = ({ previous, token, text }: Cursor): boolean =>
  previous?.kind === 'string' && !text.slice(previous.end, token.start).includes('\n');

const isWordPart = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'name' ||
    token.kind === 'number' ||
    token.kind === 'keyword' ||
    token.kind === 'bad' ||
    (token.kind === 'op' && ['.', '-', '/', ':', '%', '+', '*', '='].includes(token.text)));

function colonForEquals(at: Cursor): SyntaxProblem | undefined {
  if (!at.is(':') || at.previous?.kind !== 'name' || at.previous.start !== at.statement) return undefined;
  const { start, end } = at.token;
  return fault(span(start, end), 'A setting is given with "=", not ":", and xm stops here. Write "=".', {
    fixes: [fix('Change to "="', true, [start, end, at.text[start - 1] === ' ' ? '=' : ' ='])],
  });
}

function semicolonInList(at: Cursor): SyntaxProblem | undefined {
  if (!at.is(';') || openBracket(at) < 0) return undefined;
  const { start, end } = at.token;
  return fault(
    span(start, end),
    'In a list the items are separated by ",", not ";", and xm stops here. Write a comma.',
    {
      fixes: [fix('Change to ","', true, [start, end, ','])],
    },
  );
}

function missingComma(at: Cursor): SyntaxProblem | undefined {
  const { token, previous } = at;
  if (openBracket(at) < 0 || !previous) return undefined;
  const ends =
    previous.kind === 'string' ||
    previous.kind === 'number' ||
    (previous.kind === 'op' && [']', ')', '}'].includes(previous.text));
  const begins = token.kind === 'string' || token.kind === 'number' || token.text === '[';
  // A name may be a text that lacks its quotes, unless the item behind it is one of its own.
  const named = previous.kind === 'name' && token.kind === 'string' && previous.end < token.start;
  if (!(ends && begins) && !named) return undefined;
  const gap = previous.end < token.start && !at.text.slice(previous.end, token.start).includes('\n');
  return fault(
    gap ? span(previous.end, token.start) : span(previous.end, previous.end),
    'A comma is missing between these two items, and xm stops here. Insert it.',
    {
      rule: 'missing-comma',
      fixes: [fix('Insert the comma', false, [previous.end, previous.end, ','])],
    },
  );
}

/** `var('vmid', use='…', check vmid_check)`: a name and a value among arguments that have names. */
function unnamed(at: Cursor): SyntaxProblem | undefined {
  const { token, previous, tokens } = at;
  const comma = tokens.at(at.index - 2)?.text === ',';
  const value = token.kind === 'name' || token.kind === 'string' || token.kind === 'number';
  if (!comma || previous?.kind !== 'name' || !value) return undefined;
  const bracket = openBracket(at);
  if (tokens.at(bracket)?.text !== '(') return undefined;
  let index = at.index - 3;
  while (index > bracket && tokens.at(index)?.text !== '=') index--;
  if (index <= bracket) return undefined;
  return fault(
    span(previous.end, token.start),
    `"=" is missing behind ${previous.text}, and xm stops here. Write ${previous.text}=….`,
    { fixes: [fix('Insert =', true, [previous.end, token.start, '='])] },
  );
}

/** `f'web{n}'`: Python 3. */
function formatted(at: Cursor): SyntaxProblem | undefined {
  const { token, previous } = at;
  if (token.kind !== 'string' || previous?.kind !== 'name' || previous.end !== token.start) return undefined;
  if (!/^(?:f|fr|rf)$/i.test(previous.text)) return undefined;
  return fault(
    span(previous.start, token.end),
    "Strings that begin with f are Python 3, but xm runs Python 2 and stops here. Write 'web%d' % n.",
  );
}

/** `memory = 2048 MB`. */
function unit(at: Cursor): SyntaxProblem | undefined {
  const { token, previous } = at;
  const isUnit = token.kind === 'name' && /^[kmgt](?:i?b)?$/i.test(token.text);
  if (!isUnit || previous?.kind !== 'number' || at.tokens.at(at.index - 2)?.text !== '=') return undefined;
  return numberWithUnit(at.text, previous.start, token.end);
}

/** The words from one token on that would be one text if it had quotes: up to a comma, a bracket or the end of the line. */
function wordFrom(at: Cursor, index: number): { start: number; end: number; last: number } {
  let last = index;
  while (isWordPart(at.tokens.at(last + 1)) && at.tokens.at(last + 1)?.text !== '=') last++;
  return { start: (at.tokens.at(index) as Token).start, end: (at.tokens.at(last) as Token).end, last };
}

/** `root = /dev/xvda1 ro`, `name = web 1`: a text without its quotes. */
function bareWord(at: Cursor): SyntaxProblem | undefined {
  let index = at.index;
  while (
    index > 0 &&
    isWordPart(at.tokens.at(index - 1)) &&
    at.tokens.at(index - 1)?.text !== '=' &&
    (at.tokens.at(index - 1) as Token).start >= at.statement
  )
    index--;
  const before = at.tokens.at(index - 1);
  const starts =
    before && before.start >= at.statement && before.kind === 'op' && ['=', '[', ',', '('].includes(before.text);
  if (!starts || !isWordPart(at.tokens.at(index)) || at.tokens.at(index)?.text === '=') return undefined;
  const { start, end, last } = wordFrom(at, index);
  if (at.tokens.at(last + 1)?.text === '=' || last < at.index - 1) return undefined;
  const text = at.text.slice(start, end);
  if (/^\d+$/.test(text)) return undefined;
  return fault(
    span(start, end),
    `"${text.slice(0, 60)}" is a text without quotes, which Python takes for names and signs: xm stops here. Put quotes around it.`,
    {
      unsure: true,
      fixes: /['"\\\n]/.test(text) ? [] : [fix('Put quotes around it', false, [start, start, "'"], [end, end, "'"])],
    },
  );
}

function secondAssignment(at: Cursor): SyntaxProblem | undefined {
  const { token, previous } = at;
  if (token.kind !== 'name' || at.peek().text !== '=' || !previous || previous.end === token.start) return undefined;
  if (openBracket(at) >= 0) return undefined;
  const { start, end } = token;
  return fault(
    span(start, end),
    `A second setting begins here on the same line, and xm stops. Put ${token.text} on a line of its own.`,
    {
      fixes: [fix('Begin a new line', true, [previous.end, start, '\n'])],
    },
  );
}

function missingEquals(at: Cursor): SyntaxProblem | undefined {
  const { token, previous } = at;
  if (previous?.kind !== 'name' || previous.start !== at.statement) return undefined;
  if (token.kind !== 'string' && token.kind !== 'number' && token.kind !== 'name') return undefined;
  return fault(
    span(previous.end, token.start),
    `"=" is missing behind ${previous.text}, and xm stops here. Write ${previous.text} = ….`,
    {
      fixes: [fix('Insert =', token.kind !== 'name', [previous.end, token.start, ' = '])],
    },
  );
}

function missingValue(at: Cursor, expected: string): SyntaxProblem | undefined {
  const { token, previous } = at;
  if (
    expected !== 'a value' ||
    !previous ||
    previous.text !== '=' ||
    (token.kind !== 'newline' && token.kind !== 'end')
  )
    return undefined;
  const next = at.peek();
  const value = next.kind === 'indent' ? at.peek(2) : next;
  const follows = value.kind === 'string' || value.kind === 'number' || (value.kind === 'op' && value.text === '[');
  if (!follows)
    return fault(
      span(previous.start, previous.end),
      'The value is missing behind "=", and xm stops here. Give one, or make the line a comment with #.',
    );
  return fault(
    span(previous.start, previous.end),
    'The value stands on the next line, where Python does not look for it: xm stops here. Put it behind "=".',
    {
      unsure: true,
      fixes: [fix('Join the lines', true, [previous.end, value.start, ' '])],
    },
  );
}

function printFunction(at: Cursor): SyntaxProblem | undefined {
  const first = firstOf(at);
  if (first?.text !== 'print' || first.kind !== 'keyword' || !at.is('=')) return undefined;
  return fault(
    span(at.token.start, at.token.end),
    'print with named arguments is Python 3, but xm runs Python 2 and stops here. Leave the argument out.',
  );
}

function doubleComma(at: Cursor): SyntaxProblem | undefined {
  if (!at.is(',') || (at.previous?.text !== ',' && at.previous?.text !== '[' && at.previous?.text !== '('))
    return undefined;
  const { start, end } = at.token;
  return fault(
    span(start, end),
    'Nothing stands before this comma, and xm stops here. Remove it, or put an item there.',
    {
      fixes: [fix('Remove the comma', false, [start, end, ''])],
    },
  );
}

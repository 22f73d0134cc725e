import { span } from '../text.ts';
import { type Around, TOP } from './around.ts';
import type { Statement } from './ast.ts';
import { Body, passSetting } from './body.ts';
import { compound } from './compound.ts';
import { type Cursor, Stop } from './cursor.ts';
import { future, isDocstring, isFuture } from './futures.ts';
import { fix } from './lexical.ts';
import { simple } from './simple.ts';
import { CODES, codes, DEDENT, END, INCONSISTENT, INDENT, NEWLINE, SEMICOLON, table } from './tokens.ts';

const DEF = CODES.get('def') as number;
const LOOPS = table(...codes('for', 'while'));
const BRANCHES = table(...codes('else', 'elif', 'except', 'finally'));
const COMPOUND = table(...codes('if', 'for', 'while', 'try', 'with', 'def', 'class', '@'));

/** Reads a whole file. One slip costs one statement: reading goes on with the next line. */
export function readFile(at: Cursor): Body {
  const body = new Body(at);
  const { read } = body;
  let futures = true;
  while (at.code !== END) {
    if (at.code === NEWLINE || at.code === DEDENT) {
      at.next();
      continue;
    }
    const { index } = at;
    if (passSetting(at)) {
      body.noteSetting(index);
      futures = false;
      continue;
    }
    const { isEmpty } = body;
    const first = read.length;
    one(at, TOP, read);
    for (let i = first; i < read.length; i++) {
      const statement = read[i] as Statement;
      if (isFuture(statement)) future(at, statement, futures);
      else if (!(isEmpty && isDocstring(statement))) futures = false;
    }
    body.noteRead();
  }
  return body;
}

/** Reads what stands at the cursor: a compound statement, or the simple ones of a line. What cannot be read becomes an error node. */
function one(at: Cursor, around: Around, into: Statement[]): void {
  if (at.problems.beyond) return leave(at, into);
  const { start } = at;
  const { depth } = at;
  const first = at.index;
  at.statement = start;
  at.inFunction = around.inFunction;
  if (isIndent(at)) return indented(at, around, into);
  const before = into.length;
  try {
    if (COMPOUND[at.code]) {
      at.statements++;
      into.push(compound(at, around, suite));
    } else simpleLine(at, around, into);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    at.resetDepth(depth);
    into.length = before;
    recover(at, around, start, first, into);
  }
}

/** More problems are not shown, and so the rest is not worth reading. */
function leave(at: Cursor, into: Statement[]): void {
  into.push({ kind: 'error', span: span(at.start, at.text.length) });
  at.index = at.tokens.length - 1;
}

/** Skips to the next line; where a block follows, its statements are read as if they stood here. */
function recover(at: Cursor, around: Around, start: number, first: number, into: Statement[]): void {
  const opener = at.tokens.code(first);
  while (at.code !== NEWLINE && at.code !== END && !isIndent(at) && at.code !== DEDENT) at.next();
  if (at.index === first && at.code !== END) at.next();
  into.push({ kind: 'error', span: at.from(start) });
  if (at.code === NEWLINE) at.skip();
  if (!isIndent(at)) return;
  const within = {
    ...around,
    inFunction: around.inFunction || opener === DEF,
    inLoop: around.inLoop || LOOPS[opener] === 1,
    blocks: 0,
  };
  try {
    // What a function does is done when it is called.
    block(at, within, opener === DEF ? [] : into);
    while (COMPOUND[opener] && BRANCHES[at.code]) {
      at.skipLine();
      at.skip();
      if (isIndent(at)) block(at, within, into);
    }
  } catch (error) {
    // Nested too deeply, which has been noted: the lines that are left are read as they come.
    if (!(error instanceof Stop)) throw error;
    at.resetDepth(0);
  }
}

/** Python takes a lone CR for the end of a line, too. */
function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function indented(at: Cursor, around: Around, into: Statement[]): void {
  const token = at.next();
  if (!token.inconsistent) {
    const lineStart = startOfLine(at.text, token.start);
    const blanks = at.text.slice(lineStart, token.start);
    const margin = marginAbove(at);
    at.refuse(
      span(lineStart, token.start),
      'This line is indented, but no block begins here, and xm stops. Begin the line at the margin of the line above.',
      {
        fixes: [
          fix(margin ? 'Indent it like the line above' : 'Remove the indentation', blanks.trim() === '', [
            lineStart,
            token.start,
            margin,
          ]),
        ],
      },
    );
  }
  // Which block a line belongs to that goes back to none is not known: it may be that of a function or loop.
  statementsUntilDedent(at, token.inconsistent ? { ...around, inFunction: true, inLoop: true } : around, into);
}

/** The blanks before the statement above the indentation that was just read. */
function marginAbove(at: Cursor): string {
  let first = at.index - 2;
  const least = Math.max(0, first - MOST_TOKENS_BACK);
  while (first > least && !STARTS_LINE[at.tokens.code(first - 1)]) first--;
  if (first <= 0) return '';
  const start = at.tokens.start(first);
  return at.text.slice(startOfLine(at.text, start), start);
}

/** A longer statement has no margin that is worth looking for. */
const MOST_TOKENS_BACK = 1000;
const STARTS_LINE = table(NEWLINE, INDENT, INCONSISTENT, DEDENT);

function statementsUntilDedent(at: Cursor, around: Around, into: Statement[]): void {
  while (at.code !== DEDENT && at.code !== END) {
    if (at.code === NEWLINE) at.skip();
    else one(at, around, into);
  }
  if (at.code === DEDENT) at.skip();
}

/** The indented block at the cursor. */
function block(at: Cursor, around: Around, into: Statement[]): void {
  const outer = at.statement;
  at.skip();
  at.nested(() => statementsUntilDedent(at, around, into));
  at.statement = outer;
}

/** Behind a `:`: the rest of the line, or an indented block. */
function suite(at: Cursor, around: Around): Statement[] {
  if (!at.is(':')) {
    if (!at.blockFollows) at.fail('":"');
    // The block shows that this is the line before it, whatever is wrong in it.
    at.report('":"');
    at.skipLine();
  } else at.skip();
  const body: Statement[] = [];
  if (at.code === NEWLINE) {
    at.skip();
    if (isIndent(at)) block(at, around, body);
    else {
      at.report('an indented block');
      // The one line was meant to be the block, or its beginning.
      if (!at.blockFollows) return body;
      simpleLine(at, around, body);
      block(at, around, body);
    }
  } else simpleLine(at, around, body);
  return body;
}

const isIndent = (at: Cursor): boolean => at.code === INDENT || at.code === INCONSISTENT;

function simpleLine(at: Cursor, around: Around, into: Statement[]): void {
  at.inFunction = around.inFunction;
  for (;;) {
    at.statements++;
    into.push(simple(at, around));
    if (at.code !== SEMICOLON) break;
    at.skip();
    if (at.code === NEWLINE || at.code === END) break;
    at.statement = at.start;
  }
  if (at.code === NEWLINE) at.skip();
  else if (at.code !== END) at.fail('the end of the line');
}

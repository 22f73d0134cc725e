import { span } from '../text.ts';
import type { Expression, Handler, Statement } from './ast.ts';
import { type Cursor, Stop } from './cursor.ts';
import { exprList, test, testList } from './expressions.ts';
import { fault, fix } from './lexical.ts';
import { parameters } from './parameters.ts';
import { clashes, holdsFreeFunction, usesOuterNames } from './scopes.ts';
import { type Around, expressionStatement, simple } from './simple.ts';
import { isFixed, refuseTarget } from './targets.ts';
import {
  CODES,
  COMMA,
  codes,
  DEDENT,
  END,
  EQUALS,
  INCONSISTENT,
  INDENT,
  LIST_END,
  LIST_START,
  NAME,
  NEWLINE,
  NUMBER,
  PLAIN_STRING,
  SEMICOLON,
  table,
} from './tokens.ts';

const FUTURES = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
]);
const DEF = CODES.get('def') as number;
const LOOPS = table(...codes('for', 'while'));
const BRANCHES = table(...codes('else', 'elif', 'except', 'finally'));
const COMPOUND = table(...codes('if', 'for', 'while', 'try', 'with', 'def', 'class', '@'));

const TOP: Around = { inFunction: false, inLoop: false, inFinally: false, blocks: 0 };

/** Python 2.7 compiles no more loops, `try` and `with` inside each other (CO_MAXBLOCKS in Include/code.h). */
const MOST_BLOCKS = 20;

/** One block further in, which may be one too many. */
function inside(at: Cursor, around: Around, start: number, more: Partial<Around> = {}): Around {
  const blocks = around.blocks + 1;
  if (blocks === MOST_BLOCKS + 1)
    at.refuse(
      span(start, start + 1),
      'More than 20 loops, "try" and "with" inside each other: Python cannot compile it, and xm stops here.',
    );
  return { ...around, ...more, blocks };
}

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

/** No configuration has more; what is beyond is only checked for syntax. */
const MOST_STATEMENTS = 30_000;

/** Tokens of plain settings, one behind the other. */
interface Settings {
  readonly from: number;
  to: number;
  readonly unicode: boolean;
}

/** The statements of a file. Plain settings, which a large file has very many of, are made when the statements are asked for. */
export class Body {
  /** What was read to its end at once. */
  readonly read: Statement[] = [];
  readonly #at: Cursor;
  readonly #parts: (Settings | Statement)[] = [];
  #last: Settings | undefined;
  #noted = 0;
  #full = false;
  #statements: readonly Statement[] | undefined;

  constructor(at: Cursor) {
    this.#at = at;
  }

  get isEmpty(): boolean {
    return !this.#parts.length;
  }

  /** Notes a setting from a token up to the cursor. */
  noteSetting(from: number): void {
    const { index, unicodeLiterals: unicode } = this.#at;
    if (this.#isFull(this.#at.tokens.start(from))) return;
    if (this.#last) {
      this.#last.to = index;
      return;
    }
    this.#last = { from, to: index, unicode };
    this.#parts.push(this.#last);
  }

  /** Notes what has been added to `read`. */
  noteRead(): void {
    this.#last = undefined;
    const first = this.read[this.#noted];
    if (first && this.#isFull(first.span.start)) this.read.length = this.#noted;
    for (; this.#noted < this.read.length; this.#noted++) this.#parts.push(this.read[this.#noted] as Statement);
  }

  /** True when no more statements are kept: what is beyond has been noted as something that cannot be told. */
  #isFull(start: number): boolean {
    if (this.#at.statements <= MOST_STATEMENTS) return false;
    if (!this.#full) {
      this.#at.problems.add(fault(span(start, start + 1), TOO_MANY, { rule: 'too-large', rejects: false }));
      this.#parts.push({ kind: 'error', span: span(start, this.#at.text.length) });
    }
    this.#full = true;
    return true;
  }

  get statements(): readonly Statement[] {
    this.#statements ??= this.#made();
    return this.#statements;
  }

  #made(): Statement[] {
    const made: Statement[] = [];
    for (const part of this.#parts) {
      if ('from' in part) this.#make(part, made);
      else made.push(part);
    }
    return made;
  }

  #make({ from, to, unicode }: Settings, into: Statement[]): void {
    const at = this.#at;
    at.unicodeLiterals = unicode;
    at.inFunction = false;
    at.resetDepth(0);
    for (at.index = from; at.index < to; ) {
      if (at.code === NEWLINE || at.code === DEDENT) at.skip();
      else into.push(expressionStatement(at));
    }
  }
}

const TOO_MANY = 'The file has more than 30,000 statements. From here on it is only checked for syntax.';

const OPERANDS = table(PLAIN_STRING, NAME, NUMBER);

/**
 * Passes over `name = value` when the value is a name, number or plain string or a list of these, and nothing else is on the line. False,
 * with the cursor where it was, for everything else.
 */
function passSetting(at: Cursor): boolean {
  const { tokens } = at;
  let index = at.index;
  if (tokens.code(index) !== NAME || tokens.code(index + 1) !== EQUALS || mayBeFixed(at, index)) return false;
  index += 2;
  if (tokens.code(index) !== LIST_START) {
    if (!OPERANDS[tokens.code(index)]) return false;
  } else {
    index++;
    while (OPERANDS[tokens.code(index)] && tokens.code(index + 1) === COMMA) index += 2;
    if (OPERANDS[tokens.code(index)]) index++;
    if (tokens.code(index) !== LIST_END) return false;
  }
  index++;
  if (tokens.code(index) !== NEWLINE && tokens.code(index) !== END) return false;
  at.statements++;
  at.index = tokens.code(index) === NEWLINE ? index + 1 : index;
  return true;
}

/** True for `None` and `__debug__`, which cannot be assigned to, and for little else. */
const mayBeFixed = ({ text, tokens }: Cursor, index: number): boolean => {
  const start = tokens.start(index);
  return text.startsWith('None', start) || text.startsWith('__debug__', start);
};

const isFuture = (statement: Statement): boolean =>
  statement.kind === 'from' && statement.module === '__future__' && statement.level === 0;
const isDocstring = (statement: Statement): boolean =>
  statement.kind === 'expression' && statement.value.kind === 'string';

function future(at: Cursor, statement: Statement, early: boolean): void {
  if (statement.kind !== 'from') return;
  if (!early)
    at.refuse(statement.span, 'A __future__ import must stand at the beginning of the file, so xm stops here.');
  for (const { name, nameSpan } of statement.names) {
    if (name === 'braces') at.refuse(nameSpan, 'Python will never have braces, and xm stops here.');
    else if (!FUTURES.has(name)) at.refuse(nameSpan, `Python 2.7 has no __future__ feature ${name}, so xm stops here.`);
  }
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
      into.push(compound(at, around));
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

function compound(at: Cursor, around: Around): Statement {
  if (at.is('@')) return decorated(at, around);
  switch (at.token.text) {
    case 'if':
      return ifStatement(at, around);
    case 'for':
      return forStatement(at, around);
    case 'while':
      return whileStatement(at, around);
    case 'try':
      return tryStatement(at, around);
    case 'with':
      return withStatement(at, around);
    default:
      return definition(at, around, []);
  }
}

function ifStatement(at: Cursor, around: Around): Statement {
  const { start } = at;
  const branches = [];
  do {
    at.next();
    const condition = test(at);
    branches.push({ test: condition, body: suite(at, around) });
    at.statement = at.start;
  } while (at.is('elif'));
  const orelse = at.skips('else') ? suite(at, around) : [];
  return { kind: 'if', branches, orelse, span: blockSpan(at, start) };
}

const orElse = (at: Cursor, around: Around): Statement[] => {
  at.statement = at.start;
  return at.skips('else') ? suite(at, around) : [];
};

function forStatement(at: Cursor, around: Around): Statement {
  const { start } = at.next();
  const target = exprList(at);
  refuseTarget(at, target);
  at.expect('in');
  const iterable = testList(at);
  const body = suite(at, inside(at, around, start, { inLoop: true, inFinally: false }));
  return { kind: 'for', target, iterable, body, orelse: orElse(at, around), span: blockSpan(at, start) };
}

function whileStatement(at: Cursor, around: Around): Statement {
  const { start } = at.next();
  const condition = test(at);
  const body = suite(at, inside(at, around, start, { inLoop: true, inFinally: false }));
  return { kind: 'while', test: condition, body, orelse: orElse(at, around), span: blockSpan(at, start) };
}

function tryStatement(at: Cursor, around: Around): Statement {
  const { start } = at.next();
  const body = suite(at, inside(at, around, start));
  const handlers: Handler[] = [];
  at.statement = at.start;
  while (at.is('except')) {
    const except = at.next();
    const type = at.is(':') ? undefined : test(at);
    const target = type && (at.skips(',') || at.skips('as')) ? test(at) : undefined;
    if (target) refuseTarget(at, target);
    const last = handlers.at(-1);
    if (last && !last.type) at.refuse(last.span, 'An except without a type must be the last one, so xm stops here.');
    const handled = suite(at, around);
    handlers.push({
      ...(type && { type }),
      ...(target && { target }),
      body: handled,
      span: blockSpan(at, except.start),
    });
    at.statement = at.start;
  }
  const orelse = handlers.length ? orElse(at, around) : [];
  const ends = at.take('finally');
  if (!ends && !handlers.length) {
    // A misspelt word with a block below it.
    if (at.code === NAME && at.blockFollows) at.fail('"except" or "finally"');
    at.statement = start;
    at.refuse(
      span(start, start + 3),
      'No "except" and no "finally" follows this "try", and xm stops here. Write one, or take the "try" away.',
    );
  }
  const final = ends ? suite(at, inside(at, around, start, { inFinally: true })) : undefined;
  return { kind: 'try', body, handlers, orelse, ...(final && { finally: final }), span: blockSpan(at, start) };
}

function withStatement(at: Cursor, around: Around): Statement {
  const { start } = at.next();
  const items = [];
  do {
    const context = test(at);
    const target = at.skips('as') ? test(at) : undefined;
    if (target) refuseTarget(at, target);
    items.push({ context, ...(target && { target }) });
  } while (at.skips(','));
  const within = items.reduce((outer) => inside(at, outer, start), around);
  return { kind: 'with', items, body: suite(at, within), span: blockSpan(at, start) };
}

function decorated(at: Cursor, around: Around): Statement {
  const decorators: Expression[] = [];
  while (at.skips('@')) {
    const decorator = test(at);
    if (!isDecorator(decorator))
      at.refuse(decorator.span, 'Behind "@" only a name stands, with its arguments: xm stops here.');
    decorators.push(decorator);
    if (at.code !== NEWLINE) at.fail('the end of the line');
    at.next();
  }
  if (!at.is('def') && !at.is('class')) at.fail('"def" or "class"');
  return definition(at, around, decorators);
}

/** In Python 2 a decorator is a dotted name, which may be called once. */
function isDecorator(node: Expression): boolean {
  let part = node.kind === 'call' ? node.callee : node;
  while (part.kind === 'attribute') part = part.object;
  return part.kind === 'name' || part.kind === 'error';
}

function definition(at: Cursor, around: Around, decorators: readonly Expression[]): Statement {
  const { start, text } = at.next();
  const name = at.name();
  const nameSpan = span(name.start, name.end);
  if (isFixed(name.text)) at.refuse(nameSpan, `${name.text} cannot be assigned to, so xm stops here.`);
  if (text === 'class') {
    let bases: readonly Expression[] = [];
    if (at.skips('(')) {
      if (!at.is(')')) {
        const list = testList(at);
        bases = list.kind === 'tuple' && !list.parenthesized ? list.items : [list];
      }
      at.expect(')');
    }
    const body = suite(at, TOP);
    return { kind: 'class', name: name.text, nameSpan, bases, decorators, body, span: blockSpan(at, start) };
  }
  at.expect('(');
  const params = parameters(at, ')', test);
  at.expect(')');
  const { opaque: outer, suspect } = at;
  at.opaque = undefined;
  at.suspect = false;
  const body = suite(at, { ...TOP, inFunction: true });
  if (at.opaque && (holdsFreeFunction(body) || (around.inFunction && usesOuterNames(body, params))))
    at.refuse(at.opaque, 'Python 2 allows this in no function that shares names with another one, and xm stops here.');
  if (at.suspect) for (const { where, message } of clashes(body, params)) at.refuse(where, message);
  at.opaque = outer;
  at.suspect ||= suspect;
  return { kind: 'def', name: name.text, nameSpan, parameters: params, decorators, body, span: blockSpan(at, start) };
}

/** From the start of a compound statement to the end of its last token that is not layout. */
function blockSpan(at: Cursor, start: number): { start: number; end: number } {
  let index = at.index - 1;
  while (index > 0 && ['newline', 'dedent', 'indent'].includes(at.tokens.at(index)?.kind ?? '')) index--;
  return span(start, Math.max(start, at.tokens.at(index)?.end ?? start));
}

import { span } from '../text.ts';
import { call, type Readers } from './arguments.ts';
import type { BinaryOperator, Clause, CompareOperator, Expression } from './ast.ts';
import { type Cursor, MOST_NESTING, Stop } from './cursor.ts';
import { List, Name } from './nodes.ts';
import { number } from './numbers.ts';
import { parameters } from './parameters.ts';
import { subscripts } from './slices.ts';
import { plainString, strings } from './strings.ts';
import { refuseTarget } from './targets.ts';
import { CODES, COMMA, codes, END, LIST_END, NAME, NEWLINE, NUMBER, PLAIN_STRING, STRING, table } from './tokens.ts';

const COMPARISONS = codes('<', '>', '==', '>=', '<=', '<>', '!=');

/** How tightly an operator binds, by its code; -1 for what is none. All are left-associative. */
const LEVELS = new Int8Array(256).fill(-1);
[['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%']].forEach((operators, level) => {
  for (const operator of operators) LEVELS[CODES.get(operator) as number] = level;
});

/** `a, b` or a single expression; a trailing comma makes a tuple. */
export function testList(at: Cursor): Expression {
  return listOf(at, test);
}

function listOf(at: Cursor, read: (at: Cursor) => Expression): Expression {
  const first = read(at);
  if (at.code !== COMMA) return first;
  const items = [first];
  while (at.skips(',')) {
    if (!startsExpression(at)) break;
    items.push(read(at));
  }
  return { kind: 'tuple', items, parenthesized: false, span: at.from(first.span.start) };
}

/** What stands between `for` and `in`, or behind `del`. */
export const exprList = (at: Cursor): Expression => listOf(at, (cursor) => binary(cursor, 0));

const STARTS: ReadonlySet<number> = new Set([
  NAME,
  NUMBER,
  PLAIN_STRING,
  STRING,
  ...codes('not', 'lambda', '(', '[', '{', '`', '-', '+', '~'),
]);

export function startsExpression(at: Cursor): boolean {
  return STARTS.has(at.code) || (at.printFunction && at.is('print'));
}

export function test(at: Cursor): Expression {
  return lone(at) ?? composedTest(at);
}

/** Tokens behind which a name, number or string stands alone. */
const ENDS_OPERAND = table(NEWLINE, END, ...codes(',', ')', ']', '}', ':', '=', ';'));

/** A name, number or string with nothing behind it that would belong to it: nearly all expressions of a configuration. */
function lone(at: Cursor): Expression | undefined {
  const { code, index, tokens } = at;
  if (code !== PLAIN_STRING && code !== NAME && code !== NUMBER) return undefined;
  if (index + 1 >= tokens.length || !ENDS_OPERAND[tokens.code(index + 1)]) return undefined;
  at.index = index + 1;
  if (code === PLAIN_STRING) return plainString(at, index);
  const start = tokens.start(index);
  const end = tokens.end(index);
  return code === NUMBER ? number(at.text, start, end) : new Name(at.text.slice(start, end), start, end);
}

function composedTest(at: Cursor): Expression {
  return at.nested(() => {
    if (at.is('lambda')) return lambda(at, test);
    const body = orTest(at);
    if (!at.skips('if')) return body;
    const condition = orTest(at);
    at.expect('else');
    const orelse = test(at);
    return { kind: 'conditional', test: condition, body, orelse, span: at.from(body.span.start) };
  });
}

/** Without a conditional expression: conditions of comprehensions. */
const oldTest = (at: Cursor): Expression => at.nested(() => (at.is('lambda') ? lambda(at, oldTest) : orTest(at)));

function lambda(at: Cursor, body: (at: Cursor) => Expression): Expression {
  const { start } = at.expect('lambda');
  const params = parameters(at, ':', test);
  at.expect(':');
  const outer = at.inFunction;
  at.inFunction = true;
  const value = body(at);
  at.inFunction = outer;
  return { kind: 'lambda', parameters: params, body: value, span: at.from(start) };
}

const orTest = (at: Cursor): Expression => boolean(at, 'or', (cursor) => boolean(cursor, 'and', notTest));

function boolean(at: Cursor, op: 'and' | 'or', read: (at: Cursor) => Expression): Expression {
  const first = read(at);
  if (!at.is(op)) return first;
  const operands = [first];
  while (at.skips(op)) operands.push(read(at));
  return { kind: 'boolean', op, operands, span: at.from(first.span.start) };
}

function notTest(at: Cursor): Expression {
  const not = at.take('not');
  if (!not) return comparison(at);
  return at.nested(() => {
    const operand = notTest(at);
    return { kind: 'unary', op: 'not', operand, span: at.from(not.start) };
  });
}

function comparison(at: Cursor): Expression {
  const first = binary(at, 0);
  let op = comparisonOperator(at);
  if (!op) return first;
  const operands = [first];
  const ops: CompareOperator[] = [];
  while (op) {
    ops.push(op);
    operands.push(binary(at, 0));
    op = comparisonOperator(at);
  }
  return { kind: 'compare', operands, ops, span: at.from(first.span.start) };
}

function comparisonOperator(at: Cursor): CompareOperator | undefined {
  if (COMPARISONS.has(at.code)) {
    const { text } = at.next();
    return text === '<>' ? '!=' : (text as CompareOperator);
  }
  if (at.skips('in')) return 'in';
  if (at.skips('is')) return at.skips('not') ? 'is not' : 'is';
  if (!at.is('not') || at.peek().text !== 'in') return undefined;
  at.next();
  at.next();
  return 'not in';
}

function binary(at: Cursor, level: number): Expression {
  let left = factor(at);
  for (let own = LEVELS[at.code] as number; own >= level; own = LEVELS[at.code] as number) {
    const operands = [left];
    const ops: BinaryOperator[] = [];
    while (LEVELS[at.code] === own) {
      ops.push(at.next().text as BinaryOperator);
      operands.push(binary(at, own + 1));
    }
    left = { kind: 'binary', operands, ops, span: at.from(left.span.start) };
  }
  return left;
}

function factor(at: Cursor): Expression {
  if (at.is('-') || at.is('+') || at.is('~')) {
    return at.nested(() => {
      const { text, start } = at.next();
      const operand = factor(at);
      return { kind: 'unary', op: text as '-' | '+' | '~', operand, span: at.from(start) };
    });
  }
  const base = trailers(at, atom(at));
  if (!at.skips('**')) return base;
  const exponent = at.nested(() => factor(at));
  return { kind: 'binary', operands: [base, exponent], ops: ['**'], span: at.from(base.span.start) };
}

const READERS: Readers = { test, generator: (at, element, start) => comprehension(at, 'generator', element, start) };

function trailers(at: Cursor, start: Expression): Expression {
  let object = start;
  for (let count = 0; ; count++) {
    if (count > MOST_NESTING) at.tooDeep();
    if (at.skips('.')) {
      const token = at.token.kind === 'name' ? at.next() : at.fail('a name');
      object = {
        kind: 'attribute',
        object,
        name: token.text,
        nameSpan: span(token.start, token.end),
        span: at.from(start.span.start),
      };
    } else if (at.is('(')) object = call(at, object, READERS);
    else if (at.skips('[')) {
      const index = subscripts(at, test);
      at.expect(']');
      object = { kind: 'subscript', object, index, span: at.from(start.span.start) };
    } else return object;
  }
}

function atom(at: Cursor): Expression {
  const { token } = at;
  switch (token.kind) {
    case 'name':
      at.next();
      return new Name(token.text, token.start, token.end);
    case 'number':
      at.next();
      return number(at.text, token.start, token.end);
    case 'string':
      return strings(at);
    case 'keyword':
      if (token.text === 'print' && at.printFunction) {
        at.next();
        return { kind: 'name', name: 'print', span: span(token.start, token.end) };
      }
      return at.fail('a value');
    case 'op':
      if (token.text === '(') return parenthesis(at);
      if (token.text === '[') return list(at);
      if (token.text === '{') return braces(at);
      if (token.text === '`') return backticks(at);
      return at.fail('a value');
    default:
      return at.fail('a value');
  }
}

function parenthesis(at: Cursor): Expression {
  const { start } = at.expect('(');
  if (at.skips(')')) return { kind: 'tuple', items: [], parenthesized: true, span: at.from(start) };
  if (at.is('yield')) {
    const value = yieldExpression(at);
    at.expect(')');
    return value;
  }
  const first = test(at);
  if (at.is('for')) {
    const generator = comprehension(at, 'generator', first, start);
    at.expect(')');
    return { ...generator, span: at.from(start) };
  }
  if (!at.is(',')) {
    at.expect(')');
    return first;
  }
  const items = [first];
  while (at.skips(',') && !at.is(')')) items.push(test(at));
  at.expect(')');
  return { kind: 'tuple', items, parenthesized: true, span: at.from(start) };
}

/** An item of a list, with what must follow it. A slip in one costs that item: the others stay readable. */
function item(at: Cursor): Expression {
  const { depth, index, start } = at;
  const value = lone(at);
  if (value && (at.code === COMMA || at.code === LIST_END)) return value;
  try {
    const read = value ?? composedTest(at);
    if (!at.is(',') && !at.is(']') && !at.is('for')) at.fail('"]"');
    return read;
  } catch (error) {
    if (!(error instanceof Stop) || !at.skipItem(index)) throw error;
    at.resetDepth(depth);
    return { kind: 'error', span: at.from(start) };
  }
}

function list(at: Cursor): Expression {
  const { start } = at.expect('[');
  if (at.skips(']')) return new List([], start, at.endFrom(start));
  const first = item(at);
  if (at.is('for')) {
    const comprehended = comprehension(at, 'list', first, start);
    at.expect(']');
    return { ...comprehended, span: at.from(start) };
  }
  const items = [first];
  while (at.code === COMMA) {
    at.index++;
    if (at.code === LIST_END) break;
    items.push(item(at));
  }
  at.expect(']');
  return new List(fitting(items), start, at.endFrom(start));
}

/** The same items without the room that a growing array keeps: large files have many short lists. */
const fitting = <T>(items: T[]): T[] => (items.length > 1 && items.length < 16 ? items.slice() : items);

function braces(at: Cursor): Expression {
  const { start } = at.expect('{');
  if (at.skips('}')) return { kind: 'dict', entries: [], span: at.from(start) };
  const first = test(at);
  if (!at.skips(':')) return set(at, first, start);
  const value = test(at);
  if (at.is('for')) {
    const comprehended = comprehension(at, 'dict', first, start, value);
    at.expect('}');
    return { ...comprehended, span: at.from(start) };
  }
  const entries = [{ key: first, value }];
  while (at.skips(',') && !at.is('}')) {
    const key = test(at);
    at.expect(':');
    entries.push({ key, value: test(at) });
  }
  at.expect('}');
  return { kind: 'dict', entries, span: at.from(start) };
}

function set(at: Cursor, first: Expression, start: number): Expression {
  if (at.is('for')) {
    const comprehended = comprehension(at, 'set', first, start);
    at.expect('}');
    return { ...comprehended, span: at.from(start) };
  }
  const items = [first];
  while (at.skips(',') && !at.is('}')) items.push(test(at));
  at.expect('}');
  return { kind: 'set', items, span: at.from(start) };
}

function comprehension(
  at: Cursor,
  of: 'list' | 'generator' | 'set' | 'dict',
  element: Expression,
  start: number,
  value?: Expression,
): Expression {
  const clauses: Clause[] = [];
  while (at.skips('for')) {
    const target = exprList(at);
    refuseTarget(at, target);
    at.expect('in');
    const iterable = of === 'list' ? listOf(at, oldTest) : orTest(at);
    const conditions: Expression[] = [];
    while (at.skips('if')) conditions.push(oldTest(at));
    clauses.push({ target, iterable, conditions });
  }
  return { kind: 'comprehension', of, element, ...(value && { value }), clauses, span: at.from(start) };
}

function backticks(at: Cursor): Expression {
  const { start } = at.expect('`');
  const value = at.nested(() => testList(at));
  at.expect('`');
  return { kind: 'repr', value, span: at.from(start) };
}

export function yieldExpression(at: Cursor): Expression {
  const { start, end } = at.expect('yield');
  at.suspect = true;
  if (!at.inFunction) at.refuse(span(start, end), '"yield" stands outside a function, so xm stops here.');
  const value = startsExpression(at) ? testList(at) : undefined;
  return { kind: 'yield', ...(value && { value }), span: at.from(start) };
}

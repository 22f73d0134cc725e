import { span } from '../text.ts';
import type { Around } from './around.ts';
import type { BinaryOperator, Expression, ImportedName, Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { exprList, startsExpression, test, testList, yieldExpression } from './expressions.ts';
import { Assign } from './nodes.ts';
import { isFixed, refuseTarget } from './targets.ts';
import { codes, EQUALS, table, YIELD } from './tokens.ts';

const AUGMENTED = table(...codes('+=', '-=', '*=', '/=', '//=', '%=', '**=', '<<=', '>>=', '&=', '|=', '^='));

/** The simple statement at the cursor. */
export function simple(at: Cursor, around: Around): Statement {
  if (!at.isKeyword) return expressionStatement(at);
  const { token, start } = at;
  switch (token.text) {
    case 'print':
      return at.printFunction ? expressionStatement(at) : print(at);
    case 'pass':
    case 'break':
    case 'continue':
      return jump(at, around);
    case 'import':
      return importStatement(at);
    case 'from':
      return fromStatement(at);
    case 'return': {
      at.next();
      if (!around.inFunction)
        at.refuse(span(start, token.end), '"return" stands outside a function, so xm stops here.');
      const value = startsExpression(at) ? testList(at) : undefined;
      return { kind: 'return', ...(value && { value }), span: at.from(start) };
    }
    case 'del': {
      at.next();
      const list = exprList(at);
      refuseTarget(at, list, 'deleted');
      const targets = list.kind === 'tuple' && !list.parenthesized ? list.items : [list];
      return { kind: 'del', targets, span: at.from(start) };
    }
    case 'raise':
      return raise(at);
    case 'global': {
      at.next();
      at.suspect = true;
      const names = [at.name().text];
      while (at.skips(',')) names.push(at.name().text);
      return { kind: 'global', names, span: at.from(start) };
    }
    case 'exec':
      return exec(at);
    case 'assert': {
      at.next();
      const condition = test(at);
      const message = at.skips(',') ? test(at) : undefined;
      return { kind: 'assert', test: condition, ...(message && { message }), span: at.from(start) };
    }
    case 'yield': {
      const value = yieldExpression(at);
      return { kind: 'expression', value, span: at.from(start) };
    }
    default:
      return expressionStatement(at);
  }
}

export function expressionStatement(at: Cursor): Statement {
  const { start } = at;
  const first = testList(at);
  if (at.code === EQUALS) return assignment(at, start, first);
  if (!AUGMENTED[at.code]) return { kind: 'expression', value: first, span: at.from(start) };
  const { text } = at.next();
  if (first.kind === 'tuple' || first.kind === 'list')
    at.refuse(first.span, `"${text}" needs one name on its left, so xm stops here.`);
  else refuseTarget(at, first);
  const value = assigned(at);
  const op = text.slice(0, -1) as BinaryOperator;
  return { kind: 'augmented', target: first, op, value, span: at.from(start) };
}

/** `a = b = value`, from its first `=` on. */
function assignment(at: Cursor, start: number, first: Expression): Statement {
  const targets = [first];
  refuseTarget(at, first);
  at.skip();
  let value = assigned(at);
  while (at.code === EQUALS) {
    refuseTarget(at, value);
    targets.push(value);
    at.skip();
    value = assigned(at);
  }
  return new Assign(targets, value, start, at.endFrom(start));
}

const assigned = (at: Cursor): Expression => (at.code === YIELD ? yieldExpression(at) : testList(at));

function print(at: Cursor): Statement {
  const { start } = at.next();
  let to: Expression | undefined;
  const values: Expression[] = [];
  if (at.skips('>>')) {
    to = test(at);
    if (at.skips(',')) values.push(test(at));
    else return { kind: 'print', to, values, span: at.from(start) };
  } else if (startsExpression(at)) values.push(test(at));
  while (values.length && at.take(',')) {
    if (!startsExpression(at)) break;
    values.push(test(at));
  }
  return { kind: 'print', ...(to && { to }), values, span: at.from(start) };
}

function jump(at: Cursor, around: Around): Statement {
  const token = at.next();
  const where = span(token.start, token.end);
  if (token.text === 'break' && !around.inLoop) at.refuse(where, '"break" stands outside a loop, so xm stops here.');
  if (token.text === 'continue' && !around.inLoop)
    at.refuse(where, '"continue" stands outside a loop, so xm stops here.');
  if (token.text === 'continue' && around.inLoop && around.inFinally)
    at.refuse(where, '"continue" may not stand in a finally block, so xm stops here.');
  return { kind: token.text as 'pass' | 'break' | 'continue', span: where };
}

function raise(at: Cursor): Statement {
  const { start } = at.next();
  if (!startsExpression(at)) return { kind: 'raise', span: at.from(start) };
  const type = test(at);
  const value = at.skips(',') ? test(at) : undefined;
  const traceback = value && at.skips(',') ? test(at) : undefined;
  return { kind: 'raise', type, ...(value && { value }), ...(traceback && { traceback }), span: at.from(start) };
}

function exec(at: Cursor): Statement {
  const { start } = at.next();
  const code = exprListItem(at);
  const globals = at.skips('in') ? test(at) : undefined;
  const locals = globals && at.skips(',') ? test(at) : undefined;
  // The form of a call, exec(code, names), is the other one in disguise.
  if (!globals && !(code.kind === 'tuple' && code.items.length > 1)) at.opaque ??= at.from(start);
  return { kind: 'exec', code, ...(globals && { globals }), ...(locals && { locals }), span: at.from(start) };
}

/** One expression without `in` at its top, as `exec code in names` wants. */
function exprListItem(at: Cursor): Expression {
  const list = exprList(at);
  if (list.kind === 'tuple' && !list.parenthesized) at.fail('"in"');
  return list;
}

function dottedName(at: Cursor): { name: string; start: number } {
  const first = at.name();
  let name = first.text;
  while (at.skips('.')) name += `.${at.name().text}`;
  return { name, start: first.start };
}

function importedName(at: Cursor, dotted: boolean): ImportedName {
  const { name, start } = dotted ? dottedName(at) : { name: at.token.text, start: at.name().start };
  const nameSpan = at.from(start);
  if (!at.skips('as')) {
    const [set = name] = name.split('.', 1);
    if (isFixed(set)) at.refuse(nameSpan, `${set} cannot be assigned to, so xm stops here.`);
    return { name, nameSpan };
  }
  const as = at.name();
  if (isFixed(as.text)) at.refuse(span(as.start, as.end), `${as.text} cannot be assigned to, so xm stops here.`);
  return { name, nameSpan, as: as.text, asSpan: span(as.start, as.end) };
}

function importStatement(at: Cursor): Statement {
  const { start } = at.next();
  const names = [importedName(at, true)];
  while (at.skips(',')) names.push(importedName(at, true));
  return { kind: 'import', names, span: at.from(start) };
}

function fromStatement(at: Cursor): Statement {
  const { start } = at.next();
  let level = 0;
  while (at.skips('.')) level++;
  const module = at.token.kind === 'name' ? dottedName(at).name : level ? '' : at.name().text;
  at.expect('import');
  if (module === '__future__' && level === 0 && at.is('*'))
    at.refuse(span(at.token.start, at.token.end), 'Python 2.7 has no __future__ feature *, so xm stops here.');
  if (at.skips('*')) {
    at.opaque ??= at.from(start);
    return { kind: 'from', module, level, names: [], star: true, span: at.from(start) };
  }
  const open = at.take('(');
  const names = [importedName(at, false)];
  while (at.skips(',')) {
    if (open && at.is(')')) break;
    names.push(importedName(at, false));
  }
  if (open) at.expect(')');
  if (module === '__future__' && level === 0) {
    if (names.some(({ name }) => name === 'print_function')) at.printFunction = true;
    if (names.some(({ name }) => name === 'unicode_literals')) at.unicodeLiterals = true;
  }
  return { kind: 'from', module, level, names, star: false, span: at.from(start) };
}

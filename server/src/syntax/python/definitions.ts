import { span } from '../text.ts';
import { type Around, blockSpan, type Suite, TOP } from './around.ts';
import type { Expression, Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { test, testList } from './expressions.ts';
import { parameters } from './parameters.ts';
import { clashes, holdsFreeFunction, usesOuterNames } from './scopes.ts';
import { isFixed } from './targets.ts';
import { NEWLINE } from './tokens.ts';

/** A function or class with what stands behind `@` above it. */
export function decorated(at: Cursor, around: Around, suite: Suite): Statement {
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
  return definition(at, around, decorators, suite);
}

/** In Python 2 a decorator is a dotted name, which may be called once. */
function isDecorator(node: Expression): boolean {
  let part = node.kind === 'call' ? node.callee : node;
  while (part.kind === 'attribute') part = part.object;
  return part.kind === 'name' || part.kind === 'error';
}

/** The function or class at the cursor. */
export function definition(at: Cursor, around: Around, decorators: readonly Expression[], suite: Suite): Statement {
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

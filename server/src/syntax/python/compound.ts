import { span } from '../text.ts';
import { type Around, blockSpan, inside, type Suite } from './around.ts';
import type { Handler, Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { decorated, definition } from './definitions.ts';
import { exprList, test, testList } from './expressions.ts';
import { refuseTarget } from './targets.ts';
import { NAME } from './tokens.ts';

/** The statement with blocks of its own at the cursor. */
export function compound(at: Cursor, around: Around, suite: Suite): Statement {
  if (at.is('@')) return decorated(at, around, suite);
  switch (at.token.text) {
    case 'if':
      return ifStatement(at, around, suite);
    case 'for':
      return forStatement(at, around, suite);
    case 'while':
      return whileStatement(at, around, suite);
    case 'try':
      return tryStatement(at, around, suite);
    case 'with':
      return withStatement(at, around, suite);
    default:
      return definition(at, around, [], suite);
  }
}

function ifStatement(at: Cursor, around: Around, suite: Suite): Statement {
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

const orElse = (at: Cursor, around: Around, suite: Suite): Statement[] => {
  at.statement = at.start;
  return at.skips('else') ? suite(at, around) : [];
};

function forStatement(at: Cursor, around: Around, suite: Suite): Statement {
  const { start } = at.next();
  const target = exprList(at);
  refuseTarget(at, target);
  at.expect('in');
  const iterable = testList(at);
  const body = suite(at, inside(at, around, start, { inLoop: true, inFinally: false }));
  return { kind: 'for', target, iterable, body, orelse: orElse(at, around, suite), span: blockSpan(at, start) };
}

function whileStatement(at: Cursor, around: Around, suite: Suite): Statement {
  const { start } = at.next();
  const condition = test(at);
  const body = suite(at, inside(at, around, start, { inLoop: true, inFinally: false }));
  return { kind: 'while', test: condition, body, orelse: orElse(at, around, suite), span: blockSpan(at, start) };
}

function tryStatement(at: Cursor, around: Around, suite: Suite): Statement {
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
  const orelse = handlers.length ? orElse(at, around, suite) : [];
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

function withStatement(at: Cursor, around: Around, suite: Suite): Statement {
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

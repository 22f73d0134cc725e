import type { Expression, SliceNode } from './ast.ts';
import type { Cursor } from './cursor.ts';

/** Reads an expression. */
type Test = (at: Cursor) => Expression;

/** What stands between square brackets behind a value. */
export function subscripts(at: Cursor, test: Test): Expression {
  const first = subscript(at, test);
  if (!at.is(',')) return first;
  const items = [first];
  while (at.skips(',') && !at.is(']')) items.push(subscript(at, test));
  return { kind: 'tuple', items, parenthesized: false, span: at.from(first.span.start) };
}

function subscript(at: Cursor, test: Test): Expression {
  const { start } = at;
  if (at.skips('.')) {
    at.expect('.');
    at.expect('.');
    return { kind: 'ellipsis', span: at.from(start) };
  }
  const lower = at.is(':') ? undefined : test(at);
  if (!at.skips(':')) return lower as Expression;
  const end = (): boolean => at.is(':') || at.is(']') || at.is(',');
  const upper = end() ? undefined : test(at);
  const step = at.skips(':') && !end() ? test(at) : undefined;
  const slice: SliceNode = {
    kind: 'slice',
    ...(lower && { lower }),
    ...(upper && { upper }),
    ...(step && { step }),
    span: at.from(start),
  };
  return slice;
}

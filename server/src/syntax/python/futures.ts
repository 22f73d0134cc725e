import type { Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';

const FUTURES = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
]);
/** `from __future__ import …`. */
export const isFuture = (statement: Statement): boolean =>
  statement.kind === 'from' && statement.module === '__future__' && statement.level === 0;

export const isDocstring = (statement: Statement): boolean =>
  statement.kind === 'expression' && statement.value.kind === 'string';

/** Notes what Python refuses of a __future__ import; `early` while nothing but its kind stands before it. */
export function future(at: Cursor, statement: Statement, early: boolean): void {
  if (statement.kind !== 'from') return;
  if (!early)
    at.refuse(statement.span, 'A __future__ import must stand at the beginning of the file, so xm stops here.');
  for (const { name, nameSpan } of statement.names) {
    if (name === 'braces') at.refuse(nameSpan, 'Python will never have braces, and xm stops here.');
    else if (!FUTURES.has(name)) at.refuse(nameSpan, `Python 2.7 has no __future__ feature ${name}, so xm stops here.`);
  }
}

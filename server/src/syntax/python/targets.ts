import type { Expression } from './ast.ts';
import type { Cursor } from './cursor.ts';

const WHAT: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  dict: 'a dict',
  set: 'a set',
  comprehension: 'a comprehension',
  unary: 'an expression',
  binary: 'an expression',
  boolean: 'an expression',
  compare: 'a comparison',
  conditional: 'a conditional expression',
  call: 'a call',
  lambda: 'a lambda',
  repr: 'a repr',
  yield: 'a yield',
};

/** The two names that the compiler lets nobody set. */
export const isFixed = (name: string): boolean => name === 'None' || name === '__debug__';

/** Notes when something that cannot be assigned to stands where Python assigns. */
export function refuseTarget(at: Cursor, target: Expression, doing: 'assigned to' | 'deleted' = 'assigned to'): void {
  // The compiler lets both be deleted; that fails only when the statement is run.
  const sets = doing === 'assigned to';
  if (target.kind === 'name') {
    if (sets && isFixed(target.name))
      at.refuse(target.span, `${target.name} cannot be ${doing}, so xm stops here. Choose another name.`);
    return;
  }
  if (target.kind === 'attribute') {
    if (sets && isFixed(target.name))
      at.refuse(target.nameSpan, `${target.name} cannot be ${doing}, so xm stops here.`);
    return;
  }
  if (target.kind === 'tuple' || target.kind === 'list') {
    if (target.kind === 'tuple' && !target.items.length)
      at.refuse(target.span, `An empty tuple cannot be ${doing}, so xm stops here.`);
    for (const item of target.items) refuseTarget(at, item, doing);
    return;
  }
  const what = WHAT[target.kind];
  if (what)
    at.refuse(
      target.span,
      `This is ${what}, which cannot be ${doing}, so xm stops here. On the left of = a name is wanted.`,
    );
}

import type { Expression, Statement } from '../syntax/python/ast.ts';
import type { Span } from '../syntax/text.ts';

/** Statements that someone who writes a list of settings may also have meant for xl. */
const PLAIN = new Set<Statement['kind']>(['assign', 'augmented', 'pass', 'error']);

/** Names that people write for on, off and nothing without thinking of Python. */
const WORDS = new Set(['True', 'False', 'None', 'true', 'false', 'yes', 'no', 'on', 'off']);

/** The first place of a program that is surely meant as Python code: not a mere assignment of plain values. */
export function firstPythonCode(body: readonly Statement[]): Span | undefined {
  const names = new Set<string>();
  for (const statement of body) {
    if (statement.kind === 'expression') {
      if (isCode(statement.value, names)) return statement.span;
      continue;
    }
    if (!PLAIN.has(statement.kind)) return statement.span;
    if (statement.kind !== 'assign') continue;
    if (isCode(statement.value, names)) return statement.span;
    for (const target of statement.targets) if (target.kind === 'name') names.add(target.name);
  }
  return undefined;
}

/** True for a value that computes: an operator, a call, a name of the file's own. `names` were assigned before. */
function isCode(value: Expression, names: ReadonlySet<string>): boolean {
  switch (value.kind) {
    case 'string':
      return value.parts.some(({ triple, raw, unicode }) => triple || raw || unicode);
    case 'number':
      return value.type === 'long';
    case 'name':
      return names.has(value.name) && !WORDS.has(value.name);
    case 'list':
    case 'tuple':
      return value.items.some((item) => isCode(item, names));
    case 'unary':
      return isCode(value.operand, names);
    case 'error':
      return false;
    case 'binary':
      return (
        value.operands.some(({ kind }) => kind === 'string' || kind === 'list' || kind === 'call') ||
        allKnown(value.operands, names)
      );
    default:
      return true;
  }
}

/** `a-b` may be a bare word with a dash; it is arithmetic when its names are the file's. */
const allKnown = (operands: readonly Expression[], names: ReadonlySet<string>): boolean =>
  operands.every(
    (operand) =>
      operand.kind === 'number' ||
      (operand.kind === 'name' && names.has(operand.name)) ||
      (operand.kind === 'binary' && allKnown(operand.operands, names)),
  );

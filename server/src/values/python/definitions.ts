import type {
  ClassStatement,
  DefStatement,
  ExecStatement,
  Expression,
  FromStatement,
  ImportStatement,
} from '../../syntax/python/ast.ts';
import type { Span } from '../../syntax/text.ts';
import { assignName } from './assign.ts';
import { call } from './calls.ts';
import { blur, havoc, unknownCode } from './effects.ts';
import { evaluate, functionOf } from './evaluate.ts';
import type { Machine } from './machine.ts';
import { isStandard, moduleAttribute } from './modules.ts';
import { type Py, unknown } from './objects.ts';
import type { Scope } from './scope.ts';
import { namesIn } from './tree.ts';

const bindIncidental = (machine: Machine, scope: Scope, name: string, span: Span, value: Py): void =>
  assignName(machine, scope, { name, span }, value, { op: '=', end: span.end, incidental: true });

export function defineFunction(machine: Machine, scope: Scope, node: DefStatement): void {
  const decorators = node.decorators.map((decorator) => evaluate(machine, scope, decorator));
  const made = functionOf(machine, scope, node);
  bindIncidental(machine, scope, node.name, node.nameSpan, decorated(machine, scope, decorators, made, node.nameSpan));
}

/** What the decorators make of it, the lowest first. */
function decorated(machine: Machine, scope: Scope, decorators: readonly Py[], made: Py, span: Span): Py {
  machine.caller = scope;
  return decorators.reduceRight(
    (value, decorator) => call(machine, decorator, { args: [value], named: new Map(), span }),
    made,
  );
}

/** A class is not followed: what its body uses may change now, and whenever one of its objects is used. */
export function defineClass(machine: Machine, scope: Scope, node: ClassStatement): void {
  const reason = 'classes are not followed';
  for (const part of [...node.decorators, ...node.bases]) evaluate(machine, scope, part);
  machine.classes = true;
  machine.doubt(reason);
  havoc(machine, scope, { ...namesIn(node.body), stores: new Set() }, reason);
  bindIncidental(machine, scope, node.name, node.nameSpan, unknown(reason, node.nameSpan));
}

export function importModules(machine: Machine, scope: Scope, node: ImportStatement): void {
  for (const { name, nameSpan, as, asSpan } of node.names) {
    mayBeMissing(machine, name);
    const [top = name] = name.split('.', 1);
    const module: Py = { type: 'module', name: as ? name : top, span: nameSpan };
    bindIncidental(machine, scope, as ?? top, asSpan ?? nameSpan, module);
  }
}

export function importFrom(machine: Machine, scope: Scope, node: FromStatement): void {
  if (node.module === '__future__') return;
  mayBeMissing(machine, node.level ? '.' : node.module);
  if (node.star) {
    // Its names are there already.
    if (node.module === 'xen.util.ip') return;
    return blur(machine, scope, `it imports all names of ${node.module}`);
  }
  for (const { name, nameSpan, as, asSpan } of node.names) {
    const module = { type: 'module', name: node.module, span: nameSpan } as const;
    bindIncidental(machine, scope, as ?? name, asSpan ?? nameSpan, moduleAttribute(machine, module, name, nameSpan));
  }
}

function mayBeMissing(machine: Machine, module: string): void {
  if (!isStandard(module)) machine.doubt(`the module ${module} may not be there`);
}

/** `exec code [in globals[, locals]]`. */
export function execute(machine: Machine, scope: Scope, node: ExecStatement): void {
  const reason = 'it runs other code with exec';
  const given = [node.code, node.globals, node.locals].filter((part): part is Expression => part !== undefined);
  const values = given.map((part) => evaluate(machine, scope, part));
  machine.doubt(reason);
  unknownCode(machine, values, reason);
  if (!node.globals) blur(machine, scope, reason);
}

import type { PrintStatement, RaiseStatement, Statement } from '../../syntax/python/ast.ts';
import { assign, augment, drop } from './assign.ts';
import { ifStatement } from './branches.ts';
import { defineClass, defineFunction, execute, importFrom, importModules } from './definitions.ts';
import { decide, evaluate } from './evaluate.ts';
import { BREAK, CONTINUE, type Flow, NEXT, returned, then } from './flow.ts';
import { forLoop, whileLoop } from './loops.ts';
import type { Machine } from './machine.ts';
import { isText, none, type Py } from './objects.ts';
import { isAscii } from './pieces.ts';
import { isExceptionName, Raised } from './raise.ts';
import type { Scope } from './scope.ts';
import { tryStatement, withStatement } from './tries.ts';

/** Runs the statements of a block from one on, and tells where that leads. Throws Raised for a certain exception. */
export function runBlock(machine: Machine, scope: Scope, block: readonly Statement[], from = 0): Flow {
  for (let i = from; i < block.length; i++) {
    const flow = run(machine, scope, block[i] as Statement);
    if (flow !== NEXT) return then(machine, flow, () => runBlock(machine, scope, block, i + 1));
  }
  return NEXT;
}

/** Runs one statement. */
export function run(machine: Machine, scope: Scope, node: Statement): Flow {
  switch (node.kind) {
    case 'if':
    case 'for':
    case 'while':
    case 'try':
    case 'with': {
      machine.enter();
      const flow = runCompound(machine, scope, node);
      machine.leave();
      return flow;
    }
    case 'break':
      return BREAK;
    case 'continue':
      return CONTINUE;
    case 'return':
      return returned(node.value ? evaluate(machine, scope, node.value) : none(node.span));
    default:
      machine.charge(1);
      runSimple(machine, scope, node);
      return NEXT;
  }
}

type Compound = Extract<Statement, { kind: 'if' | 'for' | 'while' | 'try' | 'with' }>;

function runCompound(machine: Machine, scope: Scope, node: Compound): Flow {
  const block = (body: readonly Statement[]): Flow => runBlock(machine, scope, body);
  switch (node.kind) {
    case 'if':
      return ifStatement(machine, scope, node, block);
    case 'for':
      return forLoop(machine, scope, node, block);
    case 'while':
      return whileLoop(machine, scope, node, block);
    case 'try':
      return tryStatement(machine, scope, node, block);
    case 'with':
      return withStatement(machine, scope, node, block);
  }
}

type Simple = Exclude<Statement, Compound | { kind: 'break' | 'continue' | 'return' }>;

function runSimple(machine: Machine, scope: Scope, node: Simple): void {
  switch (node.kind) {
    case 'expression':
      evaluate(machine, scope, node.value);
      return;
    case 'assign': {
      const value = evaluate(machine, scope, node.value);
      const manner = { op: '=', end: node.span.end, incidental: false } as const;
      for (const target of node.targets) assign(machine, scope, target, value, manner);
      return;
    }
    case 'augmented':
      return augment(machine, scope, node);
    case 'print':
      return print(machine, scope, node);
    case 'exec':
      return execute(machine, scope, node);
    case 'import':
      return importModules(machine, scope, node);
    case 'from':
      return importFrom(machine, scope, node);
    case 'def':
      return defineFunction(machine, scope, node);
    case 'class':
      return defineClass(machine, scope, node);
    case 'del':
      for (const target of node.targets) drop(machine, scope, target);
      return;
    case 'raise':
      return raise(machine, scope, node);
    case 'assert': {
      const decision = decide(evaluate(machine, scope, node.test));
      if ('reason' in decision) machine.doubt(decision.reason);
      else if (!decision.known) throw new Raised('AssertionError', 'the assertion does not hold');
      return;
    }
    case 'error':
      machine.open = true;
      machine.doubt('a statement cannot be read');
      return;
  }
}

function print(machine: Machine, scope: Scope, node: PrintStatement): void {
  if (node.to) {
    evaluate(machine, scope, node.to);
    machine.doubt('where it prints to is not known');
  }
  for (const part of node.values) {
    const value = evaluate(machine, scope, part);
    if (isText(value) && !isAscii(value.text)) machine.doubt('a terminal may not take all characters');
  }
}

function raise(machine: Machine, scope: Scope, node: RaiseStatement): never {
  const { type, value, traceback } = node;
  const [thrown] = [type, value, traceback].map((part) => part && evaluate(machine, scope, part));
  if (!thrown) throw machine.handled.at(-1) ?? new Raised(undefined, 'nothing is raised again');
  throw new Raised(exceptionName(thrown), 'the file raises it');
}

function exceptionName(thrown: Py): string | undefined {
  if (thrown.type === 'exception') return thrown.name;
  if (thrown.type === 'builtin' && isExceptionName(thrown.name)) return thrown.name;
  if (thrown.type === 'tuple' && thrown.items[0]) return exceptionName(thrown.items[0]);
  return isText(thrown) ? 'TypeError' : undefined;
}

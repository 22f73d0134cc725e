import type { DefStatement, Expression, LambdaNode, Parameters, Statement } from '../../syntax/python/ast.ts';

/** What has a scope of its own and is run by a call. */
export type FunctionCode = DefStatement | LambdaNode;

/** Which names a piece of code uses, and how. */
export interface Names {
  /** Names that the code itself sets or deletes (not those of functions inside it). */
  readonly stores: Set<string>;
  /** Names that it reads, in functions inside it too. */
  readonly loads: Set<string>;
  /** Names that a `global` statement takes out of the code's own scope. */
  readonly globals: Set<string>;
  /** True when a function inside it has a `global` statement. */
  innerGlobals: boolean;
  yields: boolean;
  /** True with `exec` or `import *`: then its names cannot be told from the text. */
  opaque: boolean;
  /** True when it holds a `return`, `break` or `continue` of its own. */
  leaves: boolean;
}

const known = new WeakMap<object, Names>();

/** The names of a block, found once. */
export function namesIn(block: readonly Statement[]): Names {
  const found = known.get(block);
  if (found) return found;
  const names = emptyNames();
  visitBlock(names, block);
  known.set(block, names);
  return names;
}

const ofNodes = new WeakMap<object, Names>();

/** The names of a single statement, found once. */
export const namesOfStatement = (node: Statement): Names => foundOnce(node, (names) => visitStatement(names, node));

/** The same for a statement that is asked about only once. */
export function namesOnce(node: Statement): Names {
  const names = emptyNames();
  visitStatement(names, node);
  return names;
}

/** The names of a single expression, found once. */
export const namesOfExpression = (node: Expression): Names => foundOnce(node, (names) => visit(names, node));

function foundOnce(node: object, fill: (names: Names) => void): Names {
  const found = ofNodes.get(node);
  if (found) return found;
  const names = emptyNames();
  fill(names);
  ofNodes.set(node, names);
  return names;
}

/** The names of a function's own scope: its parameters count as set. */
export function namesOfFunction(code: FunctionCode): Names {
  const found = known.get(code);
  if (found) return found;
  const names = emptyNames();
  if (code.kind === 'def') visitBlock(names, code.body);
  else visit(names, code.body);
  for (const target of parameterTargets(code.parameters)) visitTarget(names, target);
  for (const name of names.globals) names.stores.delete(name);
  known.set(code, names);
  return names;
}

/** The names that assigning to the targets sets. */
export function namesOfTargets(targets: readonly Expression[]): ReadonlySet<string> {
  const names = emptyNames();
  for (const target of targets) visitTarget(names, target);
  return names.stores;
}

function parameterTargets(parameters: Parameters): Expression[] {
  const targets: Expression[] = parameters.positional.map(({ target }) => target);
  if (parameters.star) targets.push(parameters.star);
  if (parameters.doubleStar) targets.push(parameters.doubleStar);
  return targets;
}

const emptyNames = (): Names => ({
  stores: new Set(),
  loads: new Set(),
  globals: new Set(),
  innerGlobals: false,
  yields: false,
  opaque: false,
  leaves: false,
});

function visitBlock(names: Names, block: readonly Statement[]): void {
  for (const statement of block) visitStatement(names, statement);
}

function visitStatement(names: Names, node: Statement): void {
  switch (node.kind) {
    case 'expression':
      return visit(names, node.value);
    case 'assign':
      visit(names, node.value);
      for (const target of node.targets) visitTarget(names, target);
      return;
    case 'augmented':
      visit(names, node.value);
      visit(names, node.target);
      return visitTarget(names, node.target);
    case 'print':
      return visitAll(names, [node.to, ...node.values]);
    case 'exec':
      names.opaque = true;
      return visitAll(names, [node.code, node.globals, node.locals]);
    case 'import':
      for (const { name, as } of node.names) names.stores.add(as ?? (name.split('.', 1)[0] as string));
      return;
    case 'from':
      if (node.star) names.opaque = true;
      for (const { name, as } of node.names) names.stores.add(as ?? name);
      return;
    case 'def':
    case 'class':
      names.stores.add(node.name);
      visitAll(names, node.decorators);
      if (node.kind === 'class') visitAll(names, node.bases);
      else visitDefaults(names, node.parameters);
      return visitInner(names, node.kind === 'def' ? namesOfFunction(node) : namesIn(node.body));
    case 'global':
      for (const name of node.names) names.globals.add(name);
      return;
    case 'return':
      names.leaves = true;
      return visitAll(names, [node.value]);
    case 'del':
      for (const target of node.targets) {
        visit(names, target);
        visitTarget(names, target);
      }
      return;
    case 'break':
    case 'continue':
      names.leaves = true;
      return;
    case 'raise':
      return visitAll(names, [node.type, node.value, node.traceback]);
    case 'assert':
      return visitAll(names, [node.test, node.message]);
    default:
      return visitCompound(names, node);
  }
}

function visitCompound(names: Names, node: Statement): void {
  switch (node.kind) {
    case 'if':
      for (const { test, body } of node.branches) {
        visit(names, test);
        visitBlock(names, body);
      }
      return visitBlock(names, node.orelse);
    case 'for':
      visitTarget(names, node.target);
      visit(names, node.iterable);
      visitBlock(names, node.body);
      return visitBlock(names, node.orelse);
    case 'while':
      visit(names, node.test);
      visitBlock(names, node.body);
      return visitBlock(names, node.orelse);
    case 'try':
      visitBlock(names, node.body);
      for (const { type, target, body } of node.handlers) {
        visitAll(names, [type]);
        if (target) visitTarget(names, target);
        visitBlock(names, body);
      }
      visitBlock(names, node.orelse);
      return visitBlock(names, node.finally ?? []);
    case 'with':
      for (const { context, target } of node.items) {
        visit(names, context);
        if (target) visitTarget(names, target);
      }
      return visitBlock(names, node.body);
    default:
      return;
  }
}

function visitTarget(names: Names, target: Expression): void {
  if (target.kind === 'name') names.stores.add(target.name);
  else if (target.kind === 'tuple' || target.kind === 'list') for (const item of target.items) visitTarget(names, item);
  else visit(names, target);
}

function visitAll(names: Names, nodes: readonly (Expression | undefined)[]): void {
  for (const node of nodes) if (node) visit(names, node);
}

function visitInner(names: Names, inner: Names): void {
  for (const name of inner.loads) names.loads.add(name);
  if (inner.globals.size || inner.innerGlobals || inner.opaque) names.innerGlobals = true;
}

function visitDefaults(names: Names, parameters: Parameters): void {
  for (const parameter of parameters.positional) if (parameter.default) visit(names, parameter.default);
}

function visit(names: Names, node: Expression): void {
  switch (node.kind) {
    case 'name':
      names.loads.add(node.name);
      return;
    case 'list':
    case 'tuple':
    case 'set':
      return visitAll(names, node.items);
    case 'dict':
      for (const { key, value } of node.entries) visitAll(names, [key, value]);
      return;
    case 'comprehension':
      visitAll(names, [node.element, node.value]);
      for (const clause of node.clauses) {
        // Only a list comprehension's names are those of the code around it.
        if (node.of === 'list') visitTarget(names, clause.target);
        visitAll(names, [clause.iterable, ...clause.conditions]);
      }
      return;
    case 'unary':
      return visit(names, node.operand);
    case 'binary':
    case 'boolean':
    case 'compare':
      return visitAll(names, node.operands);
    case 'conditional':
      return visitAll(names, [node.test, node.body, node.orelse]);
    case 'attribute':
      return visit(names, node.object);
    case 'subscript':
      return visitAll(names, [node.object, node.index]);
    case 'slice':
      return visitAll(names, [node.lower, node.upper, node.step]);
    case 'call':
      visitAll(names, [node.callee, ...node.args, node.star, node.doubleStar]);
      for (const { value } of node.keywords) visit(names, value);
      return;
    case 'lambda':
      visitDefaults(names, node.parameters);
      return visitInner(names, namesOfFunction(node));
    case 'repr':
      return visit(names, node.value);
    case 'yield':
      names.yields = true;
      return visitAll(names, [node.value]);
    default:
      return;
  }
}

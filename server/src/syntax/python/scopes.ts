import type { Span } from '../text.ts';
import type { Expression, Parameters, Statement } from './ast.ts';

/**
 * Names of functions inside functions. Python 2.7 refuses `exec` and `import *` in a function that has to share names with another
 * one, because they could change which names those are (symtable.c:check_unoptimized).
 */

type Node = Statement | Expression;

/** True when the function uses a name that is not its own. */
export const usesOuterNames = (body: readonly Statement[], parameters: Parameters): boolean =>
  usesOthers(body, namesOfParameters(parameters));

/** True when the statements hold a function, or what Python compiles to one, that uses a name which is not its own. */
export function holdsFreeFunction(body: readonly unknown[]): boolean {
  return partsOf(body).some((node) => isScope(node) && scopeIsFree(node));
}

/** What the compiler refuses to find together in one function: `yield` and a `return` with a value, a parameter and `global` of its name. */
export function clashes(
  body: readonly Statement[],
  parameters: Parameters,
): readonly { readonly where: Span; readonly message: string }[] {
  const nodes = partsOf(body);
  const taken = new Set(namesOfParameters(parameters));
  const found: { where: Span; message: string }[] = [];
  for (const node of nodes) {
    const name = node.kind === 'global' ? node.names.find((one) => taken.has(one)) : undefined;
    if (name !== undefined)
      found.push({ where: node.span, message: `${name} is a parameter here and cannot be global, so xm stops here.` });
  }
  const returns = nodes.filter((node) => node.kind === 'return' && node.value);
  const first = returns.sort((one, two) => one.span.start - two.span.start)[0];
  if (first && nodes.some((node) => node.kind === 'yield'))
    found.push({
      where: first.span,
      message: 'A function with "yield" may not return a value in Python 2, and xm stops here. Leave the value out.',
    });
  return found.slice(0, 1);
}

const isScope = (node: Node): boolean =>
  node.kind === 'def' ||
  node.kind === 'class' ||
  node.kind === 'lambda' ||
  (node.kind === 'comprehension' && node.of !== 'list');

function scopeIsFree(node: Node): boolean {
  if (node.kind === 'def') return usesOthers(node.body, namesOfParameters(node.parameters));
  if (node.kind === 'class') return usesOthers(node.body, []);
  if (node.kind === 'lambda') return usesOthers([node.body], namesOfParameters(node.parameters));
  return node.kind === 'comprehension' && usesOthers([node.element, node.value, node.clauses], []);
}

function usesOthers(code: readonly unknown[], parameters: readonly string[]): boolean {
  const own = new Set(parameters);
  const used: string[] = [];
  for (const node of partsOf(code)) note(node, own, used);
  return used.some((name) => !own.has(name)) || holdsFreeFunction(code);
}

/** Notes the names that a node sets and those that it uses; what is inside it is noted by itself. */
function note(node: Node, own: Set<string>, used: string[]): void {
  switch (node.kind) {
    case 'name':
      used.push(node.name);
      return;
    case 'global':
      for (const name of node.names) own.add(name);
      return;
    case 'import':
    case 'from':
      for (const { name, as } of node.names) own.add(as ?? name.split('.', 1)[0] ?? name);
      return;
    case 'def':
    case 'class':
      own.add(node.name);
      return;
    case 'assign':
    case 'del':
      return store(node.targets, own);
    case 'augmented':
      return store([node.target], own);
    case 'for':
      return store([node.target], own);
    case 'with':
      return store(node.items, own);
    case 'try':
      return store(node.handlers, own);
    case 'comprehension':
      return store(node.clauses, own);
    default:
      return;
  }
}

/** Notes the names that are set by assigning to targets, or to the `target` of each item. */
function store(targets: readonly (Expression | { readonly target?: Expression })[], own: Set<string>): void {
  for (const item of targets) {
    const target = 'kind' in item ? item : item.target;
    if (target?.kind === 'name') own.add(target.name);
    else if (target?.kind === 'tuple' || target?.kind === 'list') store(target.items, own);
  }
}

const namesOfParameters = ({ positional, star, doubleStar }: Parameters): string[] => {
  const own = new Set<string>();
  store(positional, own);
  for (const one of [star, doubleStar]) if (one) own.add(one.name);
  return [...own];
};

/** Every node of some code, those inside other scopes left out; of these, what is evaluated outside of them is in. */
function partsOf(code: readonly unknown[]): Node[] {
  const found: Node[] = [];
  const open: unknown[] = [...code];
  for (let next = open.pop(); open.length || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const node = 'kind' in next ? (next as Node) : undefined;
    if (node) found.push(node);
    // One by one: a call takes no more than some 100,000 arguments.
    for (const part of node && isScope(node) ? outsideOf(node) : Object.values(next)) open.push(part);
  }
  return found;
}

/** What of a scope is evaluated outside of it. */
function outsideOf(node: Node): unknown[] {
  if (node.kind === 'def') return [node.decorators, node.parameters.positional.map((one) => one.default)];
  if (node.kind === 'class') return [node.decorators, node.bases];
  if (node.kind === 'lambda') return node.parameters.positional.map((one) => one.default);
  return node.kind === 'comprehension' ? [node.clauses[0]?.iterable] : [];
}

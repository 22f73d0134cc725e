import type { Clause, ComprehensionNode, Expression } from '../../syntax/python/ast.ts';
import { assign } from './assign.ts';
import { entriesOf, putEntry } from './dictmethods.ts';
import { havoc } from './effects.ts';
import { decide, evaluate } from './evaluate.ts';
import { type Rounds, roundsOf } from './iterate.ts';
import { orLost } from './literals.ts';
import type { Machine } from './machine.ts';
import { MOST_ITEMS, type Py, tuple } from './objects.ts';
import { Lost } from './raise.ts';
import { inRounds } from './record.ts';
import type { Scope } from './scope.ts';
import { namesOfExpression, namesOfTargets } from './tree.ts';

/**
 * `[x for …]` runs among the names around it. The others have a scope of their own, like a function, and only their first iterable is
 * evaluated outside of it; a generator expression runs when its items are asked for.
 */
export function comprehension(machine: Machine, scope: Scope, node: ComprehensionNode): Py {
  const { iterable } = node.clauses[0] as Clause;
  const source = evaluate(machine, scope, iterable);
  if (node.of === 'list') return inRounds(machine, scope, () => listOf(machine, scope, node, source));
  const outer = scope.kind === 'function' ? scope : undefined;
  const inner = machine.scope(outer, namesOfTargets(node.clauses.map(({ target }) => target)));
  if (node.of === 'generator') return generator(machine, inner, node, source);
  const made = listOf(machine, inner, node, source);
  if (made.type !== 'list') return made;
  if (node.of === 'set') {
    const entries = entriesOf(machine, made, node.span);
    return entries instanceof Map ? machine.set(entries, node.span) : orLost(machine, entries, [made]);
  }
  const dict = machine.dict(new Map(), node.span);
  for (const pair of made.items)
    if (pair.type === 'tuple') putEntry(machine, dict, pair.items[0] as Py, pair.items[1] as Py);
  return dict;
}

function listOf(machine: Machine, scope: Scope, node: ComprehensionNode, source: Py): Py {
  const items: Py[] = [];
  const rounds = roundsOf(machine, source, node.span);
  let reason = 'type' in rounds ? rounds.reason : undefined;
  try {
    if (!('type' in rounds)) for (const item of elements(machine, scope, node, 0, rounds)) items.push(item);
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    reason = error.reason;
  }
  if (reason === undefined && items.length <= MOST_ITEMS) return machine.list(items, node.span);
  havoc(machine, scope, namesOfExpression(node), reason ?? 'the list is too long to follow');
  return orLost(machine, machine.unknown(reason ?? 'the list is too long to follow', node.span), items);
}

function generator(machine: Machine, scope: Scope, node: ComprehensionNode, source: Py): Py {
  const rounds = roundsOf(machine, source, node.span);
  if ('type' in rounds) {
    havoc(machine, scope, namesOfExpression(node), rounds.reason);
    return rounds;
  }
  const pull = () => {
    const items = roundsOf(machine, source, node.span);
    if (!('type' in items)) return followed(machine, scope, node, items);
    havoc(machine, scope, namesOfExpression(node), items.reason);
    return items;
  };
  return machine.iterator(pull, [source], node.span, scope);
}

function* followed(machine: Machine, scope: Scope, node: ComprehensionNode, rounds: Rounds): Generator<Py, undefined> {
  try {
    yield* elements(machine, scope, node, 0, rounds);
  } catch (error) {
    if (error instanceof Lost) havoc(machine, scope, namesOfExpression(node), error.reason);
    throw error;
  }
}

/** The elements that the clauses from one on give; of a dict comprehension, its pairs. Throws Lost when they are not known. */
function* elements(
  machine: Machine,
  scope: Scope,
  node: ComprehensionNode,
  at: number,
  rounds: Rounds,
): Generator<Py, undefined> {
  const { target, conditions } = node.clauses[at] as Clause;
  const next = node.clauses[at + 1];
  for (const item of rounds) {
    machine.charge(1);
    assign(machine, scope, target, item, { op: '=', end: target.span.end, incidental: true });
    if (!conditions.every((condition) => holds(machine, scope, condition))) continue;
    if (next) yield* elements(machine, scope, node, at + 1, inner(machine, scope, next));
    else yield element(machine, scope, node);
  }
}

function holds(machine: Machine, scope: Scope, condition: Expression): boolean {
  const decision = decide(evaluate(machine, scope, condition));
  if ('reason' in decision) throw new Lost(decision.reason);
  return decision.known;
}

function inner(machine: Machine, scope: Scope, { iterable }: Clause): Rounds {
  const rounds = roundsOf(machine, evaluate(machine, scope, iterable), iterable.span);
  if ('type' in rounds) throw new Lost(rounds.reason);
  return rounds;
}

/** Of a dict comprehension, the value is evaluated before the key. */
function element(machine: Machine, scope: Scope, node: ComprehensionNode): Py {
  const value = node.value && evaluate(machine, scope, node.value);
  const key = evaluate(machine, scope, node.element);
  return value ? tuple([key, value], node.span) : key;
}

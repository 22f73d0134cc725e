import type { ForStatement, WhileStatement } from '../../syntax/python/ast.ts';
import { assign } from './assign.ts';
import type { RunBlock } from './branches.ts';
import { havoc } from './effects.ts';
import { decide, evaluate } from './evaluate.ts';
import { type Flow, NEXT, returned, union } from './flow.ts';
import { fork } from './fork.ts';
import { type Rounds, roundsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import { type Py, unknown } from './objects.ts';
import { Lost } from './raise.ts';
import { inRounds } from './record.ts';
import type { Scope } from './scope.ts';
import { namesOfStatement } from './tree.ts';

export function forLoop(machine: Machine, scope: Scope, node: ForStatement, block: RunBlock): Flow {
  const rounds = roundsOf(machine, evaluate(machine, scope, node.iterable), node.iterable.span);
  const round = (item: Py): Flow => {
    assign(machine, scope, node.target, item, { op: '=', end: node.target.span.end, incidental: true });
    return block(node.body);
  };
  const rest = (reason: string, before: Flow): Flow =>
    anyRounds(machine, scope, node, reason, before, block, () => round(unknown(reason, node.target.span)));
  if ('type' in rounds) return inRounds(machine, scope, () => rest(rounds.reason, NEXT));
  return inRounds(machine, scope, () => {
    for (;;) {
      machine.charge(1);
      const item = nextOf(rounds);
      if (!item) return block(node.orelse);
      if (typeof item === 'string') return rest(item, NEXT);
      const flow = round(item);
      if (goesOn(flow)) continue;
      return ends(flow) ?? rest(flow.reason, flow);
    }
  });
}

/** The next item, nothing at the end, or the reason why that is not known. */
function nextOf(rounds: Rounds): Py | string | undefined {
  try {
    const next = rounds.next();
    return next.done ? undefined : next.value;
  } catch (error) {
    if (error instanceof Lost) return error.reason;
    throw error;
  }
}

export function whileLoop(machine: Machine, scope: Scope, node: WhileStatement, block: RunBlock): Flow {
  const rest = (reason: string, before: Flow): Flow =>
    anyRounds(machine, scope, node, reason, before, block, () => {
      evaluate(machine, scope, node.test);
      return block(node.body);
    });
  return inRounds(machine, scope, () => {
    for (;;) {
      machine.charge(1);
      const decision = decide(evaluate(machine, scope, node.test));
      if ('reason' in decision) return rest(decision.reason, NEXT);
      if (!decision.known) return block(node.orelse);
      const flow = block(node.body);
      if (goesOn(flow)) continue;
      return ends(flow) ?? rest(flow.reason, flow);
    }
  });
}

/** True when a round certainly leads to the next one. */
const goesOn = ({ breaks, value }: Flow): boolean => !breaks && !value;

/** Where the loop leads when a round certainly ends it. */
function ends(flow: Flow): Flow | undefined {
  if (flow.next || flow.continues) return undefined;
  return flow.breaks ? { ...flow, breaks: false, next: true } : flow;
}

/**
 * Any number of rounds, none included: all that they may change is unknown before, and one of them is run from there, which shows
 * what it may set and where it may lead.
 */
function anyRounds(
  machine: Machine,
  scope: Scope,
  node: ForStatement | WhileStatement,
  reason: string,
  before: Flow,
  block: RunBlock,
  round: () => Flow,
): Flow {
  const both = (one: Flow, two: Flow): Flow => union(machine, reason, one, two);
  havoc(machine, scope, namesOfStatement(node), reason);
  const after = both(
    before,
    fork(machine, reason, round, () => NEXT, both),
  );
  // Behind a `break` there is no `else`.
  const orelse = () => block(node.orelse);
  const end = after.breaks && node.orelse.length ? fork(machine, reason, orelse, () => NEXT, both) : orelse();
  return after.value ? both(end, returned(after.value)) : end;
}

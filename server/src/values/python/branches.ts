import type { IfStatement, Statement } from '../../syntax/python/ast.ts';
import { decide, evaluate } from './evaluate.ts';
import { type Flow, union } from './flow.ts';
import { fork } from './fork.ts';
import type { Machine } from './machine.ts';
import type { Scope } from './scope.ts';

/** Runs a block of the statement at hand. */
export type RunBlock = (body: readonly Statement[]) => Flow;

/** `if`, from one of its branches on: the one whose condition holds, or all that may. */
export function ifStatement(machine: Machine, scope: Scope, node: IfStatement, block: RunBlock, from = 0): Flow {
  for (let i = from; i < node.branches.length; i++) {
    const { test, body } = node.branches[i] as IfStatement['branches'][number];
    const decision = decide(evaluate(machine, scope, test));
    if ('reason' in decision) {
      const { reason } = decision;
      const others = () => ifStatement(machine, scope, node, block, i + 1);
      return fork(
        machine,
        reason,
        () => block(body),
        others,
        (one, two) => union(machine, reason, one, two),
      );
    }
    if (decision.known) return block(body);
  }
  return block(node.orelse);
}

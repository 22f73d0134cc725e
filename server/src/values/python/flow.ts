import { either, fork } from './fork.ts';
import type { Machine } from './machine.ts';
import type { Py } from './objects.ts';

/** Where a piece of code leads; more than one thing may be true when that is not known. */
export interface Flow {
  /** On to the statement behind it. */
  readonly next: boolean;
  /** Out of the loop. */
  readonly breaks: boolean;
  /** To the loop's next round. */
  readonly continues: boolean;
  /** Out of the function, with this value. */
  readonly value: Py | undefined;
  /** Why it is not known which. */
  readonly reason: string;
}

export const NEXT: Flow = { next: true, breaks: false, continues: false, value: undefined, reason: '' };
export const BREAK: Flow = { ...NEXT, next: false, breaks: true };
export const CONTINUE: Flow = { ...NEXT, next: false, continues: true };
export const returned = (value: Py): Flow => ({ ...NEXT, next: false, value });

/** Where it leads when it is not known which of two ways was taken. */
export function union(machine: Machine, reason: string, first: Flow, second: Flow): Flow {
  if (first === second) return first;
  const value =
    first.value && second.value ? either(machine, reason, first.value, second.value) : (first.value ?? second.value);
  return {
    next: first.next || second.next,
    breaks: first.breaks || second.breaks,
    continues: first.continues || second.continues,
    value,
    reason,
  };
}

/** What follows where the flow goes on to the next statement. */
export function then(machine: Machine, flow: Flow, work: () => Flow): Flow {
  if (!flow.next) return flow;
  if (!flow.breaks && !flow.continues && !flow.value) return work();
  const { reason } = flow;
  return fork(
    machine,
    reason,
    work,
    () => ({ ...flow, next: false }),
    (one, two) => union(machine, reason, one, two),
  );
}

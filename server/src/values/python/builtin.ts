import { bagOf, itemsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import type { Call, Py, PyUnknown } from './objects.ts';
import { Raised } from './raise.ts';

/** Built-in functions and types of Python 2.7. They are called with known arguments only, but for those in TAKES_UNKNOWN. */
export type Builtin = (machine: Machine, call: Call) => Py;

/** An argument that must be there. */
export function needed(call: Call, at = 0): Py {
  const value = call.args[at];
  if (!value) throw new Raised('TypeError', 'an argument is missing');
  return value;
}

export type Items = readonly Py[];

/** A builtin that works on the items of its first argument. */
export const overItems =
  (work: (machine: Machine, items: Items, call: Call) => Py, anyOrder = false): Builtin =>
  (machine, call) => {
    const items = (anyOrder ? bagOf : itemsOf)(machine, needed(call), call.span);
    return Array.isArray(items) ? work(machine, items as Items, call) : (items as PyUnknown);
  };

/** What a builtin that is not followed gives. */
export const unfollowed = (name: string): string => `what ${name}() gives is only known when the file runs`;

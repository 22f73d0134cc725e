import type { Py } from './objects.ts';

/** What a name holds. Replaced as a whole, never changed, so that the journal can keep the old one. */
export interface Binding {
  readonly value: Py;
  /** Why the name may have no value at all; undefined when it certainly has one. */
  readonly maybe?: string | undefined;
  /** Where the name stands in the assignment that gave it this value; only for the file's own top-level names. */
  readonly at?: number | undefined;
}

/** The key under which a scope notes that any name in it may have been set or changed by code that cannot be followed. */
export const ANY_NAME = '*';

/**
 * A set of names. `file`: the locals that xm takes its settings from, seen by top-level code only. `globals`: what `global` statements
 * fill and functions see. `function`: the locals of one call.
 */
export class Scope {
  readonly kind: 'file' | 'globals' | 'function';
  /** For a nested function, the scope of the function around it. */
  readonly outer: Scope | undefined;
  readonly born: number;
  readonly bindings = new Map<string, Binding>();

  constructor(kind: Scope['kind'], born: number, outer?: Scope) {
    this.kind = kind;
    this.born = born;
    this.outer = outer;
  }
}

import type { Py } from './objects.ts';

/** What a name holds. Replaced as a whole, never changed, so that the journal can keep the old one. */
export interface Binding {
  readonly value: Py;
  /** Why the name may have no value at all; undefined when it certainly has one. */
  readonly maybe?: string | undefined;
  /** Where the name stands in the assignment that gave it this value; only for the file's own top-level names. */
  readonly at?: number | undefined;
}

/** The key under which a scope notes that code which cannot be followed may have set names in it. */
export const ANY_NAME = '*';

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * A set of names. `file`: the locals that xm takes its settings from, seen by top-level code only. `globals`: what `global` statements
 * fill and functions see. `function`: the locals of one call.
 */
export class Scope {
  readonly kind: 'file' | 'globals' | 'function';
  readonly born: number;
  /** For a nested function, the scope of the function around it. */
  readonly outer: Scope | undefined;
  /** The names that belong to a function's scope whether they have a value yet or not. */
  readonly own: ReadonlySet<string>;
  /** The names that a `global` statement takes out of it. */
  readonly globals: ReadonlySet<string>;
  readonly bindings = new Map<string, Binding>();

  constructor(
    kind: Scope['kind'],
    born: number,
    outer?: Scope,
    own: ReadonlySet<string> = NO_NAMES,
    globals: ReadonlySet<string> = NO_NAMES,
  ) {
    this.kind = kind;
    this.born = born;
    this.outer = outer;
    this.own = own;
    this.globals = globals;
  }
}

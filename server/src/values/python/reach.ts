import type { Machine } from './machine.ts';
import { isMutable, type Py, type PyMutable, type PyNamespace } from './objects.ts';
import type { Scope } from './scope.ts';

/** What can be got at from a value: what code that is handed the value may change. */

/** False for values from which certainly no object that can change is reached. */
export function holdsObjects(value: Py): boolean {
  switch (value.type) {
    case 'list':
    case 'dict':
    case 'set':
    case 'frozenset':
    case 'iterator':
    case 'function':
    case 'method':
    case 'namespace':
      return true;
    case 'tuple':
      return value.items.length > 0;
    case 'exception':
      return value.args.length > 0;
    default:
      return false;
  }
}

/** Every object that can be reached from the value and changed: what locals() gave, too. */
export function* reach(machine: Machine, value: Py): Generator<PyMutable | PyNamespace> {
  const seen = new Set<Py | Scope>();
  const open: Py[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const all = partsOf(next);
    machine.charge(all.length >> 4);
    machine.charge(1);
    for (const part of all) if (holdsObjects(part)) open.push(part);
    if (next.type === 'function' || (next.type === 'iterator' && next.closure))
      for (const part of valuesSeen(machine, next.closure, seen)) open.push(part);
    if (isMutable(next) || next.type === 'namespace') yield next;
  }
}

/** What a value holds at its first level; of a function, its defaults. */
export function partsOf(value: Py): readonly Py[] {
  switch (value.type) {
    case 'list':
      return value.bag ?? value.items;
    case 'tuple':
      return value.items;
    case 'dict':
      return [...value.entries.values()].flat();
    case 'set':
    case 'frozenset':
      return [...value.entries.values()];
    case 'iterator':
      return value.holds;
    case 'function':
      return value.defaults;
    case 'method':
      return [value.receiver];
    case 'exception':
      return value.args;
    default:
      return [];
  }
}

/** A function gets at the names of the functions around it, and at those that `global` statements fill. */
function valuesSeen(machine: Machine, closure: Scope | undefined, seen: Set<Py | Scope>): Py[] {
  const values: Py[] = [];
  for (
    let scope: Scope | undefined = closure ?? machine.globals;
    scope;
    scope = scope.outer ?? outermost(machine, scope)
  ) {
    if (seen.has(scope)) break;
    seen.add(scope);
    for (const { value } of scope.bindings.values()) if (holdsObjects(value)) values.push(value);
  }
  return values;
}

const outermost = ({ globals }: Machine, scope: Scope): Scope | undefined => (scope === globals ? undefined : globals);

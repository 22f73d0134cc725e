import type { Machine } from './machine.ts';
import { NOWHERE, type Py, unknown } from './objects.ts';
import { ANY_NAME, type Scope } from './scope.ts';
import type { Names } from './tree.ts';

/** What code that cannot be followed may do to the names and objects of the program. */

/** Unknown code gets the values: they, and whatever else it may hold, may change. */
export function unknownCode(machine: Machine, values: Iterable<Py>, reason: string): void {
  const given = [...values];
  for (const value of given) if (value.type === 'namespace') blur(machine, value.scope, reason);
  machine.expose(given, reason);
  machine.disturb(reason);
  if (machine.globalsChange) loseNames(machine, machine.globals, reason);
}

/** Unknown code runs among the names of a scope (`exec`, `import *`): any of them may be new or changed. */
export function blur(machine: Machine, scope: Scope, reason: string): void {
  machine.open = true;
  loseNames(machine, scope, reason);
  loseNames(machine, machine.globals, reason);
  machine.disturb(reason);
}

export function loseNames(machine: Machine, scope: Scope, reason: string): void {
  machine.charge(scope.bindings.size);
  for (const name of [...scope.bindings.keys()]) loseName(machine, scope, name, reason);
  machine.bind(scope, ANY_NAME, { value: unknown(reason, NOWHERE) });
}

/** A name may have got another value, its first one, or none. */
export function loseName(machine: Machine, scope: Scope, name: string, reason: string): void {
  const binding = scope.bindings.get(name);
  if (!binding) {
    machine.bind(scope, name, { value: unknown(reason, NOWHERE), maybe: reason });
    return;
  }
  machine.expose([binding.value], reason);
  machine.bind(scope, name, { ...binding, value: unknown(reason, binding.value.span), maybe: reason });
}

/** A piece of code ran that could not be followed to its end: all that it names may have changed. */
export function havoc(machine: Machine, scope: Scope, names: Names, reason: string): void {
  if (names.opaque) blur(machine, scope, reason);
  for (const name of names.loads) {
    const binding = bindingOf(machine, scope, name);
    if (binding) machine.expose([binding.value], reason);
  }
  for (const name of names.stores) loseName(machine, ownerOf(machine, scope, name), name, reason);
  for (const name of names.globals) loseName(machine, machine.globals, name, reason);
  if (names.innerGlobals || machine.globalsChange) loseNames(machine, machine.globals, reason);
  machine.disturb(reason);
}

function bindingOf(machine: Machine, scope: Scope, name: string) {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const binding = at.bindings.get(name);
    if (binding) return binding;
  }
  return machine.globals.bindings.get(name);
}

/** The scope that an assignment to the name goes to. */
export function ownerOf(machine: Machine, scope: Scope, name: string): Scope {
  const global = scope.kind === 'file' ? machine.fileGlobals.has(name) : scope.globals.has(name);
  return global ? machine.globals : scope;
}

import type { Span } from '../../syntax/text.ts';
import type { Machine } from './machine.ts';
import type { Py, PyNamespace } from './objects.ts';
import { Raised } from './raise.ts';
import { ANY_NAME } from './scope.ts';

/** The value of a name by what locals() or globals() gave. Throws Raised (KeyError) when there is none. */
export function readName(machine: Machine, names: PyNamespace, name: string, where: Span): Py {
  const binding = names.scope.bindings.get(name);
  if (binding) {
    if (binding.maybe !== undefined) machine.doubt(binding.maybe);
    return binding.value;
  }
  if (isOpen(names) || machine.nameTries > 0) return machine.unknown(`${name} may come from elsewhere`, where);
  throw new Raised('KeyError', name);
}

/** Whether there is such a name, or undefined when that is not known: xm's command line can give any. */
export function hasName(names: PyNamespace, name: string): boolean | undefined {
  const binding = names.scope.bindings.get(name);
  if (!binding || binding.maybe !== undefined) return undefined;
  return true;
}

const isOpen = (names: PyNamespace): boolean => names.scope.bindings.has(ANY_NAME);

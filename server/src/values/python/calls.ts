import { unfollowed } from './builtin.ts';
import { callBuiltin } from './builtins.ts';
import { unknownCode } from './effects.ts';
import { callFunction } from './functions.ts';
import type { Machine } from './machine.ts';
import { callMethod } from './methods.ts';
import { callModule } from './modules.ts';
import type { Call, Py, PyNative } from './objects.ts';
import { Raised } from './raise.ts';
import { callSpecial } from './specials.ts';

/** Calls any value. */
export function call(machine: Machine, callee: Py, given: Call): Py {
  switch (callee.type) {
    case 'function':
      return callFunction(machine, callee, given);
    case 'builtin':
      return callNative(machine, callee, given);
    case 'method':
      return callMethod(machine, callee, given);
    case 'unknown':
      unknownCode(machine, valuesOf(given), callee.reason);
      return machine.unknown(callee.reason, given.span);
    default:
      throw new Raised('TypeError', `'${callee.type}' object is not callable`);
  }
}

const valuesOf = ({ args, named }: Call): Py[] => [...args, ...named.values()];

function callNative(machine: Machine, { name }: PyNative, given: Call): Py {
  for (const value of given.args) machine.chargeText(value);
  const result =
    callSpecial(machine, name, given) ?? callModule(machine, name, given) ?? callBuiltin(machine, name, given);
  if (result && result.type !== 'unknown') return result;
  const values = valuesOf(given);
  const reason = result ? result.reason : unfollowed(name);
  if (result && !values.some(runsCode)) for (const value of values) machine.escape(value);
  else unknownCode(machine, values, reason);
  return result ?? machine.unknown(reason, given.span);
}

/** True for what may run code of the file when a builtin takes it. */
const runsCode = ({ type }: Py): boolean => type === 'function' || type === 'method' || type === 'iterator';

import type { Span } from '../../syntax/text.ts';
import { isBuiltin, isType } from './builtin-names.ts';
import type { Machine } from './machine.ts';
import { bool, none, type Py, unknown } from './objects.ts';
import { Raised } from './raise.ts';
import { ANY_NAME, type Binding, type Scope } from './scope.ts';

/**
 * Names as Python 2 finds them when xm runs a file with separate globals and locals (Opts.load in xen/xm/opts.py): top-level code sees
 * the file's names; functions, lambdas and generator expressions see only their own, those of functions around them, and globals.
 */
export function lookUp(machine: Machine, scope: Scope, name: string, where: Span): Py {
  if (scope.kind === 'function') return lookUpInFunction(machine, scope, name, where);
  const binding = machine.fileGlobals.has(name) ? undefined : machine.file.bindings.get(name);
  if (binding) return held(machine, binding);
  // Other code may have hidden even what is built in.
  if (machine.file.bindings.has(ANY_NAME) && name !== 'None') return fromElsewhere(machine, name, where);
  const found = lookUpGlobal(machine, name, where);
  if (found) return found;
  // A file that is ready for the NameError means names that may be given on the command line.
  if (machine.nameTries > 0) return machine.unknown(`${name} may be given on the command line of xm`, where);
  return undefinedName(machine, name, where, 'nothing before this place gives it a value');
}

function lookUpInFunction(machine: Machine, scope: Scope, name: string, where: Span): Py {
  for (let at: Scope | undefined = scope; at && !at.globals.has(name); at = at.outer) {
    const binding = at.bindings.get(name);
    if (binding) return held(machine, binding);
    if (at.own.has(name)) return undefinedName(machine, name, where, 'the function gives it a value only later');
    if (at.bindings.has(ANY_NAME) && name !== 'None') return fromElsewhere(machine, name, where);
  }
  const found = lookUpGlobal(machine, name, where);
  if (found) return found;
  const ofFile = machine.file.bindings.has(name);
  return undefinedName(
    machine,
    name,
    where,
    ofFile
      ? `a function in an xm file does not see the file's own names and imports; hand it over as a default argument (${name}=${name})`
      : 'a function in an xm file sees only its own names and what is built into Python',
  );
}

function lookUpGlobal(machine: Machine, name: string, where: Span): Py | undefined {
  const binding = machine.globals.bindings.get(name);
  if (binding) return held(machine, binding);
  if (machine.globals.bindings.has(ANY_NAME) && name !== 'None') return fromElsewhere(machine, name, where);
  return builtinValue(name, where);
}

function fromElsewhere(machine: Machine, name: string, where: Span): Py {
  // Most likely it is what is built in, after all.
  if (GIVES_NAMES.has(name)) for (const scope of [machine.file, machine.globals]) machine.namesOut.add(scope);
  return machine.unknown(`${name} may come from code that is not in this file`, where);
}

/** What reaches the names of the code that calls it. */
const GIVES_NAMES: ReadonlySet<string> = new Set(['locals', 'globals', 'vars', 'eval', 'execfile', 'input']);

function held(machine: Machine, binding: Binding): Py {
  if (binding.maybe !== undefined) machine.doubt(binding.maybe);
  return binding.value;
}

function builtinValue(name: string, where: Span): Py | undefined {
  if (name === 'None') return none(where);
  if (name === 'True' || name === 'False') return bool(name === 'True', where);
  if (name === '__debug__') return bool(true, where);
  if (!isBuiltin(name)) return undefined;
  if (name.startsWith('__')) return unknown(`${name} belongs to Python itself`, where);
  return { type: 'builtin', name, isType: isType(name), span: where };
}

/** `del name` where the scope has no such name. */
export function unassigned(machine: Machine, scope: Scope, name: string, where: Span): void {
  if (scope.bindings.has(ANY_NAME)) machine.doubt(`${name} may come from code that is not in this file`);
  else undefinedName(machine, name, where, 'nothing before this place gives it a value');
}

/** A NameError: reported where it certainly happens, and then the program is followed as if the name had some value. */
function undefinedName(machine: Machine, name: string, where: Span, reason: string): Py {
  if (machine.guesses > 0 || machine.nameTries > 0) throw new Raised('NameError', `name '${name}' is not defined`);
  if (machine.tries > 0 && machine.mayRaise !== undefined) return unknown(`${name} is not defined`, where);
  machine.open = true;
  if (!machine.undefinedNames.has(name)) machine.undefinedNames.set(name, { name, span: where, reason });
  return unknown(`${name} is not defined`, where);
}

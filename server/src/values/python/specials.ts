import { attributeOf, setAttribute } from './attributes.ts';
import { blur, unknownCode } from './effects.ts';
import { itemsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import { type Call, isText, none, type Py } from './objects.ts';

/** Builtins that reach into the code that calls them, or print. Undefined for any other. */
export function callSpecial(machine: Machine, name: string, call: Call): Py | undefined {
  switch (name) {
    case 'locals':
    case 'vars':
      return call.args.length ? undefined : { type: 'namespace', scope: machine.caller, span: call.span };
    case 'globals':
      return { type: 'namespace', scope: machine.globals, span: call.span };
    case 'eval':
    case 'execfile':
    case 'input':
      return foreign(machine, name, call);
    case 'getattr':
      return attribute(machine, call);
    case 'setattr':
      return setsAttribute(machine, call);
    case 'apply':
      return apply(machine, call);
    case 'print':
      return none(call.span);
    case 'raw_input':
    case 'open':
    case 'file':
    case 'id':
    case 'hash':
      return machine.unknown(`what ${name}() gives is only known when the file runs`, call.span);
    default:
      return undefined;
  }
}

/** Runs code that is not in the file, among the caller's names. */
function foreign(machine: Machine, name: string, call: Call): Py {
  const reason = `it runs other code by ${name}()`;
  machine.doubt(reason);
  unknownCode(machine, call.args, reason);
  if (call.args.length < 2 || name === 'input') {
    blur(machine, machine.caller, reason);
    blur(machine, machine.file, reason);
  }
  return machine.unknown(reason, call.span);
}

function attribute(machine: Machine, call: Call): Py | undefined {
  const [object, name, usual] = call.args;
  if (!object || !name || !isText(name) || usual) return undefined;
  return attributeOf(machine, object, name.text, call.span);
}

function setsAttribute(machine: Machine, call: Call): Py | undefined {
  const [object, name, value] = call.args;
  if (!object || !name || !value || !isText(name)) return undefined;
  setAttribute(machine, object, name.text, value);
  return none(call.span);
}

function apply(machine: Machine, call: Call): Py | undefined {
  const [callee, args, named] = call.args;
  if (!callee || named) return undefined;
  const items = args ? itemsOf(machine, args, call.span) : [];
  return 'type' in items ? undefined : machine.upper.call(machine, callee, { ...call, args: items });
}

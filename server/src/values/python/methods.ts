import { DICT_METHODS, SET_METHODS } from './dictmethods.ts';
import { unknownCode } from './effects.ts';
import { LIST_METHODS, TUPLE_METHODS, WORKS_CLOUDED } from './listmethods.ts';
import type { Machine } from './machine.ts';
import { hasName, readName } from './namespace.ts';
import { bool, type Call, isText, none, type Py, type PyMethod } from './objects.ts';
import { OTHER_TEXT_METHODS, TEXT_METHODS } from './textmethods.ts';

/** Methods that exist in Python 2.7 and are not followed. */
const OTHERS: Readonly<Record<string, string>> = {
  dict: 'popitem fromkeys viewitems viewkeys viewvalues',
  set: 'remove pop clear intersection_update symmetric_difference_update',
};

const names = (known: ReadonlyMap<string, unknown>, others: Iterable<string> = []): ReadonlySet<string> =>
  new Set([...known.keys(), ...others]);

const TEXTS = names(TEXT_METHODS, OTHER_TEXT_METHODS);

/** All methods of the types whose methods are known. */
export const METHODS: ReadonlyMap<Py['type'], ReadonlySet<string>> = new Map([
  ['str', TEXTS],
  ['unicode', TEXTS],
  ['list', names(LIST_METHODS)],
  ['tuple', names(TUPLE_METHODS)],
  ['dict', names(DICT_METHODS, OTHERS['dict']?.split(' '))],
  ['set', names(SET_METHODS, OTHERS['set']?.split(' '))],
  ['frozenset', names(SET_METHODS, OTHERS['set']?.split(' '))],
  ['NoneType', new Set()],
]);

/** Calls a method. */
export function callMethod(machine: Machine, method: PyMethod, call: Call): Py {
  const { receiver } = method;
  const values = [receiver, ...call.args, ...call.named.values()];
  for (const value of values) machine.chargeText(value);
  const result = followed(machine, method, call);
  if (result && (result.type !== 'unknown' || !values.some(runsCode))) {
    if (result.type === 'unknown') for (const value of values) machine.escape(value);
    return result;
  }
  const reason =
    result?.type === 'unknown' ? result.reason : `what ${method.name}() gives is only known when the file runs`;
  unknownCode(machine, values, reason);
  return machine.unknown(reason, call.span);
}

/** True for what may run code of the file when a method takes it. */
const runsCode = ({ type }: Py): boolean => type === 'function' || type === 'method' || type === 'iterator';

/** The result of a method that is known well enough; undefined for any other. */
function followed(machine: Machine, { receiver, name }: PyMethod, call: Call): Py | undefined {
  switch (receiver.type) {
    case 'str':
    case 'unicode': {
      const work = TEXT_METHODS.get(name);
      if (!work || (call.named.size && name !== 'format')) return undefined;
      const doubt = name === 'format' ? undefined : call.args.find((value) => value.type === 'unknown');
      if (doubt?.type === 'unknown') return machine.unknown(doubt.reason, call.span);
      return work(machine, receiver, call);
    }
    case 'list': {
      const work = LIST_METHODS.get(name);
      if (!work || (call.named.size && name !== 'sort')) return undefined;
      if (receiver.cloud !== undefined && !WORKS_CLOUDED.has(name)) return undefined;
      if (call.args[0]?.type === 'unknown' && (name === 'insert' || name === 'pop')) return undefined;
      return work(machine, receiver, call);
    }
    case 'tuple':
      return TUPLE_METHODS.get(name)?.(machine, receiver, call);
    case 'dict':
      return receiver.cloud === undefined ? DICT_METHODS.get(name)?.(machine, receiver, call) : undefined;
    case 'set':
    case 'frozenset':
      if (receiver.cloud !== undefined || (receiver.type === 'frozenset' && CHANGING.has(name))) return undefined;
      return SET_METHODS.get(name)?.(machine, receiver, call);
    case 'namespace':
      return ofNames(machine, receiver, name, call);
    default:
      return undefined;
  }
}

const CHANGING = new Set(['add', 'discard', 'update', 'difference_update']);

/** Methods of what locals() and globals() give. */
function ofNames(
  machine: Machine,
  names: Extract<Py, { type: 'namespace' }>,
  name: string,
  call: Call,
): Py | undefined {
  const [key, usual] = call.args;
  if ((name !== 'get' && name !== 'has_key') || !key || !isText(key)) return undefined;
  const known = hasName(names, key.text);
  if (known === undefined) return machine.unknown(`${key.text} may come from elsewhere`, call.span);
  if (name === 'has_key') return bool(known, call.span);
  return known ? readName(machine, names, key.text, call.span) : (usual ?? none(call.span));
}

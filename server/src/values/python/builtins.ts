import { type Builtin, needed, overItems } from './builtin.ts';
import { order } from './compare.ts';
import { entriesOf, update } from './dictmethods.ts';
import { extreme, filter, map, quantifier, reduce, sum, zip } from './functional.ts';
import type { Machine } from './machine.ts';
import { inBase, round, toFloat, toInt } from './numbers.ts';
import { bool, type Call, index, int, isNumber, isText, type Py, type PyUnknown, tuple, whole } from './objects.ts';
import { binary, floatDivmod, truth } from './operators.ts';
import { computed, isAscii, retyped } from './pieces.ts';
import { isExceptionName, Raised } from './raise.ts';
import { NOT_ASCII, repr, str } from './repr.ts';
import { enumerate, iterate, length, listed, ranged, reversed, sortedList, tupled } from './sequences.ts';
import { formatValue } from './strformat.ts';

/** The built-in functions and types of Python 2.7 by their names. */

function text(machine: Machine, shown: string | PyUnknown, call: Call): Py {
  return typeof shown === 'string' ? computed(shown, call.span) : machine.unknown(shown.reason, call.span);
}

const toStr: Builtin = (machine, call) => {
  const [value] = call.args;
  if (!value) return computed('', call.span);
  return value.type === 'str' ? value : text(machine, str(machine, value), call);
};

const toUnicode: Builtin = (machine, call) => {
  const [value] = call.args;
  if (!value) return computed('', call.span, 'unicode');
  const shown = isText(value) ? value : text(machine, str(machine, value), call);
  if (!isText(shown)) return shown;
  return isAscii(shown.text) ? retyped(shown, 'unicode') : machine.unknown(NOT_ASCII, call.span);
};

/** The name of a value's type, where it is certain. */
function typeName(value: Py): string | undefined {
  switch (value.type) {
    case 'unknown':
    case 'iterator':
    case 'exception':
    case 'method':
      return undefined;
    case 'builtin':
      return value.isType ? 'type' : undefined;
    case 'namespace':
      return 'dict';
    default:
      return value.type;
  }
}

function isInstance(value: Py, type: Py): boolean | undefined {
  if (type.type === 'tuple') {
    const answers = type.items.map((item) => (item.type === 'tuple' ? undefined : isInstance(value, item)));
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  }
  const name = typeName(value);
  if (name === undefined || type.type !== 'builtin' || !type.isType) return undefined;
  if (type.name === 'object' || type.name === name) return true;
  if (type.name === 'basestring') return isText(value);
  return (type.name === 'int' && name === 'bool') || (type.name === 'bytes' && name === 'str');
}

const divmod: Builtin = (machine, call) => {
  const [one, two] = [needed(call), needed(call, 1)];
  if (isNumber(one) && isNumber(two) && (one.type === 'float' || two.type === 'float')) {
    const [quotient, rest] = floatDivmod(Number(one.value), Number(two.value));
    return tuple(
      [quotient, rest].map((value) => ({ type: 'float', value, span: call.span })),
      call.span,
    );
  }
  return tuple([binary(machine, '//', one, two, call.span), binary(machine, '%', one, two, call.span)], call.span);
};

const pow: Builtin = (machine, call) =>
  call.args.length > 2
    ? machine.unknown('it uses pow() with three arguments', call.span)
    : binary(machine, '**', needed(call), needed(call, 1), call.span);

const abs: Builtin = (machine, call) => {
  const value = needed(call);
  if (value.type === 'float') return { ...value, value: Math.abs(value.value), span: call.span };
  const number = whole(value);
  if (number === undefined) throw new Raised('TypeError', `bad operand type for abs(): '${value.type}'`);
  const made = int(number < 0n ? -number : number, call.span, value.type === 'long');
  return made.type === 'unknown' ? machine.unknown(made.reason, call.span) : made;
};

const chr =
  (type: 'str' | 'unicode'): Builtin =>
  (machine, call) => {
    const code = index(needed(call));
    if (code === undefined) throw new Raised('TypeError', 'an integer is required');
    if (code < 0 || (type === 'str' && code > 255)) throw new Raised('ValueError', 'chr() arg not in range(256)');
    return code < 128 ? computed(String.fromCharCode(code), call.span, type) : machine.unknown(NOT_ASCII, call.span);
  };

const ord: Builtin = (machine, call) => {
  const value = needed(call);
  if (!isText(value)) throw new Raised('TypeError', 'ord() expected string of length 1');
  if (!isAscii(value.text)) return machine.unknown(NOT_ASCII, call.span);
  if (value.text.length !== 1) throw new Raised('TypeError', 'ord() expected a character');
  return int(value.text.charCodeAt(0), call.span);
};

const cmp: Builtin = (machine, call) => {
  const place = order(machine, needed(call), needed(call, 1));
  return place === undefined
    ? machine.unknown('the order of the values is not known', call.span)
    : int(Math.sign(place), call.span);
};

const dict: Builtin = (machine, call) => {
  const made = machine.dict(new Map(), call.span);
  if (call.args[0]) update(machine, made, call.args[0], call.span);
  for (const [name, value] of call.named) made.entries.set(`s${name}`, [computed(name, call.span), value]);
  return made;
};

const setOf =
  (type: 'set' | 'frozenset'): Builtin =>
  (machine, call) => {
    if (!call.args[0]) return machine.set(new Map(), call.span, type);
    const entries = entriesOf(machine, call.args[0], call.span);
    return entries instanceof Map ? machine.set(entries, call.span, type) : entries;
  };

const typeOf: Builtin = (machine, call) => {
  const name = typeName(needed(call));
  if (name === undefined || call.args.length > 1) return machine.unknown('its type is not known', call.span);
  return { type: 'builtin', name, isType: true, span: call.span };
};

const isInstanceOf: Builtin = (machine, call) => {
  const answer = isInstance(needed(call), needed(call, 1));
  return answer === undefined ? machine.unknown('its type is not known', call.span) : bool(answer, call.span);
};

const exits: Builtin = () => {
  throw new Raised('SystemExit', 'the file ends here');
};

const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['abs', abs],
  ['all', quantifier(false)],
  ['any', quantifier(true)],
  ['bin', (_machine, call) => computed(inBase(call, 2), call.span)],
  ['bool', (machine, call) => toBool(machine, call)],
  ['bytes', toStr],
  ['callable', (_machine, call) => bool(['function', 'builtin', 'method'].includes(needed(call).type), call.span)],
  ['chr', chr('str')],
  ['cmp', cmp],
  ['dict', dict],
  ['divmod', divmod],
  ['enumerate', enumerate],
  ['exit', exits],
  ['filter', filter],
  ['float', toFloat],
  ['format', (machine, call) => formatValue(machine, needed(call), specOf(call), call.span)],
  ['frozenset', setOf('frozenset')],
  ['hex', (_machine, call) => computed(inBase(call, 16), call.span)],
  ['int', (machine, call) => toInt(machine, call, false)],
  ['isinstance', isInstanceOf],
  ['iter', iterate],
  ['len', length],
  ['list', (machine, call) => (call.args.length ? listed(machine, call) : machine.list([], call.span))],
  ['long', (machine, call) => toInt(machine, call, true)],
  ['map', map],
  ['max', extreme(1)],
  ['min', extreme(-1)],
  ['oct', (_machine, call) => computed(inBase(call, 8), call.span)],
  ['ord', ord],
  ['pow', pow],
  ['quit', exits],
  ['range', (machine, call) => ranged(machine, call, false)],
  ['reduce', reduce],
  ['repr', (machine, call) => text(machine, repr(machine, needed(call)), call)],
  ['reversed', reversed],
  ['round', round],
  ['set', setOf('set')],
  ['sorted', overItems((machine, items, call) => sortedList(machine, items, call), true)],
  ['str', toStr],
  ['sum', sum],
  ['sys.exit', exits],
  ['tuple', (machine, call) => tupled(machine, call)],
  ['type', typeOf],
  ['unichr', chr('unicode')],
  ['unicode', toUnicode],
  ['xrange', (machine, call) => ranged(machine, call, true)],
  ['zip', zip],
]);

function toBool(machine: Machine, call: Call): Py {
  const known = call.args[0] ? truth(call.args[0]) : false;
  return known === undefined ? machine.unknown('whether it is true is not known', call.span) : bool(known, call.span);
}

function specOf(call: Call): string {
  const spec = call.args[1];
  if (!spec) return '';
  if (!isText(spec)) throw new Raised('TypeError', 'format expects a string');
  return spec.text;
}

/** The builtins that make use of arguments whose value is not known. */
const TAKES_UNKNOWN: ReadonlySet<string> = new Set([
  'any',
  'all',
  'callable',
  'dict',
  'exit',
  'quit',
  'sys.exit',
  'zip',
]);
/** Builtins that take arguments by name. */
const TAKES_NAMES: ReadonlySet<string> = new Set(['dict', 'sorted', 'min', 'max']);

/** Calls a builtin that is known well enough; undefined for any other. */
export function callBuiltin(machine: Machine, name: string, call: Call): Py | undefined {
  if (isExceptionName(name)) return { type: 'exception', name, args: call.args, span: call.span };
  const builtin = BUILTINS.get(name);
  if (!builtin || (call.named.size && !TAKES_NAMES.has(name))) return undefined;
  const doubtful = TAKES_UNKNOWN.has(name) ? undefined : call.args.find((value) => value.type === 'unknown');
  if (doubtful?.type === 'unknown') return machine.unknown(doubtful.reason, call.span);
  return builtin(machine, call);
}

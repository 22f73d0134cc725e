import { order } from './compare.ts';
import { entriesOf, update } from './dictmethods.ts';
import { bagOf, itemsOf, lengthOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import { inBase, round, toFloat, toInt } from './numbers.ts';
import {
  bool,
  type Call,
  index,
  int,
  isNumber,
  isText,
  MOST_ITEMS,
  none,
  type Py,
  type PyUnknown,
  tuple,
  whole,
} from './objects.ts';
import { binary, floatDivmod, truth } from './operators.ts';
import { computed, isAscii, retyped } from './pieces.ts';
import { isExceptionName, Raised } from './raise.ts';
import { NO_ORDER, NOT_ASCII, repr, str } from './repr.ts';
import { callWith, sortedItems } from './sorting.ts';
import { formatValue } from './strformat.ts';

/** Built-in functions and types of Python 2.7. They are called with known arguments only, but for those in TAKES_UNKNOWN. */
export type Builtin = (machine: Machine, call: Call) => Py;

function needed(call: Call, at = 0): Py {
  const value = call.args[at];
  if (!value) throw new Raised('TypeError', 'an argument is missing');
  return value;
}

type Items = readonly Py[];

/** A builtin that works on the items of its first argument. */
const overItems =
  (work: (machine: Machine, items: Items, call: Call) => Py, anyOrder = false): Builtin =>
  (machine, call) => {
    const items = (anyOrder ? bagOf : itemsOf)(machine, needed(call), call.span);
    return Array.isArray(items) ? work(machine, items as Items, call) : (items as PyUnknown);
  };

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

function ranged(machine: Machine, call: Call, lazy: boolean): Py {
  const numbers = call.args.map((value) => {
    const number = whole(value);
    if (number === undefined) throw new Raised('TypeError', 'range() integer argument expected');
    return number;
  });
  const [first = 0n, second, step = 1n] = numbers;
  if (!numbers.length || numbers.length > 3) throw new Raised('TypeError', 'range() takes one to three arguments');
  if (step === 0n) throw new Raised('ValueError', 'range() step argument must not be zero');
  const [start, stop] = second === undefined ? [0n, first] : [first, second];
  const gap = step > 0n ? stop - start : start - stop;
  const size = step > 0n ? step : -step;
  const length = gap <= 0n ? 0n : (gap + size - 1n) / size;
  if (length > BigInt(MOST_ITEMS)) return machine.unknown('the range is too long to follow', call.span);
  if (lazy) return { type: 'xrange', start, step, length: Number(length), span: call.span };
  machine.charge(Number(length) >> 2);
  return machine.list(
    Array.from({ length: Number(length) }, (_, i) => int(start + BigInt(i) * step, call.span)),
    call.span,
  );
}

/** The smallest (sign -1) or largest (sign 1) of the items. */
const extreme =
  (sign: 1 | -1): Builtin =>
  (machine, call) => {
    const items = call.args.length > 1 ? call.args : bagOf(machine, needed(call), call.span);
    if (!Array.isArray(items)) return items as PyUnknown;
    const key = call.named.get('key');
    let best: { item: Py; key: Py } | undefined;
    for (const item of items as Items) {
      machine.charge(1);
      const made = { item, key: key ? callWith(machine, key, [item], call.span) : item };
      const place = best ? order(machine, made.key, best.key) : sign;
      if (place === undefined) return machine.unknown('the order of the items is not known', call.span);
      if (place * sign > 0) best = made;
    }
    if (!best) throw new Raised('ValueError', 'the argument is an empty sequence');
    return best.item;
  };

const sum: Builtin = overItems((machine, items, call) => {
  let total = call.args[1] ?? int(0, call.span);
  if (isText(total)) throw new Raised('TypeError', "sum() can't sum strings");
  for (const item of items) {
    machine.charge(1);
    total = binary(machine, '+', total, item, call.span);
  }
  return total;
});

const zip: Builtin = (machine, call) => {
  const columns: Items[] = [];
  for (const arg of call.args) {
    const items = itemsOf(machine, arg, call.span);
    if (!Array.isArray(items)) return items as PyUnknown;
    columns.push(items as Items);
  }
  const length = columns.length ? Math.min(...columns.map((column) => column.length)) : 0;
  machine.charge(length);
  return machine.list(
    Array.from({ length }, (_, i) =>
      tuple(
        columns.map((column) => column[i] as Py),
        call.span,
      ),
    ),
    call.span,
  );
};

const map: Builtin = (machine, call) => {
  const [callee, ...args] = call.args;
  if (!callee || !args.length) throw new Raised('TypeError', 'map() requires at least two args');
  const columns: Items[] = [];
  for (const arg of args) {
    const items = itemsOf(machine, arg, call.span);
    if (!Array.isArray(items)) return items as PyUnknown;
    columns.push([...(items as Items)]);
  }
  const made: Py[] = [];
  const length = Math.max(...columns.map((column) => column.length));
  for (let i = 0; i < length; i++) {
    machine.charge(1);
    const row = columns.map((column) => column[i] ?? none(call.span));
    if (callee.type !== 'NoneType') made.push(callWith(machine, callee, row, call.span));
    else made.push(row.length === 1 ? (row[0] as Py) : tuple(row, call.span));
  }
  return machine.list(made, call.span);
};

const filter: Builtin = (machine, call) => {
  const [callee, sequence] = [needed(call), needed(call, 1)];
  const items = itemsOf(machine, sequence, call.span);
  if (!Array.isArray(items)) return items as PyUnknown;
  const kept: Py[] = [];
  for (const item of [...(items as Items)]) {
    machine.charge(1);
    const answer = callee.type === 'NoneType' ? item : callWith(machine, callee, [item], call.span);
    const keep = truth(answer);
    if (keep === undefined) return machine.unknown('which items stay is not known', call.span);
    if (keep) kept.push(item);
  }
  if (sequence.type === 'tuple') return tuple(kept, call.span);
  if (!isText(sequence)) return machine.list(kept, call.span);
  return computed(
    kept
      .filter(isText)
      .map((char) => char.text)
      .join(''),
    call.span,
    sequence.type,
  );
};

const reduce: Builtin = (machine, call) => {
  const items = itemsOf(machine, needed(call, 1), call.span);
  if (!Array.isArray(items)) return items as PyUnknown;
  const all = call.args[2] ? [call.args[2], ...(items as Items)] : [...(items as Items)];
  let total = all[0];
  if (!total) throw new Raised('TypeError', 'reduce() of empty sequence with no initial value');
  for (const item of all.slice(1)) {
    machine.charge(1);
    total = callWith(machine, needed(call), [total, item], call.span);
  }
  return total;
};

/** any() and all(): `stop` is the answer that ends the search. */
const quantifier = (stop: boolean): Builtin =>
  overItems((machine, items, call) => {
    let known = true;
    for (const item of items) {
      machine.charge(1);
      const answer = truth(item);
      if (answer === stop) return bool(stop, call.span);
      if (answer === undefined) known = false;
    }
    return known ? bool(!stop, call.span) : machine.unknown('what is asked here is not known', call.span);
  }, true);

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
    const answers = type.items.map((item) => isInstance(value, item));
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

/** An iterator over items that are there already. */
const lazily = (work: (items: Items, call: Call) => Items): Builtin =>
  overItems((machine, items, call) => {
    machine.charge(items.length);
    const all = work(items, call);
    return machine.iterator(() => all, call.span);
  });

const numbered = lazily((items, call) => {
  const start = whole(call.args[1]) ?? 0n;
  return items.map((item, i) => tuple([int(start + BigInt(i), call.span), item], call.span));
});

/** len(), also of a list of which only the order is not known. */
const length: Builtin = (machine, call) => {
  const value = needed(call);
  const known = lengthOf(value);
  if (known !== undefined) return int(known, call.span);
  if (isNumber(value) || value.type === 'NoneType')
    throw new Raised('TypeError', `object of type '${value.type}' has no len()`);
  const reason =
    'cloud' in value && value.cloud !== undefined ? value.cloud : isText(value) ? NOT_ASCII : 'its length is not known';
  return machine.unknown(reason, call.span);
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
  ['enumerate', numbered],
  ['exit', exits],
  ['filter', filter],
  ['float', toFloat],
  ['format', (machine, call) => formatValue(machine, needed(call), specOf(call), call.span)],
  ['frozenset', setOf('frozenset')],
  ['hex', (_machine, call) => computed(inBase(call, 16), call.span)],
  ['int', (machine, call) => toInt(machine, call, false)],
  ['isinstance', isInstanceOf],
  ['iter', lazily((items) => [...items])],
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
  ['reversed', lazily((items) => [...items].reverse())],
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

function listed(machine: Machine, call: Call): Py {
  const value = needed(call);
  // The order of a dict's keys stays unknown, but its keys can still be sorted.
  if (value.type === 'list' && value.bag) return machine.bag(value.bag, value.cloud ?? '', call.span);
  if (value.type === 'dict' || value.type === 'set' || value.type === 'frozenset') {
    const items = bagOf(machine, value, call.span);
    return Array.isArray(items) ? machine.bag(items, NO_ORDER, call.span) : (items as Py);
  }
  const items = itemsOf(machine, value, call.span);
  return Array.isArray(items) ? machine.list([...items], call.span) : (items as Py);
}

function tupled(machine: Machine, call: Call): Py {
  const [value] = call.args;
  if (!value) return tuple([], call.span);
  const items = itemsOf(machine, value, call.span);
  return Array.isArray(items) ? tuple([...items], call.span) : (items as Py);
}

function sortedList(machine: Machine, items: Items, call: Call): Py {
  const sorted = sortedItems(machine, items, call, 1);
  return Array.isArray(sorted) ? machine.list(sorted, call.span) : sorted;
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

/** What a builtin that is not followed gives. */
export const unfollowed = (name: string): string => `what ${name}() gives is only known when the file runs`;

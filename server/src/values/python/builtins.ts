import type { Span } from '../../syntax/text.ts';
import { order } from './compare.ts';
import { entriesOf, update } from './dictmethods.ts';
import { bagOf, forEach, itemsOf, lengthOf, type Rounds, roundsOf } from './iterate.ts';
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
  type PyList,
  type PyUnknown,
  tuple,
  whole,
} from './objects.ts';
import { binary, floatDivmod, truth } from './operators.ts';
import { computed, isAscii, retyped } from './pieces.ts';
import { isExceptionName, Lost, Raised } from './raise.ts';
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

/** The next items of several sequences, up to the end of the shortest. */
const zip: Builtin = (machine, call) => {
  const made: Py[] = [];
  const columns = roundsOfAll(machine, call.args, call.span);
  if (!Array.isArray(columns)) return columns;
  return followed(machine, call, () => {
    while (columns.length) {
      machine.charge(1);
      const row: Py[] = [];
      for (const column of columns) {
        const next = column.next();
        if (next.done) return machine.list(made, call.span);
        row.push(next.value);
      }
      made.push(tuple(row, call.span));
    }
    return machine.list(made, call.span);
  });
};

/** The same up to the end of the longest, None for what is missing. */
const map: Builtin = (machine, call) => {
  const [callee, ...args] = call.args;
  if (!callee || !args.length) throw new Raised('TypeError', 'map() requires at least two args');
  const columns = roundsOfAll(machine, args, call.span);
  if (!Array.isArray(columns)) return columns;
  return followed(machine, call, () => {
    const made: Py[] = [];
    for (const ended = new Set<Rounds>(); ; ) {
      machine.charge(1);
      const row = columns.map((column) => {
        const next = ended.has(column) ? undefined : column.next();
        if (next && !next.done) return next.value;
        ended.add(column);
        return none(call.span);
      });
      if (ended.size === columns.length) return machine.list(made, call.span);
      if (callee.type !== 'NoneType') made.push(callWith(machine, callee, row, call.span));
      else made.push(row.length === 1 ? (row[0] as Py) : tuple(row, call.span));
    }
  });
};

function roundsOfAll(machine: Machine, values: Items, where: Span): Rounds[] | PyUnknown {
  const all: Rounds[] = [];
  for (const value of values) {
    const rounds = roundsOf(machine, value, where);
    if ('type' in rounds) return rounds;
    all.push(rounds);
  }
  return all;
}

function followed(machine: Machine, call: Call, work: () => Py): Py {
  try {
    return work();
  } catch (error) {
    if (error instanceof Lost) return machine.unknown(error.reason, call.span);
    throw error;
  }
}

const filter: Builtin = (machine, call) => {
  const [callee, sequence] = [needed(call), needed(call, 1)];
  const kept: Py[] = [];
  let doubt = false;
  const lost = forEach(machine, sequence, call.span, (item) => {
    const keep = truth(callee.type === 'NoneType' ? item : callWith(machine, callee, [item], call.span));
    if (keep) kept.push(item);
    doubt = keep === undefined;
    return !doubt;
  });
  if (lost) return lost;
  if (doubt) return machine.unknown('which items stay is not known', call.span);
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
  let total = call.args[2];
  const lost = forEach(machine, needed(call, 1), call.span, (item) => {
    total = total ? callWith(machine, needed(call), [total, item], call.span) : item;
    return true;
  });
  if (lost) return lost;
  if (!total) throw new Raised('TypeError', 'reduce() of empty sequence with no initial value');
  return total;
};

/** any() and all(): `stop` is the answer that ends the search. */
const quantifier =
  (stop: boolean): Builtin =>
  (machine, call) => {
    const value = needed(call);
    const unordered =
      value.type === 'dict' || value.type === 'set' || value.type === 'frozenset' || value.type === 'list';
    const items = unordered ? bagOf(machine, value, call.span) : value;
    let known = true;
    let stopped = false;
    const ask = (item: Py): boolean => {
      const answer = truth(item);
      stopped = answer === stop;
      if (answer === undefined) known = false;
      return !stopped && (known || unordered);
    };
    if (!('type' in items)) {
      machine.charge(items.length);
      items.every(ask);
    } else {
      const lost = items.type === 'unknown' ? items : forEach(machine, items, call.span, ask);
      if (lost) return lost;
    }
    if (stopped) return bool(stop, call.span);
    return known ? bool(!stop, call.span) : machine.unknown('what is asked here is not known', call.span);
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

const iterate: Builtin = (machine, call) => {
  const value = needed(call);
  if (call.args.length > 1) return machine.unknown(unfollowed('iter'), call.span);
  if (value.type === 'iterator') return value;
  const rounds = roundsOf(machine, value, call.span);
  if ('type' in rounds) return rounds;
  return machine.iterator(() => roundsOf(machine, value, call.span), [value], call.span);
};

const enumerate: Builtin = (machine, call) => {
  const value = needed(call);
  const start = call.args[1] ? whole(call.args[1]) : 0n;
  if (start === undefined) throw new Raised('TypeError', 'an integer is required');
  const rounds = roundsOf(machine, value, call.span);
  if ('type' in rounds) return rounds;
  const pull = () => {
    const items = roundsOf(machine, value, call.span);
    return 'type' in items ? items : numbered(items, start, call.span);
  };
  return machine.iterator(pull, [value], call.span);
};

function* numbered(items: Rounds, start: bigint, where: Span): Generator<Py, undefined> {
  let number = start;
  for (const item of items) yield tuple([int(number++, where), item], where);
}

const reversed: Builtin = (machine, call) => {
  const value = needed(call);
  if (value.type === 'list') {
    if (value.cloud !== undefined) return machine.unknown(value.cloud, call.span);
    const last = value.items.length - 1;
    return machine.iterator(() => backwards(value, last), [value], call.span);
  }
  if (value.type !== 'tuple' && value.type !== 'xrange' && !isText(value))
    return machine.unknown('this cannot be taken backwards', call.span);
  const items = itemsOf(machine, value, call.span);
  return Array.isArray(items) ? machine.iterator(() => [...items].reverse(), [value], call.span) : (items as PyUnknown);
};

function* backwards(list: PyList, last: number): Generator<Py, undefined> {
  for (let at = last; at >= 0; at--) {
    if (list.cloud !== undefined) throw new Lost(list.cloud);
    const item = list.items[at];
    if (!item) return;
    yield item;
  }
}

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
  const [from] = call.args;
  const ordered =
    from?.type === 'tuple' || (from?.type === 'list' && !from.bag) || (from !== undefined && isText(from));
  const sorted = sortedItems(machine, items, call, 1, ordered || (from?.type === 'iterator' && !from.bag));
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

import type { Span } from '../../syntax/text.ts';
import { type Builtin, type Items, needed, unfollowed } from './builtin.ts';
import { bagOf, itemsOf, lengthOf, type Rounds, roundsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import {
  type Call,
  int,
  isNumber,
  isText,
  MOST_ITEMS,
  type Py,
  type PyList,
  type PyUnknown,
  tuple,
  whole,
} from './objects.ts';
import { Lost, Raised } from './raise.ts';
import { NO_ORDER, NOT_ASCII } from './repr.ts';
import { sortedItems } from './sorting.ts';

/** Builtins that make sequences, or go through them. */

export function ranged(machine: Machine, call: Call, lazy: boolean): Py {
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

export const iterate: Builtin = (machine, call) => {
  const value = needed(call);
  if (call.args.length > 1) return machine.unknown(unfollowed('iter'), call.span);
  if (value.type === 'iterator') return value;
  const rounds = roundsOf(machine, value, call.span);
  if ('type' in rounds) return rounds;
  return machine.iterator(() => roundsOf(machine, value, call.span), [value], call.span);
};

export const enumerate: Builtin = (machine, call) => {
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

export const reversed: Builtin = (machine, call) => {
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
export const length: Builtin = (machine, call) => {
  const value = needed(call);
  const known = lengthOf(value);
  if (known !== undefined) return int(known, call.span);
  if (isNumber(value) || value.type === 'NoneType')
    throw new Raised('TypeError', `object of type '${value.type}' has no len()`);
  const reason =
    'cloud' in value && value.cloud !== undefined ? value.cloud : isText(value) ? NOT_ASCII : 'its length is not known';
  return machine.unknown(reason, call.span);
};

export function listed(machine: Machine, call: Call): Py {
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

export function tupled(machine: Machine, call: Call): Py {
  const [value] = call.args;
  if (!value) return tuple([], call.span);
  const items = itemsOf(machine, value, call.span);
  return Array.isArray(items) ? tuple([...items], call.span) : (items as Py);
}

export function sortedList(machine: Machine, items: Items, call: Call): Py {
  const [from] = call.args;
  const ordered =
    from?.type === 'tuple' || (from?.type === 'list' && !from.bag) || (from !== undefined && isText(from));
  const sorted = sortedItems(machine, items, call, 1, ordered || (from?.type === 'iterator' && !from.bag));
  return Array.isArray(sorted) ? machine.list(sorted, call.span) : sorted;
}

import { equal } from './compare.ts';
import { itemsOf, placeIn } from './iterate.ts';
import type { Machine } from './machine.ts';
import {
  type Call,
  index,
  int,
  MOST_ITEMS,
  none,
  type Py,
  type PyList,
  type PyTuple,
  type PyUnknown,
} from './objects.ts';
import { Raised } from './raise.ts';
import { sortedItems } from './sorting.ts';

/** The methods of Python 2.7's list and tuple. */
export type ListMethod = (machine: Machine, self: PyList, call: Call) => Py;

/** Adds the items of any iterable; what is not known makes the list unknown. */
export function extend(machine: Machine, self: PyList, more: Py, call: Call): void {
  const items = itemsOf(machine, more, call.span);
  if (!Array.isArray(items)) machine.cloud(self, (items as Extract<Py, { type: 'unknown' }>).reason);
  else if (self.cloud !== undefined) lose(machine, self, items, self.cloud);
  else put(machine, self, [...self.items, ...(items as readonly Py[])]);
}

/** The list's content is not known, but these items may be among it. */
export function lose(machine: Machine, self: PyList, items: readonly Py[], reason: string): void {
  for (const item of items) machine.escape(item);
  machine.cloud(self, reason);
}

/** Gives the list new items. */
export function put(machine: Machine, self: PyList, items: Py[]): void {
  if (items.length > MOST_ITEMS) return lose(machine, self, items, 'the list is too long to follow');
  machine.charge(items.length >> 5);
  machine.touch(self);
  self.items = items;
}

const append: ListMethod = (machine, self, call) => {
  const [item] = call.args;
  if (!item || call.args.length > 1) throw new Raised('TypeError', 'append() takes exactly one argument');
  if (self.items.length >= MOST_ITEMS) machine.cloud(self, 'the list is too long to follow');
  if (self.cloud !== undefined) lose(machine, self, [item], self.cloud);
  else {
    machine.touch(self);
    self.items.push(item);
  }
  return none(call.span);
};

const insert: ListMethod = (machine, self, call) => {
  const [at, item] = [index(call.args[0]), call.args[1]];
  if (at === undefined || !item) throw new Raised('TypeError', 'an integer is required');
  const items = [...self.items];
  items.splice(at, 0, item);
  put(machine, self, items);
  return none(call.span);
};

const pop: ListMethod = (machine, self, call) => {
  const at = call.args[0] ? index(call.args[0]) : -1;
  if (at === undefined) throw new Raised('TypeError', 'an integer is required');
  const place = placeIn(self.items.length, at);
  if (place === undefined) throw new Raised('IndexError', 'pop index out of range');
  machine.touch(self);
  machine.charge((self.items.length - place) >> 6);
  return self.items.splice(place, 1)[0] as Py;
};

/** The place of the first equal item; undefined when it is not known. Throws Raised when there is none. */
function find(machine: Machine, items: readonly Py[], call: Call): number | undefined {
  const wanted = call.args[0];
  if (!wanted) throw new Raised('TypeError', 'an argument is missing');
  for (const [at, item] of items.entries()) {
    machine.charge(1);
    const same = equal(machine, item, wanted);
    if (same === undefined) return undefined;
    if (same) return at;
  }
  throw new Raised('ValueError', 'the item is not in the list');
}

const remove: ListMethod = (machine, self, call) => {
  const at = find(machine, self.items, call);
  if (at === undefined) {
    machine.doubt('which item is removed is not known');
    machine.cloud(self, 'which item is removed is not known');
  } else {
    machine.touch(self);
    self.items.splice(at, 1);
  }
  return none(call.span);
};

const NOT_COMPARED = 'what is compared here is not known';

const position = (machine: Machine, self: PyList | PyTuple, call: Call): Py => {
  if (call.args.length > 1) return machine.unknown(NOT_COMPARED, call.span);
  const at = find(machine, self.items, call);
  return at === undefined ? machine.unknown(NOT_COMPARED, call.span) : int(at, call.span);
};

const count = (machine: Machine, self: PyList | PyTuple, call: Call): Py => {
  let found = 0;
  for (const item of self.items) {
    machine.charge(1);
    const same = equal(machine, item, call.args[0] ?? none(call.span));
    if (same === undefined) return machine.unknown(NOT_COMPARED, call.span);
    if (same) found++;
  }
  return int(found, call.span);
};

/** While Python sorts a list, it is empty for whoever looks at it: a key, a comparison, an item that is the list itself. */
const sort: ListMethod = (machine, self, call) => {
  if (self.cloud !== undefined && !self.bag) return machine.unknown(self.cloud, call.span);
  const items = [...(self.bag ?? self.items)];
  const ordered = self.bag === undefined;
  machine.touch(self);
  self.items = [];
  self.cloud = undefined;
  self.bag = undefined;
  let sorted: readonly Py[] | PyUnknown;
  try {
    sorted = sortedItems(machine, items, call, 0, ordered);
  } catch (error) {
    self.items = items;
    // How far the sort came is not known.
    machine.cloud(self, 'an error broke off its sort');
    throw error;
  }
  if (self.items.length || self.cloud !== undefined) machine.cloud(self, 'it changed while it was sorted');
  else if (Array.isArray(sorted)) self.items = [...sorted];
  else {
    self.items = items;
    machine.cloud(self, (sorted as PyUnknown).reason);
  }
  return none(call.span);
};

const reverse: ListMethod = (machine, self, call) => {
  put(machine, self, [...self.items].reverse());
  return none(call.span);
};

export const LIST_METHODS: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  ['append', append],
  [
    'extend',
    (machine, self, call) => {
      extend(machine, self, call.args[0] ?? none(call.span), call);
      return none(call.span);
    },
  ],
  ['insert', insert],
  ['pop', pop],
  ['remove', remove],
  ['index', position],
  ['count', count],
  ['sort', sort],
  ['reverse', reverse],
]);

/** Methods that work on a list whose content is not known. */
export const WORKS_CLOUDED: ReadonlySet<string> = new Set(['append', 'extend', 'sort']);

export const TUPLE_METHODS: ReadonlyMap<string, (machine: Machine, self: PyTuple, call: Call) => Py> = new Map([
  ['index', position],
  ['count', count],
]);

import type { Span } from '../../syntax/text.ts';
import { hashOf } from './compare.ts';
import { bagOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import { bool, type Call, none, type Py, type PyDict, type PySet, type PyUnknown, tuple } from './objects.ts';
import { computed } from './pieces.ts';
import { Lost, Raised } from './raise.ts';
import { NO_ORDER } from './repr.ts';

/** The methods of Python 2.7's dict, set and frozenset. */
export type DictMethod = (machine: Machine, self: PyDict, call: Call) => Py;
export type SetMethod = (machine: Machine, self: PySet, call: Call) => Py;

const NO_KEY = 'which key is meant is not known';

function keyOf(machine: Machine, key: Py): string | undefined {
  machine.chargeText(key);
  return hashOf(key);
}

/** `self[key]`, or undefined when there is no such key. */
export function entryOf(machine: Machine, self: PyDict, key: Py, where: Span): Py | undefined {
  if (self.cloud !== undefined) return machine.unknown(self.cloud, where);
  const hash = keyOf(machine, key);
  return hash === undefined ? machine.unknown(NO_KEY, where) : self.entries.get(hash)?.[1];
}

/** `self[key] = value`. */
export function putEntry(machine: Machine, self: PyDict, key: Py, value: Py): void {
  const hash = keyOf(machine, key);
  if (self.cloud !== undefined || hash === undefined) {
    machine.doubt(NO_KEY);
    machine.escape(key);
    machine.escape(value);
    machine.cloud(self, NO_KEY);
    return;
  }
  machine.touch(self);
  // Python keeps the key that was there first.
  self.entries.set(hash, [self.entries.get(hash)?.[0] ?? key, value]);
}

/** `del self[key]`. Throws Raised when there is no such key. */
export function dropEntry(machine: Machine, self: PyDict, key: Py): void {
  const hash = keyOf(machine, key);
  if (self.cloud !== undefined || hash === undefined) {
    machine.doubt(NO_KEY);
    machine.cloud(self, NO_KEY);
    return;
  }
  machine.touch(self);
  if (!self.entries.delete(hash)) throw new Raised('KeyError', 'no such key');
}

/** Adds the entries of a mapping or of pairs. */
export function update(machine: Machine, self: PyDict, more: Py, where: Span): void {
  if (more.type === 'dict') {
    if (more.cloud !== undefined) return machine.cloud(self, more.cloud);
    machine.charge(more.entries.size);
    for (const [key, value] of more.entries.values()) putEntry(machine, self, key, value);
    return;
  }
  const pairs = bagOf(machine, more, where);
  if (!Array.isArray(pairs)) return machine.cloud(self, (pairs as PyUnknown).reason);
  for (const pair of pairs as readonly Py[]) {
    machine.charge(1);
    const parts = bagOf(machine, pair, where);
    if (!Array.isArray(parts)) return machine.cloud(self, (parts as PyUnknown).reason);
    if (parts.length !== 2) throw new Raised('ValueError', 'dictionary update sequence element has the wrong length');
    putEntry(machine, self, parts[0] as Py, parts[1] as Py);
  }
}

const parts =
  (part: (entry: readonly [key: Py, value: Py], where: Span) => Py): DictMethod =>
  (machine, self, call) => {
    machine.charge(self.entries.size);
    return machine.bag(
      [...self.entries.values()].map((entry) => part(entry, call.span)),
      NO_ORDER,
      call.span,
    );
  };

/** The same one by one (`iterkeys`). */
const lazyParts =
  (part: (entry: readonly [key: Py, value: Py], where: Span) => Py): DictMethod =>
  (machine, self, call) => {
    const { size } = self.entries;
    const bag = (): Py[] => {
      if (self.cloud === undefined && self.entries.size !== size)
        throw new Raised('RuntimeError', 'dictionary changed size during iteration');
      machine.charge(size);
      return [...self.entries.values()].map((entry) => part(entry, call.span));
    };
    const pull = (): Iterable<Py> | PyUnknown =>
      self.cloud !== undefined || self.entries.size > 1
        ? machine.unknown(self.cloud ?? NO_ORDER, call.span)
        : onlyPart(self, bag());
    return {
      ...machine.iterator(pull, [self], call.span),
      bag: () => (self.cloud === undefined ? bag() : machine.unknown(self.cloud, call.span)),
    };
  };

function* onlyPart(self: PyDict, parts: readonly Py[]): Generator<Py, undefined> {
  yield* parts;
  if (self.cloud !== undefined) throw new Lost(self.cloud);
  if (self.entries.size !== parts.length) throw new Raised('RuntimeError', 'dictionary changed size during iteration');
}

const key = ([name]: readonly [Py, Py]): Py => name;
const value = ([, held]: readonly [Py, Py]): Py => held;
const item = (entry: readonly [Py, Py], where: Span): Py => tuple(entry, where);

const get: DictMethod = (machine, self, call) =>
  entryOf(machine, self, needed(call), call.span) ?? call.args[1] ?? none(call.span);

function needed(call: Call): Py {
  const [first] = call.args;
  if (!first) throw new Raised('TypeError', 'an argument is missing');
  return first;
}

const setDefault: DictMethod = (machine, self, call) => {
  const found = entryOf(machine, self, needed(call), call.span);
  if (found) return found;
  const usual = call.args[1] ?? none(call.span);
  putEntry(machine, self, needed(call), usual);
  return usual;
};

const pop: DictMethod = (machine, self, call) => {
  const found = entryOf(machine, self, needed(call), call.span);
  if (!found) {
    if (call.args[1]) return call.args[1];
    throw new Raised('KeyError', 'no such key');
  }
  dropEntry(machine, self, needed(call));
  return found;
};

export const DICT_METHODS: ReadonlyMap<string, DictMethod> = new Map<string, DictMethod>([
  ['get', get],
  [
    'has_key',
    (machine, self, call) => {
      const hash = keyOf(machine, needed(call));
      return hash === undefined ? machine.unknown(NO_KEY, call.span) : bool(self.entries.has(hash), call.span);
    },
  ],
  ['keys', parts(key)],
  ['values', parts(value)],
  ['items', parts(item)],
  ['iterkeys', lazyParts(key)],
  ['itervalues', lazyParts(value)],
  ['iteritems', lazyParts(item)],
  ['setdefault', setDefault],
  ['pop', pop],
  [
    'update',
    (machine, self, call) => {
      for (const more of call.args) update(machine, self, more, call.span);
      for (const [name, held] of call.named) putEntry(machine, self, computed(name, call.span), held);
      return none(call.span);
    },
  ],
  ['copy', (machine, self, call) => machine.dict(new Map(self.entries), call.span)],
  [
    'clear',
    (machine, self, call) => {
      machine.touch(self);
      self.entries.clear();
      return none(call.span);
    },
  ],
]);

/** The entries of anything that can be put into a set; a reason when they are not known. */
export function entriesOf(machine: Machine, value: Py, where: Span): Map<string, Py> | PyUnknown {
  const items = bagOf(machine, value, where);
  if (!Array.isArray(items)) return items as PyUnknown;
  const entries = new Map<string, Py>();
  for (const member of items as readonly Py[]) {
    machine.charge(1);
    const hash = keyOf(machine, member);
    if (hash === undefined) return machine.unknown(NO_KEY, where);
    if (!entries.has(hash)) entries.set(hash, member);
  }
  return entries;
}

/** A method that makes a new set of two: which members of the first stay, and whether the rest of the second comes in. */
const combined =
  (stays: (inBoth: boolean) => boolean, comesIn: boolean): SetMethod =>
  (machine, self, call) => {
    const other = entriesOf(machine, needed(call), call.span);
    if (!(other instanceof Map) || call.args.length > 1) return machine.unknown(NO_KEY, call.span);
    const entries = new Map([...self.entries].filter(([hash]) => stays(other.has(hash))));
    // Of two equal members Python keeps that of the smaller set, or of what is not a set (set_intersection in Objects/setobject.c).
    const [given] = call.args;
    const isSet = given?.type === 'set' || given?.type === 'frozenset';
    if (stays(true) && !comesIn && !(isSet && other.size > self.entries.size))
      for (const hash of entries.keys()) entries.set(hash, other.get(hash) as Py);
    if (comesIn) for (const [hash, member] of other) if (!self.entries.has(hash)) entries.set(hash, member);
    return machine.set(entries, call.span, self.type);
  };

const related =
  (holds: (self: PySet, other: Map<string, Py>) => boolean): SetMethod =>
  (machine, self, call) => {
    const other = entriesOf(machine, needed(call), call.span);
    return other instanceof Map ? bool(holds(self, other), call.span) : machine.unknown(NO_KEY, call.span);
  };

/** A method that changes the set in place. */
const changing =
  (change: (entries: Map<string, Py>, given: Map<string, Py>) => void, one: boolean): SetMethod =>
  (machine, self, call) => {
    const given = entriesOf(machine, one ? tuple([needed(call)], call.span) : needed(call), call.span);
    if (!(given instanceof Map)) machine.cloud(self, NO_KEY);
    else {
      machine.touch(self);
      change(self.entries, given);
    }
    return none(call.span);
  };

const addAll = (entries: Map<string, Py>, given: Map<string, Py>): void => {
  for (const [hash, member] of given) if (!entries.has(hash)) entries.set(hash, member);
};
const dropAll = (entries: Map<string, Py>, given: Map<string, Py>): void => {
  for (const hash of given.keys()) entries.delete(hash);
};

export const SET_METHODS: ReadonlyMap<string, SetMethod> = new Map<string, SetMethod>([
  ['add', changing(addAll, true)],
  ['discard', changing(dropAll, true)],
  ['update', changing(addAll, false)],
  ['difference_update', changing(dropAll, false)],
  ['union', combined(() => true, true)],
  ['intersection', combined((inBoth) => inBoth, false)],
  ['difference', combined((inBoth) => !inBoth, false)],
  ['symmetric_difference', combined((inBoth) => !inBoth, true)],
  ['issubset', related((self, other) => [...self.entries.keys()].every((hash) => other.has(hash)))],
  ['issuperset', related((self, other) => [...other.keys()].every((hash) => self.entries.has(hash)))],
  ['isdisjoint', related((self, other) => ![...other.keys()].some((hash) => self.entries.has(hash)))],
  ['copy', (machine, self, call) => machine.set(new Map(self.entries), call.span, self.type)],
]);

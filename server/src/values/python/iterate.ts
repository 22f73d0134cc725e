import type { Span } from '../../syntax/text.ts';
import type { Machine } from './machine.ts';
import {
  index,
  int,
  MOST_ITEMS,
  PARTLY,
  type Py,
  type PyDict,
  type PyIterator,
  type PyList,
  type PyRange,
  type PySet,
  type PyText,
  type PyUnknown,
  tuple,
  unknown,
} from './objects.ts';
import { cut, isAscii, joined } from './pieces.ts';
import { Lost, Raised } from './raise.ts';
import { NO_ORDER, NOT_ASCII } from './repr.ts';

/** Taking values apart: iteration, subscripts, slices. */

const DECIDES = 'it depends on which entry is meant';

export type Rounds = IterableIterator<Py>;

const NOTHING: readonly Py[] = [];

/** The items that the value gives all at once, in order. A list's own array: copy it before running code that may change it. */
export function itemsOf(machine: Machine, value: Py, where: Span): readonly Py[] | PyUnknown {
  if (value.type === 'list') return value.cloud === undefined ? value.items : lost(machine, value, value.cloud, where);
  if (value.type === 'tuple') return value.items;
  const rounds = roundsOf(machine, value, where);
  if ('type' in rounds) return rounds;
  const items: Py[] = [];
  try {
    for (let next = rounds.next(); !next.done; next = rounds.next()) {
      machine.charge(1);
      if (items.push(next.value) > MOST_ITEMS) return lost(machine, value, 'the list is too long to follow', where);
    }
  } catch (error) {
    if (error instanceof Lost) return lost(machine, value, error.reason, where);
    throw error;
  }
  return items;
}

/** The items where their order does not matter. */
export function bagOf(machine: Machine, value: Py, where: Span): readonly Py[] | PyUnknown {
  if (value.type === 'list' && value.bag) return value.bag;
  if (value.type === 'iterator' && value.bag && !value.used && value.cloud === undefined) {
    machine.touch(value);
    value.used = true;
    return value.bag();
  }
  if (value.type !== 'dict' && value.type !== 'set' && value.type !== 'frozenset')
    return itemsOf(machine, value, where);
  if (value.cloud !== undefined) return lost(machine, value, value.cloud, where);
  machine.charge(value.entries.size >> 2);
  return value.type === 'dict' ? [...value.entries.values()].map(([key]) => key) : [...value.entries.values()];
}

/** Unknown: what the items are is not known, but whatever the value holds may be among them. */
function lost(machine: Machine, value: Py, reason: string, where: Span): PyUnknown {
  machine.escape(value);
  return machine.unknown(reason, where);
}

/**
 * The items as a loop over the value sees them, one by one: a list is read as it is by then. The next one throws Lost when it cannot
 * be known.
 */
export function roundsOf(machine: Machine, value: Py, where: Span): Rounds | PyUnknown {
  switch (value.type) {
    case 'list':
      return value.cloud === undefined ? listRounds(value) : lost(machine, value, value.cloud, where);
    case 'tuple':
      return value.items.values();
    case 'str':
    case 'unicode':
      return characters(machine, value, where);
    case 'dict':
    case 'set':
    case 'frozenset':
      if (value.cloud !== undefined) return lost(machine, value, value.cloud, where);
      return value.entries.size > 1 ? lost(machine, value, NO_ORDER, where) : entryRounds(value);
    case 'xrange':
      return rangeRounds(value);
    case 'iterator':
      if (value.cloud === undefined) return value.used ? NOTHING.values() : iteratorRounds(machine, value);
      if (value.cloud === PARTLY) machine.cloud(value, 'items are taken from it in two places');
      return lost(machine, value, value.cloud, where);
    case 'unknown':
      machine.disturb(value.reason);
      return machine.unknown(value.reason, where);
    case 'namespace':
      return machine.unknown(NO_ORDER, where);
    case 'int':
    case 'long':
    case 'float':
    case 'bool':
    case 'NoneType':
      throw new Raised('TypeError', `'${value.type}' object is not iterable`);
    default:
      return lost(machine, value, 'this cannot be taken apart', where);
  }
}

function* listRounds(list: PyList): Generator<Py, undefined> {
  for (let at = 0; ; at++) {
    if (list.cloud !== undefined) throw new Lost(list.cloud);
    const item = list.items[at];
    if (!item) return;
    yield item;
  }
}

/** The only key of a dict, or member of a set, with at most one. */
function* entryRounds(value: PyDict | PySet): Generator<Py, undefined> {
  const { size } = value.entries;
  for (const entry of value.entries.values()) yield 'type' in entry ? entry : entry[0];
  if (value.cloud !== undefined) throw new Lost(value.cloud);
  if (value.entries.size !== size) throw new Raised('RuntimeError', `${value.type} changed size during iteration`);
}

function* rangeRounds({ start, step, length, span }: PyRange): Generator<Py, undefined> {
  for (let i = 0; i < length; i++) yield int(start + BigInt(i) * step, span);
}

function* iteratorRounds(machine: Machine, value: PyIterator): Generator<Py, undefined> {
  if (value.cloud !== undefined) throw new Lost(value.cloud);
  if (value.used) return;
  machine.touch(value);
  value.cloud = PARTLY;
  const items = value.pull();
  if ('type' in items) throw new Lost(items.reason);
  for (const item of items) {
    yield item;
    if (value.cloud !== PARTLY) throw new Lost(value.cloud);
  }
  machine.touch(value);
  value.used = true;
  value.cloud = undefined;
}

/** Does something with each item, as long as it answers true. Gives unknown when the items cannot be followed to the end. */
export function forEach(machine: Machine, value: Py, where: Span, work: (item: Py) => boolean): PyUnknown | undefined {
  const rounds = roundsOf(machine, value, where);
  if ('type' in rounds) return rounds;
  try {
    for (let next = rounds.next(); !next.done && work(next.value); next = rounds.next()) machine.charge(1);
  } catch (error) {
    if (error instanceof Lost) return lost(machine, value, error.reason, where);
    throw error;
  }
  return undefined;
}

function characters(machine: Machine, value: PyText, where: Span): Rounds | PyUnknown {
  if (!isAscii(value.text)) return machine.unknown(NOT_ASCII, where);
  machine.charge(value.text.length >> 4);
  return characterRounds(value, where);
}

function* characterRounds(value: PyText, where: Span): Generator<Py, undefined> {
  for (let at = 0; at < value.text.length; at++) yield cut(value, at, at + 1, where);
}

/** How many items the value has, as len() counts them. */
export function lengthOf(value: Py): number | undefined {
  switch (value.type) {
    case 'str':
    case 'unicode':
      return isAscii(value.text) ? value.text.length : undefined;
    case 'tuple':
      return value.items.length;
    case 'list':
      if (value.bag) return value.bag.length;
      return value.cloud === undefined ? value.items.length : undefined;
    case 'dict':
    case 'set':
    case 'frozenset':
      return value.cloud === undefined ? value.entries.size : undefined;
    case 'xrange':
      return value.length;
    default:
      return undefined;
  }
}

/** The array index that a Python index means, or undefined when it is out of range. */
export function placeIn(length: number, at: number): number | undefined {
  const place = at < 0 ? at + length : at;
  return place >= 0 && place < length ? place : undefined;
}

/** An item of a list, tuple, text or range by its number. */
export function itemAt(machine: Machine, value: Py, key: Py, where: Span): Py {
  const at = index(key);
  const length = lengthOf(value);
  if (key.type === 'unknown') return machine.unknown(key.reason, where);
  if (value.type === 'list' && value.cloud !== undefined) return machine.unknown(value.cloud, where);
  if (length === undefined) return machine.unknown(NOT_ASCII, where);
  if (at === undefined) throw new Raised('TypeError', `${value.type} indices must be integers, not ${key.type}`);
  const place = placeIn(length, at);
  if (place === undefined) throw new Raised('IndexError', `${value.type} index out of range`);
  switch (value.type) {
    case 'list':
    case 'tuple':
      return value.items[place] as Py;
    case 'str':
    case 'unicode':
      return cut(value, place, place + 1, where);
    case 'xrange':
      return int(value.start + BigInt(place) * value.step, where);
    default:
      return machine.unknown(DECIDES, where);
  }
}

/** The bounds of a slice: absent or None counts as not given. */
export interface Bounds {
  readonly start: Py | undefined;
  readonly stop: Py | undefined;
  readonly step: Py | undefined;
}

/** Which array indices a slice takes, in its order; undefined when a bound is not known. */
export function slicePlaces(bounds: Bounds, length: number): { from: number; to: number; step: number } | undefined {
  const read = (bound: Py | undefined): number | null | undefined => {
    if (!bound || bound.type === 'NoneType') return null;
    if (bound.type === 'unknown') return undefined;
    const at = index(bound);
    if (at === undefined) throw new Raised('TypeError', 'slice indices must be integers or None');
    return at;
  };
  const [start, stop, step = null] = [read(bounds.start), read(bounds.stop), read(bounds.step)];
  if (start === undefined || stop === undefined || (bounds.step && read(bounds.step) === undefined)) return undefined;
  const by = step ?? 1;
  if (by === 0) throw new Raised('ValueError', 'slice step cannot be zero');
  const low = by < 0 ? -1 : 0;
  const high = by < 0 ? length - 1 : length;
  const clamp = (at: number): number => Math.min(Math.max(at < 0 ? at + length : at, low), high);
  const from = start === null ? (by < 0 ? high : low) : clamp(start);
  const to = stop === null ? (by < 0 ? low : high) : clamp(stop);
  return { from, to, step: by };
}

function picked<T>(items: readonly T[], { from, to, step }: { from: number; to: number; step: number }): T[] {
  if (step === 1) return items.slice(from, Math.max(from, to));
  const taken: T[] = [];
  for (let i = from; step > 0 ? i < to : i > to; i += step) taken.push(items[i] as T);
  return taken;
}

/** `value[start:stop:step]`. */
export function sliceOf(machine: Machine, value: Py, bounds: Bounds, where: Span): Py {
  if (value.type === 'unknown') return machine.unknown(value.reason, where);
  if (value.type === 'list' && value.cloud !== undefined) return machine.unknown(value.cloud, where);
  if (value.type !== 'list' && value.type !== 'tuple' && value.type !== 'str' && value.type !== 'unicode') {
    if (value.type === 'xrange' || value.type === 'namespace') return machine.unknown('this cannot be sliced', where);
    throw new Raised('TypeError', `'${value.type}' object cannot be sliced`);
  }
  const length = lengthOf(value);
  if (length === undefined) return machine.unknown(NOT_ASCII, where);
  const places = slicePlaces(bounds, length);
  if (!places) {
    const doubtful = [bounds.start, bounds.stop, bounds.step].find((bound) => bound?.type === 'unknown');
    return machine.unknown(doubtful?.type === 'unknown' ? doubtful.reason : DECIDES, where);
  }
  machine.charge(Math.abs(places.to - places.from) >> 6);
  if (value.type === 'list') return machine.list(picked(value.items, places), where);
  if (value.type === 'tuple') return tuple(picked(value.items, places), where);
  if (places.step === 1) return cut(value, places.from, places.to, where);
  machine.charge(length);
  const chars = picked(
    Array.from(value.text, (_, i) => i),
    places,
  ).map((i) => cut(value, i, i + 1, where));
  const whole = joined(chars, where);
  return whole.type === 'str' && value.type === 'unicode' ? { ...whole, type: 'unicode' } : whole;
}

/** Unknown for the reason that one of the values gives. */
export const notKnown = (machine: Machine, where: Span, ...values: readonly Py[]): PyUnknown => {
  for (const value of values) {
    if (value.type === 'unknown') return machine.unknown(value.reason, where);
    if ('cloud' in value && value.cloud !== undefined) return machine.unknown(value.cloud, where);
  }
  return unknown('what is compared here is not known', where);
};

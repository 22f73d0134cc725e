import type { Span } from '../../syntax/text.ts';
import type { Machine } from './machine.ts';
import { index, int, type Py, type PyText, type PyUnknown, tuple, unknown } from './objects.ts';
import { cut, isAscii, joined } from './pieces.ts';
import { Raised } from './raise.ts';
import { NO_ORDER, NOT_ASCII } from './repr.ts';

/** Taking values apart: iteration, subscripts, slices. */

const DECIDES = 'it depends on which entry is meant';

/** The items that a loop over the value sees, in order. A list's own array: copy it before running code that may change it. */
export function itemsOf(machine: Machine, value: Py, where: Span): readonly Py[] | PyUnknown {
  switch (value.type) {
    case 'list':
      return value.cloud === undefined ? value.items : machine.unknown(value.cloud, where);
    case 'tuple':
      return value.items;
    case 'str':
    case 'unicode':
      return characters(machine, value, where);
    case 'dict':
    case 'set':
    case 'frozenset': {
      const keys = bagOf(machine, value, where);
      return Array.isArray(keys) && keys.length > 1 ? machine.unknown(NO_ORDER, where) : keys;
    }
    case 'xrange':
      machine.charge(value.length >> 2);
      return Array.from({ length: value.length }, (_, i) => int(value.start + BigInt(i) * value.step, value.span));
    case 'iterator': {
      if (value.cloud !== undefined) return machine.unknown(value.cloud, where);
      if (value.used) return [];
      machine.touch(value);
      value.used = true;
      return value.pull();
    }
    case 'unknown':
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
      return machine.unknown('this cannot be taken apart', where);
  }
}

/** The items where their order does not matter. */
export function bagOf(machine: Machine, value: Py, where: Span): readonly Py[] | PyUnknown {
  if (value.type === 'list' && value.bag) return value.bag;
  if (value.type !== 'dict' && value.type !== 'set' && value.type !== 'frozenset')
    return itemsOf(machine, value, where);
  if (value.cloud !== undefined) return machine.unknown(value.cloud, where);
  return value.type === 'dict' ? [...value.entries.values()].map(([key]) => key) : [...value.entries.values()];
}

function characters(machine: Machine, value: PyText, where: Span): readonly Py[] | PyUnknown {
  if (!isAscii(value.text)) return machine.unknown(NOT_ASCII, where);
  machine.charge(value.text.length);
  return Array.from(value.text, (_, i) => cut(value, i, i + 1, where));
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

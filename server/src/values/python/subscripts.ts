import type { Expression, SliceNode } from '../../syntax/python/ast.ts';
import type { Span } from '../../syntax/text.ts';
import { dropEntry, entryOf, putEntry } from './dictmethods.ts';
import { blur, unknownCode } from './effects.ts';
import { type Bounds, itemAt, itemsOf, lengthOf, placeIn, sliceOf, slicePlaces } from './iterate.ts';
import { lose, put } from './listmethods.ts';
import type { Machine } from './machine.ts';
import { readName } from './namespace.ts';
import { index, isText, type Py, type PyList } from './objects.ts';
import { Raised } from './raise.ts';

/** What stands in the brackets of a subscript. */
export type Index = { readonly kind: 'key'; readonly key: Py } | { readonly kind: 'slice'; readonly bounds: Bounds };

type Evaluate = (node: Expression) => Py;

export function indexOf(node: Expression, evaluate: Evaluate): Index {
  return node.kind === 'slice'
    ? { kind: 'slice', bounds: boundsOf(node, evaluate) }
    : { kind: 'key', key: evaluate(node) };
}

function boundsOf({ lower, upper, step }: SliceNode, evaluate: Evaluate): Bounds {
  const start = lower && evaluate(lower);
  const stop = upper && evaluate(upper);
  return { start, stop, step: step && evaluate(step) };
}

/** `object[index]`. */
export function subscriptOf(machine: Machine, object: Py, node: Expression, evaluate: Evaluate, where: Span): Py {
  return read(machine, object, indexOf(node, evaluate), where);
}

/** The item or the part of the object that the index means. Throws Raised when there is none. */
export function read(machine: Machine, object: Py, at: Index, where: Span): Py {
  machine.chargeText(object);
  const value = at.kind === 'slice' ? sliceOf(machine, object, at.bounds, where) : item(machine, object, at.key, where);
  if (value.type === 'unknown') machine.escape(object);
  return value;
}

function item(machine: Machine, object: Py, key: Py, where: Span): Py {
  switch (object.type) {
    case 'dict': {
      const found = entryOf(machine, object, key, where);
      if (!found) throw new Raised('KeyError', isText(key) ? key.text : 'there is no such key');
      return found;
    }
    case 'list':
    case 'tuple':
    case 'str':
    case 'unicode':
    case 'xrange':
      return itemAt(machine, object, key, where);
    case 'namespace':
      return isText(key)
        ? readName(machine, object, key.text, where)
        : machine.unknown('which name is meant is not known', where);
    case 'unknown':
      return machine.unknown(object.reason, where);
    default:
      return machine.unknown('this value has no items that are known', where);
  }
}

/** `object[index] = value`. */
export function setItem(machine: Machine, object: Py, at: Index, value: Py, where: Span): void {
  switch (object.type) {
    case 'list':
      return at.kind === 'slice'
        ? setSlice(machine, object, at.bounds, value, where)
        : setPlace(machine, object, at.key, value);
    case 'dict':
      if (at.kind === 'key') return putEntry(machine, object, at.key, value);
      break;
    case 'str':
    case 'unicode':
    case 'tuple':
    case 'int':
    case 'NoneType':
      throw new Raised('TypeError', `'${object.type}' object does not support item assignment`);
    case 'namespace':
      machine.escape(value);
      blur(machine, object.scope, 'names are set through a dictionary');
      break;
  }
  unknownCode(machine, [object, value], 'something unknown takes it');
  machine.doubt('something is set that is not known');
}

function setPlace(machine: Machine, list: PyList, key: Py, value: Py): void {
  const at = index(key);
  if (at === undefined && key.type !== 'unknown')
    throw new Raised('TypeError', `list indices must be integers, not ${key.type}`);
  if (at === undefined || list.cloud !== undefined) {
    machine.doubt('which item is set is not known');
    return lose(machine, list, [value], 'which of its items is set is not known');
  }
  const place = placeIn(list.items.length, at);
  if (place === undefined) throw new Raised('IndexError', 'list assignment index out of range');
  machine.touch(list);
  list.items[place] = value;
}

function setSlice(machine: Machine, list: PyList, bounds: Bounds, value: Py, where: Span): void {
  const items = itemsOf(machine, value, where);
  const known = 'type' in items ? undefined : [...items];
  const places = list.cloud === undefined ? slicePlaces(bounds, lengthOf(list) ?? 0) : undefined;
  if (!known || !places) {
    machine.doubt('which items are set is not known');
    return lose(machine, list, known ?? [value], 'which of its items are set is not known');
  }
  const { from, to, step } = places;
  if (step === 1)
    return put(machine, list, [...list.items.slice(0, from), ...known, ...list.items.slice(Math.max(from, to))]);
  const made = [...list.items];
  const chosen = placesOf(places);
  if (chosen.length !== known.length)
    throw new Raised('ValueError', 'the wrong number of values for an extended slice');
  chosen.forEach((place, i) => {
    made[place] = known[i] as Py;
  });
  put(machine, list, made);
}

function placesOf({ from, to, step }: { from: number; to: number; step: number }): number[] {
  const chosen: number[] = [];
  for (let i = from; step > 0 ? i < to : i > to; i += step) chosen.push(i);
  return chosen;
}

/** `del object[index]`. */
export function dropItem(machine: Machine, object: Py, at: Index): void {
  if (object.type === 'dict' && at.kind === 'key') {
    if (object.cloud === undefined) return dropEntry(machine, object, at.key);
  } else if (object.type === 'list' && object.cloud === undefined) {
    const { length } = object.items;
    const places = at.kind === 'slice' ? slicePlaces(at.bounds, length) : onePlace(length, at.key);
    if (places) {
      const dropped = new Set(placesOf(places));
      return put(
        machine,
        object,
        object.items.filter((_, i) => !dropped.has(i)),
      );
    }
  } else if (object.type === 'namespace') blur(machine, object.scope, 'names are deleted through a dictionary');
  machine.doubt('what is deleted is not known');
  unknownCode(machine, [object], 'what is deleted from it is not known');
}

function onePlace(length: number, key: Py): { from: number; to: number; step: number } | undefined {
  const at = index(key);
  if (at === undefined) {
    if (key.type === 'unknown') return undefined;
    throw new Raised('TypeError', `list indices must be integers, not ${key.type}`);
  }
  const place = placeIn(length, at);
  if (place === undefined) throw new Raised('IndexError', 'list assignment index out of range');
  return { from: place, to: place + 1, step: 1 };
}

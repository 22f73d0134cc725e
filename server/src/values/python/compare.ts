import type { Machine } from './machine.ts';
import { isNumber, isText, type Py, type PyBool, type PyFloat, type PyInt, type PyText } from './objects.ts';
import { isAscii } from './pieces.ts';
import { Raised } from './raise.ts';

/** Equality, order and hashing as Python 2.7 has them, across types too. `undefined` always means: cannot be known. */

/** Larger tuples are no keys of a configuration. */
const MOST_PARTS = 1000;

/** What stands for a key in our dicts and sets: equal keys have equal texts. Throws Raised for what Python cannot hash. */
export const hashOf = (value: Py): string | undefined => new Hasher().hash(value, 0);

class Hasher {
  #parts = 0;

  hash(value: Py, depth: number): string | undefined {
    if (++this.#parts > MOST_PARTS || depth > 20) return undefined;
    switch (value.type) {
      case 'str':
      case 'unicode':
        return isAscii(value.text) ? `s${value.text}` : `${value.type} ${value.text}`;
      case 'int':
      case 'long':
        return `n${value.value}`;
      case 'bool':
        return value.value ? 'n1' : 'n0';
      case 'float':
        if (Number.isNaN(value.value)) return undefined;
        return Number.isInteger(value.value) ? `n${BigInt(value.value)}` : `n${value.value}`;
      case 'NoneType':
        return 'None';
      case 'tuple': {
        const parts = value.items.map((item) => this.hash(item, depth + 1));
        if (parts.includes(undefined)) return undefined;
        return `t${parts.map((part) => `${part?.length}:${part}`).join('')}`;
      }
      case 'builtin':
      case 'module':
        return `${value.type} ${value.name}`;
      case 'list':
      case 'dict':
      case 'set':
        throw new Raised('TypeError', `unhashable type: '${value.type}'`);
      default:
        return undefined;
    }
  }
}

export const numberOf = (value: PyInt | PyFloat | PyBool): bigint | number =>
  value.type === 'bool' ? (value.value ? 1n : 0n) : value.value;

/** `first == second`. */
export function equal(machine: Machine, first: Py, second: Py): boolean | undefined {
  if (first.type === 'unknown' || second.type === 'unknown') return undefined;
  // JavaScript compares a bigint and a number by their exact values, as Python does.
  // biome-ignore lint/suspicious/noDoubleEquals: only == compares across the two
  if (isNumber(first) && isNumber(second)) return numberOf(first) == numberOf(second);
  if (isText(first) && isText(second)) return equalTexts(first, second);
  if (first.type === 'frozenset' || first.type === 'set')
    return second.type === 'frozenset' || second.type === 'set'
      ? equalKeys(first, second)
      : second.type === 'namespace' || second.type === 'exception'
        ? undefined
        : false;
  if (first.type !== second.type) return UNEQUAL.has(first.type) && UNEQUAL.has(second.type) ? false : undefined;
  switch (first.type) {
    case 'NoneType':
      return true;
    case 'list':
      if (second.type !== 'list' || first.cloud !== undefined || second.cloud !== undefined) return undefined;
      return equalItems(machine, first.items, second.items);
    case 'tuple':
      return second.type === 'tuple' ? equalItems(machine, first.items, second.items) : undefined;
    case 'dict':
      return second.type === 'dict' ? equalDicts(machine, first, second) : undefined;
    case 'module':
    case 'builtin':
      return second.type === first.type ? first.name === second.name : undefined;
    case 'function':
      return first === second;
    default:
      return first === second ? true : undefined;
  }
}

/** Types that are never equal to each other. */
const UNEQUAL: ReadonlySet<Py['type']> = new Set(
  'str unicode int long float bool NoneType list tuple dict set frozenset function builtin module xrange'.split(
    ' ',
  ) as Py['type'][],
);

function equalTexts(first: PyText, second: PyText): boolean | undefined {
  if (first.type === second.type || (isAscii(first.text) && isAscii(second.text))) return first.text === second.text;
  return undefined;
}

function equalItems(machine: Machine, first: readonly Py[], second: readonly Py[]): boolean | undefined {
  if (first.length !== second.length) return false;
  let known = true;
  machine.enter();
  try {
    for (let i = 0; i < first.length; i++) {
      machine.charge(1);
      const same = equal(machine, first[i] as Py, second[i] as Py);
      if (same === false) return false;
      if (same === undefined) known = false;
    }
  } finally {
    machine.leave();
  }
  return known ? true : undefined;
}

function equalKeys(first: Extract<Py, { type: 'set' | 'frozenset' }>, second: typeof first): boolean | undefined {
  if (first.cloud !== undefined || second.cloud !== undefined) return undefined;
  return (
    first.entries.size === second.entries.size && [...first.entries.keys()].every((key) => second.entries.has(key))
  );
}

function equalDicts(machine: Machine, first: Extract<Py, { type: 'dict' }>, second: typeof first): boolean | undefined {
  if (first.cloud !== undefined || second.cloud !== undefined) return undefined;
  if (first.entries.size !== second.entries.size) return false;
  const ones: Py[] = [];
  const twos: Py[] = [];
  for (const [key, [, value]] of first.entries) {
    const other = second.entries.get(key);
    if (!other) return false;
    ones.push(value);
    twos.push(other[1]);
  }
  return equalItems(machine, ones, twos);
}

/** Negative when `first` sorts before `second`, positive when after, 0 when they are equal. */
export function order(machine: Machine, first: Py, second: Py): number | undefined {
  if (isNumber(first) && isNumber(second)) {
    const one = numberOf(first);
    const two = numberOf(second);
    return one < two ? -1 : one > two ? 1 : equal(machine, first, second) ? 0 : undefined;
  }
  if (isText(first) && isText(second)) {
    if (equalTexts(first, second)) return 0;
    if (!isAscii(first.text) || !isAscii(second.text)) return undefined;
    return first.text < second.text ? -1 : 1;
  }
  if (first.type === 'list' && second.type === 'list') {
    if (first.cloud !== undefined || second.cloud !== undefined) return undefined;
    return orderItems(machine, first.items, second.items);
  }
  if (first.type === 'tuple' && second.type === 'tuple') return orderItems(machine, first.items, second.items);
  if (first.type === second.type) return equal(machine, first, second) ? 0 : undefined;
  const one = rank(first);
  const two = rank(second);
  if (one === undefined || two === undefined) return undefined;
  return one < two ? -1 : one > two ? 1 : undefined;
}

function orderItems(machine: Machine, first: readonly Py[], second: readonly Py[]): number | undefined {
  machine.enter();
  try {
    for (let i = 0; i < Math.min(first.length, second.length); i++) {
      machine.charge(1);
      const same = equal(machine, first[i] as Py, second[i] as Py);
      if (!same) return same === undefined ? undefined : order(machine, first[i] as Py, second[i] as Py);
    }
    return first.length - second.length;
  } finally {
    machine.leave();
  }
}

/** What Python 2 orders values of different types by: None first, then numbers, then the type's name. */
function rank(value: Py): string | undefined {
  if (value.type === 'NoneType') return '';
  if (isNumber(value)) return ' ';
  const named = isText(value) || value.type === 'list' || value.type === 'tuple' || value.type === 'dict';
  return named ? value.type : undefined;
}

import type { Machine } from './machine.ts';
import { isMutable, type Py, type PyMutable } from './objects.ts';

/**
 * Tells whether two ways through the program left the same values. Objects that can change must pair up one to one: those that
 * were there before the ways parted with themselves, and one that each way made anew with one of the other.
 */
export class Pairing {
  readonly #machine: Machine;
  readonly #parted: number;
  readonly #firsts = new Map<PyMutable, PyMutable>();
  readonly #seconds = new Map<PyMutable, PyMutable>();
  /** The first objects of all pairs, in the order in which they were compared, and those of pairs that differ. */
  readonly #tried: PyMutable[] = [];
  readonly #different = new Set<PyMutable>();

  /** @param parted the frame in which the ways parted; without it no two objects count as the same */
  constructor(machine: Machine, parted = Number.POSITIVE_INFINITY) {
    this.#machine = machine;
    this.#parted = parted;
  }

  same(first: Py, second: Py): boolean {
    if (isMutable(first) && isMutable(second)) return this.#sameObject(first, second);
    if (first === second) return true;
    if (first.type !== second.type) return false;
    switch (first.type) {
      case 'str':
      case 'unicode':
        return second.type === first.type && first.text === second.text;
      case 'int':
      case 'long':
      case 'bool':
        return second.type === first.type && first.value === second.value;
      case 'float':
        return second.type === 'float' && Object.is(first.value, second.value);
      case 'NoneType':
        return true;
      case 'tuple':
        return second.type === 'tuple' && this.#all(first.items, second.items);
      case 'module':
      case 'builtin':
        return second.type === first.type && first.name === second.name;
      default:
        return false;
    }
  }

  #sameObject(first: PyMutable, second: PyMutable): boolean {
    const paired = this.#firsts.get(first);
    if (paired || this.#seconds.has(second))
      return paired === second && this.#seconds.get(second) === first && !this.#different.has(first);
    this.#firsts.set(first, second);
    this.#seconds.set(second, first);
    const begun = this.#tried.push(first) - 1;
    if (first === second || this.#sameContent(first, second)) return true;
    // What was found the same inside of it may have been so only if it were the same.
    for (let i = begun; i < this.#tried.length; i++) this.#different.add(this.#tried[i] as PyMutable);
    return false;
  }

  #sameContent(first: PyMutable, second: PyMutable): boolean {
    if (first.born < this.#parted || second.born < this.#parted) return false;
    if (first.cloud !== undefined || second.cloud !== undefined || first.type !== second.type) return false;
    if (first.type === 'list' && second.type === 'list') return this.#all(first.items, second.items);
    if (first.type !== 'dict' || second.type !== 'dict' || first.entries.size !== second.entries.size) return false;
    for (const [key, [, value]] of first.entries) {
      const other = second.entries.get(key);
      if (!other || !this.#nested(value, other[1])) return false;
    }
    return true;
  }

  #all(first: readonly Py[], second: readonly Py[]): boolean {
    return first.length === second.length && first.every((item, i) => this.#nested(item, second[i] as Py));
  }

  #nested(first: Py, second: Py): boolean {
    this.#machine.enter();
    try {
      return this.same(first, second);
    } finally {
      this.#machine.leave();
    }
  }
}

import type { Fact } from './facts.ts';
import { type IpRange, keyOf, networkAround, prefixOf, rangeOfKey } from './ip-ranges.ts';
import type { Ledger, Topic } from './ledger.ts';
import type { UseIndex } from './uses.ts';

/** At most so many ranges that overlap one are named. */
const MOST = 40;

/** Finds the addresses and ranges that overlap without looking at all of them. */
export class IpIndex {
  readonly #uses: UseIndex;
  readonly #ledger: Ledger;
  /** How many ranges have each prefix, by the number of hexadecimal digits of an address. */
  readonly #prefixes = new Map<number, Map<number, number>>();
  readonly #prefixTopic: Topic = { changed: 0 };
  /** Every key of a family in order; built when a real range is first asked about, kept from then on. */
  readonly #ordered = new Map<number, string[]>();
  readonly #anyTopic: Topic = { changed: 0 };

  constructor(uses: UseIndex, ledger: Ledger) {
    this.#uses = uses;
    this.#ledger = ledger;
  }

  /** A range or address gets its first use or loses its last. */
  changed(key: string, used: boolean): void {
    this.#ledger.change(this.#anyTopic);
    const range = rangeOfKey(key);
    const digits = range.first.length;
    this.#place(digits, key, used);
    if (range.first === range.last) return;
    const counts = this.#prefixes.get(digits) ?? new Map<number, number>();
    this.#prefixes.set(digits, counts);
    const prefix = prefixOf(range);
    const count = (counts.get(prefix) ?? 0) + (used ? 1 : -1);
    if (count > 0) counts.set(prefix, count);
    else counts.delete(prefix);
    if (count === (used ? 1 : 0)) this.#ledger.change(this.#prefixTopic);
  }

  /** The uses of ranges that share an address with this one but are not equal to it; of at most a few dozen of them. */
  overlapping(range: IpRange): Fact[] {
    const keys = [...this.#around(range), ...this.#within(range)];
    return keys.flatMap((key) => this.#uses.of('ip', key));
  }

  /** Larger networks that hold the range. */
  #around(range: IpRange): string[] {
    this.#ledger.read(this.#prefixTopic);
    const counts = this.#prefixes.get(range.first.length);
    if (!counts?.size) return [];
    const own = prefixOf(range);
    const prefixes = [...counts.keys()].filter((prefix) => prefix < own);
    return prefixes.sort((a, b) => a - b).map((prefix) => keyOf(networkAround(range.first, prefix)));
  }

  /** Smaller networks and addresses inside a real range. */
  #within(range: IpRange): string[] {
    if (range.first === range.last) return [];
    this.#ledger.read(this.#anyTopic);
    const ordered = this.#order(range.first.length);
    const own = keyOf(range);
    const within: string[] = [];
    for (let at = lowerBound(ordered, range.first); within.length < MOST; at++) {
      const key = ordered[at];
      if (key === undefined || key.slice(0, range.first.length) > range.last) break;
      if (key !== own && rangeOfKey(key).last <= range.last) within.push(key);
    }
    return within;
  }

  #order(digits: number): string[] {
    const known = this.#ordered.get(digits);
    if (known) return known;
    const keys: string[] = [];
    for (const [fact] of this.#uses.all('ip')) {
      if (fact && rangeOfKey(fact.key).first.length === digits) keys.push(fact.key);
    }
    keys.sort();
    this.#ordered.set(digits, keys);
    return keys;
  }

  #place(digits: number, key: string, used: boolean): void {
    const ordered = this.#ordered.get(digits);
    if (!ordered) return;
    const at = lowerBound(ordered, key);
    if (used) ordered.splice(at, 0, key);
    else if (ordered[at] === key) ordered.splice(at, 1);
  }
}

/** The first place in an ordered list whose text is not below the one given. */
function lowerBound(ordered: readonly string[], text: string): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

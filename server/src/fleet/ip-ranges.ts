import { type Address, rangeOf } from '../specs/address.ts';
import type { Fact } from './facts.ts';

/** A stretch of addresses of one family, both ends included, written so that texts compare like addresses. */
export interface IpRange {
  readonly first: string;
  readonly last: string;
}

const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The addresses that `ip=` means. Behind a network's own address (`192.0.2.0/24`) the prefix makes a range; behind a host's
 * (`192.0.2.7/24`) people write their netmask, so that is one address.
 */
export function ipRange(address: Address): IpRange {
  const { first, last } = rangeOf(address);
  const isNetwork = first.every((byte, i) => byte === address.bytes[i]);
  const ends = isNetwork
    ? { first: hex(first), last: hex(last) }
    : { first: hex(address.bytes), last: hex(address.bytes) };
  return ends;
}

export const rangeKey = (address: Address): string => {
  const { first, last } = ipRange(address);
  return first === last ? first : `${first}-${last}`;
};

/** True when the two share an address; families do not mix, because their texts differ in length. */
const overlap = (a: IpRange, b: IpRange): boolean =>
  a.first.length === b.first.length && a.first <= b.last && b.first <= a.last;

interface Entry extends IpRange {
  readonly uses: readonly Fact[];
}

/** Every address and range of a fleet, ordered, so that those that overlap are found without looking at all. */
export class IpRanges {
  readonly #single: Entry[] = [];
  /** Real ranges are few. */
  readonly #wide: Entry[] = [];

  constructor(all: Iterable<readonly Fact[]>) {
    for (const uses of all) {
      const key = uses[0]?.key ?? '';
      const dash = key.indexOf('-');
      if (dash < 0) this.#single.push({ first: key, last: key, uses });
      else this.#wide.push({ first: key.slice(0, dash), last: key.slice(dash + 1), uses });
    }
    this.#single.sort((a, b) => (a.first < b.first ? -1 : 1));
  }

  /** The uses of ranges that share an address with this one but are not equal to it; at most a few dozen. */
  overlapping(range: IpRange): readonly Fact[] {
    const found = this.#wide.filter(
      (entry) => overlap(entry, range) && !(entry.first === range.first && entry.last === range.last),
    );
    if (range.first !== range.last) found.push(...this.#within(range));
    return found.flatMap(({ uses }) => uses);
  }

  #within(range: IpRange): Entry[] {
    let low = 0;
    let high = this.#single.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#single[middle] as Entry).first < range.first) low = middle + 1;
      else high = middle;
    }
    const within: Entry[] = [];
    for (
      let entry = this.#single[low];
      entry && entry.first <= range.last && within.length < MOST;
      entry = this.#single[++low]
    ) {
      if (overlap(entry, range)) within.push(entry);
    }
    return within;
  }
}

const MOST = 40;

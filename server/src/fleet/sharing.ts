import type { Digest } from './digest.ts';

interface Stretch<T> {
  readonly file: number;
  readonly first: T;
  readonly last: T;
}

/**
 * Finds out from the digests of all files which of them may be in conflict with another one, or with themselves. Says so of a few too many
 * rather than one too few: whoever is named is looked at again among the others that are.
 */
export class Sharing {
  /** Which file uses a thing, by the thing's number; the first of several. */
  readonly #users = new Users();
  readonly #asks: number[] = [];
  readonly #ipv4: Stretch<number>[] = [];
  readonly #ipv6: Stretch<string>[] = [];
  readonly #demands: number[] = [];
  readonly #shared = new Set<number>();

  /** Takes in a digest whose files are numbered from `offset`. */
  add({ uses, asks, ipv4, ipv6, demands }: Digest, offset: number): void {
    for (let i = 0; i < uses.length; i += 2) {
      const file = (uses[i] as number) + offset;
      const first = this.#users.add(uses[i + 1] as number, file);
      if (first !== undefined) this.#shared.add(first).add(file);
    }
    for (let i = 0; i < asks.length; i += 2) this.#asks.push((asks[i] as number) + offset, asks[i + 1] as number);
    for (let i = 0; i < ipv4.length; i += 3) {
      const [file = 0, first = 0, last = 0] = ipv4.slice(i, i + 3);
      this.#ipv4.push({ file: file + offset, first, last });
    }
    for (const [file, first, last] of ipv6) this.#ipv6.push({ file: file + offset, first, last });
    for (let i = 0; i < demands.length; i += 4) {
      this.#demands.push((demands[i] as number) + offset, ...demands.slice(i + 1, i + 4));
    }
  }

  /** The file that uses a thing, by the thing's number; the first of several, all of which are in `shared`. */
  userOf(thing: number): number | undefined {
    return this.#users.get(thing);
  }

  /** Every file whose answer depends on what others use. */
  shared(): ReadonlySet<number> {
    for (let i = 0; i < this.#asks.length; i += 2) {
      const user = this.userOf(this.#asks[i + 1] as number);
      if (user !== undefined) this.#shared.add(user).add(this.#asks[i] as number);
    }
    for (const file of overlapping(this.#ipv4)) this.#shared.add(file);
    for (const file of overlapping(this.#ipv6)) this.#shared.add(file);
    for (const file of this.#wantingTooMuch()) this.#shared.add(file);
    return this.#shared;
  }

  /** The files of hosts whose guests want more memory together than one of them says that there is. */
  *#wantingTooMuch(): Iterable<number> {
    const hosts = new Map<number, { wanted: number; has: number }>();
    const demands = this.#demands;
    for (let i = 0; i < demands.length; i += 4) {
      const [host = 0, wanted = 0, has = 0] = demands.slice(i + 1, i + 4);
      const known = hosts.get(host) ?? { wanted: 0, has: Number.POSITIVE_INFINITY };
      hosts.set(host, { wanted: known.wanted + wanted, has: Math.min(known.has, has || Number.POSITIVE_INFINITY) });
    }
    for (let i = 0; i < demands.length; i += 4) {
      const host = hosts.get(demands[i + 1] as number);
      if (host && host.wanted > host.has) yield demands[i] as number;
    }
  }
}

/** The files of real ranges that overlap something, and of what they overlap. */
function* overlapping<T extends number | string>(stretches: readonly Stretch<T>[]): Iterable<number> {
  const ranges = stretches.filter(({ first, last }) => first < last).sort((a, b) => (a.first < b.first ? -1 : 1));
  if (!ranges.length) return;
  const groups: { first: T; last: T; files: number[]; shared: boolean }[] = [];
  for (const { file, first, last } of ranges) {
    const group = groups.at(-1);
    if (!group || first > group.last) groups.push({ first, last, files: [file], shared: false });
    else {
      if (last > group.last) group.last = last;
      group.files.push(file);
      group.shared = true;
    }
  }
  for (const { file, first, last } of stretches) {
    if (first < last) continue;
    const group = groups[lastAtOrBelow(groups, first)];
    if (!group || first > group.last) continue;
    group.shared = true;
    yield file;
  }
  for (const { files, shared } of groups) if (shared) yield* files;
}

/** The place of the last group that begins at an address or before it; -1 where all begin behind it. */
function lastAtOrBelow<T extends number | string>(groups: readonly { readonly first: T }[], address: T): number {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle] as { readonly first: T }).first <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const SMALLEST = 1 << 12;

/** A table from numbers to files, in two arrays: a Map of a million entries would take ten times the room. */
class Users {
  #numbers = new Uint32Array(SMALLEST);
  /** One more than the file's number; 0 in an empty place. */
  #files = new Uint32Array(SMALLEST);
  #count = 0;

  get(number: number): number | undefined {
    const file = this.#files[this.#place(number)] as number;
    return file ? file - 1 : undefined;
  }

  /** Notes the first file under a number; answers with the one that is there already. */
  add(number: number, file: number): number | undefined {
    if (this.#count * 2 > this.#files.length) this.#grow();
    const place = this.#place(number);
    const known = this.#files[place] as number;
    if (known) return known - 1;
    this.#put(place, number, file + 1);
    return undefined;
  }

  #put(place: number, number: number, file: number): void {
    this.#numbers[place] = number;
    this.#files[place] = file;
    this.#count++;
  }

  #place(number: number): number {
    const mask = this.#files.length - 1;
    let place = (Math.imul(number, 0x9e3779b1) >>> 0) & mask;
    while (this.#files[place] && this.#numbers[place] !== number) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [numbers, files] = [this.#numbers, this.#files];
    this.#numbers = new Uint32Array(files.length * 2);
    this.#files = new Uint32Array(files.length * 2);
    this.#count = 0;
    for (let i = 0; i < files.length; i++) {
      const file = files[i] as number;
      if (file) this.#put(this.#place(numbers[i] as number), numbers[i] as number, file);
    }
  }
}

import type { ConfigFile } from '../config/file.ts';
import type { FactType } from './facts.ts';
import { demandOf, eachUse } from './gather.ts';
import { rangeOfKey } from './ip-ranges.ts';
import type { Topic } from './ledger.ts';
import { isOwn, numberOf, numberOfThing } from './things.ts';

/**
 * What many files share with others, in numbers: small, and cheap to hand to another thread. Files are numbered as the digest's maker counts
 * them. Who has all digests of a fleet knows which files can be in conflict (`Sharing`).
 */
export interface Digest {
  /** Pairs: a file, and the number of a thing that it uses. */
  readonly uses: readonly number[];
  /** Pairs: a file, and the number of a thing that its answer asked about without using it. */
  readonly asks: readonly number[];
  /** Triples: a file, and the first and last of the IPv4 addresses that it takes. */
  readonly ipv4: readonly number[];
  /** The same for IPv6, the addresses in hexadecimal digits. */
  readonly ipv6: readonly (readonly [number, string, string])[];
  /** Fours: a file, the number of its host, the memory that its guest wants, and what the host has, in MiB; 0 where that is unknown. */
  readonly demands: readonly number[];
}

/** Makes the digest of one file after the other. */
export class Digester implements Digest {
  readonly uses: number[] = [];
  readonly asks: number[] = [];
  readonly ipv4: number[] = [];
  readonly ipv6: [number, string, string][] = [];
  readonly demands: number[] = [];

  /** Adds a guest's file; `topics` are what the answer about it was drawn from. */
  add(number: number, file: ConfigFile, host: string, topics: readonly Topic[]): void {
    if (file.kind === 'domain') {
      eachUse(file, (type, key) => this.#use(number, host, type, key));
      const memory = demandOf(file)?.memory;
      if (memory) this.demands.push(number, numberOf(host), memory, file.host?.memory ?? 0);
    }
    for (const { thing } of topics) if (thing && isOwn(thing.type)) this.asks.push(number, numberOfThing(thing));
  }

  #use(number: number, host: string, type: FactType, key: string): void {
    if (!isOwn(type)) return;
    this.uses.push(number, numberOfThing({ host, type, key }));
    if (type !== 'ip') return;
    const { first, last } = rangeOfKey(key);
    if (first.length > 8) this.ipv6.push([number, first, last]);
    else
      this.ipv4.push(
        number,
        Number.parseInt(first, 16),
        first === last ? Number.parseInt(first, 16) : Number.parseInt(last, 16),
      );
  }
}

import type { Fact, FactType, HostFactType } from './facts.ts';
import type { Ledger } from './ledger.ts';
import { UseIndex } from './uses.ts';

const OF_HOST: ReadonlySet<FactType> = new Set<HostFactType>([
  'name',
  'uuid',
  'vifname',
  'disk',
  'vnc',
  'vnc-password',
  'pci',
]);

export const isHostType = (type: FactType): type is HostFactType => OF_HOST.has(type);

export const isOfHost = ({ type }: Fact): boolean => OF_HOST.has(type);

interface Placed {
  readonly host: string;
  readonly facts: readonly Fact[];
}

const NONE: readonly Fact[] = [];

/** Which files use which things of their host; follows files whose host becomes another one. */
export class HostUses {
  readonly #ledger: Ledger;
  readonly #hostOf: (path: string) => string;
  readonly #files = new Map<string, Placed>();
  readonly #hosts = new Map<string, UseIndex>();
  #moved = false;

  constructor(ledger: Ledger, hostOf: (path: string) => string) {
    this.#ledger = ledger;
    this.#hostOf = hostOf;
  }

  set(path: string, facts: readonly Fact[]): void {
    this.#place(path, facts.length ? { host: this.#hostOf(path), facts } : undefined);
  }

  /** Files may belong to other hosts than before. */
  moved(): void {
    this.#moved = true;
  }

  /** Every use of one thing on a host, in the order of paths and places. */
  of(host: string, type: HostFactType, key: string): readonly Fact[] {
    this.settle();
    return this.#host(host).of(type, key);
  }

  /** Every use of a type, each thing once a host. */
  *all(type: FactType): Iterable<readonly Fact[]> {
    if (OF_HOST.has(type)) for (const uses of this.#hosts.values()) yield* uses.all(type);
  }

  #place(path: string, next: Placed | undefined): void {
    const before = this.#files.get(path);
    if (next) this.#files.set(path, next);
    else this.#files.delete(path);
    if (before && next && before.host === next.host) {
      this.#host(next.host).replace(before.facts, next.facts);
      return;
    }
    if (before) this.#host(before.host).replace(before.facts, NONE);
    if (next) this.#host(next.host).replace(NONE, next.facts);
  }

  /** Moves files to the hosts that they belong to now. */
  settle(): void {
    if (!this.#moved) return;
    this.#moved = false;
    for (const [path, { host, facts }] of this.#files) {
      const now = this.#hostOf(path);
      if (now !== host) this.#place(path, { host: now, facts });
    }
  }

  #host(host: string): UseIndex {
    const known = this.#hosts.get(host);
    if (known) return known;
    const uses = new UseIndex(this.#ledger, host);
    this.#hosts.set(host, uses);
    return uses;
  }
}

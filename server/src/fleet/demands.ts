import type { Demand } from './facts.ts';
import type { Ledger, Topic } from './ledger.ts';

/** A guest and what it wants of its host. */
export interface Guest {
  readonly path: string;
  readonly demand: Demand;
}

/** The guests of one host in the order of their paths, and the sum of the memory that they want, in MiB. */
export interface HostDemand {
  readonly guests: readonly Guest[];
  readonly memory: number;
}

interface Total {
  readonly guests: Map<string, Demand>;
  memory: number;
}

/** Somebody's question whether a host's guests want more than it has. */
interface Limit extends Topic {
  readonly memory: number;
  over: boolean;
}

/** Adds up what the guests of each host want. */
export class Demands {
  readonly #ledger: Ledger;
  readonly #hostOf: (path: string) => string;
  readonly #demands = new Map<string, Demand>();
  readonly #hosts = new Map<string, Total>();
  readonly #limits = new Map<string, Limit[]>();
  #counted = true;

  constructor(ledger: Ledger, hostOf: (path: string) => string) {
    this.#ledger = ledger;
    this.#hostOf = hostOf;
  }

  set(path: string, demand: Demand | undefined): void {
    const before = this.#demands.get(path);
    if (demand) this.#demands.set(path, demand);
    else this.#demands.delete(path);
    if (!this.#counted) return;
    const host = this.#hostOf(path);
    const total = this.#total(host);
    total.memory += (demand?.memory ?? 0) - (before?.memory ?? 0);
    if (demand) total.guests.set(path, demand);
    else total.guests.delete(path);
    for (const limit of this.#limits.get(host) ?? []) {
      const over = total.memory > limit.memory;
      if (over || limit.over) this.#ledger.change(limit);
      limit.over = over;
    }
  }

  /** Files belong to other hosts than before. */
  moved(): void {
    this.#counted = false;
    for (const limits of this.#limits.values()) for (const limit of limits) this.#ledger.change(limit);
  }

  /** What the guests of a host want together, when it is more than the memory (MiB) that the host has. */
  above(host: string, memory: number): HostDemand | undefined {
    this.#count();
    const total = this.#total(host);
    const over = total.memory > memory;
    this.#ledger.read(this.#limit(host, memory, over));
    if (!over) return undefined;
    const guests = [...total.guests].map(([path, demand]) => ({ path, demand }));
    return { guests: guests.sort((a, b) => (a.path < b.path ? -1 : 1)), memory: total.memory };
  }

  #limit(host: string, memory: number, over: boolean): Limit {
    const limits = this.#limits.get(host) ?? [];
    this.#limits.set(host, limits);
    const known = limits.find((limit) => limit.memory === memory);
    if (known) return known;
    const limit: Limit = { changed: 0, memory, over };
    limits.push(limit);
    return limit;
  }

  #total(host: string): Total {
    const known = this.#hosts.get(host);
    if (known) return known;
    const total: Total = { guests: new Map(), memory: 0 };
    this.#hosts.set(host, total);
    return total;
  }

  #count(): void {
    if (this.#counted) return;
    this.#counted = true;
    this.#hosts.clear();
    for (const [path, demand] of this.#demands) {
      const total = this.#total(this.#hostOf(path));
      total.memory += demand.memory ?? 0;
      total.guests.set(path, demand);
    }
    for (const [host, limits] of this.#limits) {
      for (const limit of limits) limit.over = this.#total(host).memory > limit.memory;
    }
  }
}

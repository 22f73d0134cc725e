import { Demands, type HostDemand } from './demands.ts';
import type { Fact, FactType, FileFacts, HostFactType, HostNetwork, SharedFactType } from './facts.ts';
import { HostUses, isOfHost } from './host-uses.ts';
import { folderOf, Hosts } from './hosts.ts';
import { IpIndex } from './ip-index.ts';
import type { IpRange } from './ip-ranges.ts';
import { type Drawn, Ledger } from './ledger.ts';
import { Networks } from './networks.ts';
import { sameDemand, sameFile, sameNetwork } from './same.ts';
import { UseIndex } from './uses.ts';

export type { HostDemand } from './demands.ts';
export type { Drawn } from './ledger.ts';
export { folderOf };

const NONE: readonly Fact[] = [];

/** The facts of many files, indexed so that a rule finds the other uses of a thing at once. Order of insertion does not matter. */
export class Fleet {
  readonly #ledger = new Ledger();
  readonly #files = new Map<string, FileFacts>();
  readonly #uses = new UseIndex(this.#ledger);
  readonly #ips = new IpIndex(this.#uses, this.#ledger);
  readonly #networks = new Networks(this.#ledger);
  readonly #hosts = new Hosts(this.#ledger);
  readonly #hostUses = new HostUses(this.#ledger, (path) => this.#hosts.of(path));
  readonly #demands = new Demands(this.#ledger, (path) => this.#hosts.of(path));
  readonly #projectHosts = new Set<string>();
  #interfaces = 0;

  constructor() {
    this.#uses.onKey = (type, key, used) => {
      if (type === 'ip') this.#ips.changed(key, used);
    };
    this.#hosts.onChange = () => {
      this.#demands.moved();
      this.#hostUses.moved();
    };
  }

  /** Grows with every change. */
  get revision(): number {
    return this.#ledger.revision;
  }

  /** Works out an answer and notes what of the fleet it is drawn from. */
  draw<T>(work: () => T): Drawn<T> {
    this.#hostUses.settle();
    return this.#ledger.draw(work);
  }

  /** True while nothing that an answer was drawn from has changed. */
  holds(answer: Pick<Drawn<unknown>, 'from' | 'revision'>): boolean {
    return this.#ledger.holds(answer);
  }

  /** Takes over a file's facts in place of what it said before. */
  set(file: FileFacts): void {
    const known = this.#files.get(file.path);
    if (known && sameFile(known, file)) return;
    this.#files.set(file.path, file);
    this.#replace(file.path, known, file);
  }

  remove(path: string): void {
    const known = this.#files.get(path);
    if (!known) return;
    this.#files.delete(path);
    this.#replace(path, known, undefined);
  }

  #replace(path: string, before: FileFacts | undefined, after: FileFacts | undefined): void {
    if (!sameNetwork(before?.network, after?.network)) {
      this.#networks.set(path, after?.network);
      if (after?.network && !before?.network) this.#hosts.mark(folderOf(path));
      if (before?.network && !after?.network) this.#hosts.unmark(folderOf(path));
    }
    this.#interfaces += (after?.interfaces ?? 0) - (before?.interfaces ?? 0);
    const [gone, come] = [before?.facts ?? NONE, after?.facts ?? NONE];
    this.#uses.replace(gone.filter(isShared), come.filter(isShared));
    this.#hostUses.set(path, come.filter(isOfHost));
    if (!sameDemand(before?.demand, after?.demand)) this.#demands.set(path, after?.demand);
  }

  /** Says that a folder is a host of its own because a `.xen-config.json` lies in it. */
  addHost(folder: string): void {
    if (this.#projectHosts.has(folder)) return;
    this.#projectHosts.add(folder);
    this.#hosts.mark(folder);
  }

  removeHost(folder: string): void {
    if (this.#projectHosts.delete(folder)) this.#hosts.unmark(folder);
  }

  /** The host that a file belongs to, named by its folder; empty where no folder above says that it is one. */
  hostOf(path: string): string {
    return this.#hosts.of(path);
  }

  /** What the guests of a file's host want of it together, when that is more than the memory (MiB) it has. */
  overcommitted(path: string, memory: number): HostDemand | undefined {
    return this.#demands.above(this.hostOf(path), memory);
  }

  /** Ranges and addresses of other interfaces that share at least one address with the range. */
  overlapping(range: IpRange): readonly Fact[] {
    return this.#ips.overlapping(range);
  }

  /** How many network interfaces all guests have together. */
  get interfaces(): number {
    return this.#interfaces;
  }

  factsOf(path: string): FileFacts | undefined {
    return this.#files.get(path);
  }

  get paths(): Iterable<string> {
    return this.#files.keys();
  }

  /** Every use of one thing in the whole fleet, in the order of paths and places. */
  uses(type: SharedFactType, key: string): readonly Fact[] {
    return this.#uses.of(type, key);
  }

  /** Every use of one thing on the host that a file belongs to, in the order of paths and places. */
  usesOnHost(path: string, type: HostFactType, key: string): readonly Fact[] {
    return this.#hostUses.of(this.hostOf(path), type, key);
  }

  /** Every use of a type, each thing once with its uses; of several hosts together. */
  *all(type: FactType): Iterable<readonly Fact[]> {
    yield* this.#uses.all(type);
    yield* this.#hostUses.all(type);
  }

  /** Every host's network, in the order of paths. */
  networks(): readonly HostNetwork[] {
    return this.#networks.all();
  }

  /** The network of the host that a file is for. */
  networkFor(path: string, toolstack: HostNetwork['toolstack']): HostNetwork | undefined {
    return this.#networks.for(path, toolstack);
  }
}

const isShared = (fact: Fact): boolean => !isOfHost(fact);

import type { Range } from '../syntax/text.ts';
import type { Demand, Fact, FactType, FileFacts, HostNetwork } from './facts.ts';
import { folderOf, Hosts } from './hosts.ts';
import { type IpRange, IpRanges } from './ip-ranges.ts';

/** The guests of one host and the sum of what they want, memory in MiB. */
export interface HostDemand {
  readonly guests: readonly { readonly path: string; readonly demand: Demand }[];
  readonly memory: number;
}

const NONE: readonly Fact[] = [];

export { folderOf };

/** The facts of many files, indexed so that a rule finds the other uses of a thing at once. Order of insertion does not matter. */
export class Fleet {
  readonly #files = new Map<string, FileFacts>();
  readonly #uses = new Map<FactType, Map<string, Fact[]>>();
  #interfaces = 0;
  readonly #networks = new Map<string, HostNetwork>();
  readonly #hosts = new Hosts();
  readonly #projectHosts = new Set<string>();
  readonly #demands = new Map<string, { guests: { path: string; demand: Demand }[]; memory: number }>();
  #demandsAt = -1;
  #ranges: IpRanges | undefined;
  #revision = 0;

  /** Grows with every change, so that answers drawn from the fleet can be kept until then. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes over a file's facts in place of what it said before. */
  set(file: FileFacts): void {
    const known = this.#files.get(file.path);
    if (known && sameFacts(known, file)) return;
    this.remove(file.path);
    this.#revision++;
    this.#files.set(file.path, file);
    this.#interfaces += file.interfaces ?? 0;
    for (const fact of file.facts) {
      if (fact.type === 'ip') this.#ranges = undefined;
      const uses = this.#of(fact.type);
      const those = uses.get(fact.key);
      if (those) those.push(fact);
      else uses.set(fact.key, [fact]);
    }
    if (!file.network) return;
    this.#networks.set(networkKey(file.network), file.network);
    this.#hosts.mark(folderOf(file.path));
  }

  /** Says that a folder is a host of its own because a `.xen-config.json` lies in it. */
  addHost(folder: string): void {
    if (this.#projectHosts.has(folder)) return;
    this.#projectHosts.add(folder);
    this.#hosts.mark(folder);
    this.#revision++;
  }

  removeHost(folder: string): void {
    if (!this.#projectHosts.delete(folder)) return;
    this.#hosts.unmark(folder);
    this.#revision++;
  }

  /** The host that a file belongs to, named by its folder; empty where no folder above says that it is one. */
  hostOf(path: string): string {
    return this.#hosts.of(path);
  }

  /** What the guests of a file's host take of it together, each in the order of paths. */
  demands(path: string): HostDemand {
    if (this.#demandsAt !== this.#revision) {
      this.#demands.clear();
      this.#demandsAt = this.#revision;
      for (const file of this.#files.values()) {
        if (!file.demand) continue;
        const host = this.hostOf(file.path);
        const total = this.#demands.get(host) ?? { guests: [], memory: 0 };
        total.guests.push({ path: file.path, demand: file.demand });
        total.memory += file.demand.memory ?? 0;
        this.#demands.set(host, total);
      }
      for (const { guests } of this.#demands.values()) guests.sort((a, b) => (a.path < b.path ? -1 : 1));
    }
    return this.#demands.get(this.hostOf(path)) ?? { guests: [], memory: 0 };
  }

  /** Ranges and addresses of other interfaces that share at least one address with the range. */
  overlapping(range: IpRange): readonly Fact[] {
    this.#ranges ??= new IpRanges(this.all('ip'));
    return this.#ranges.overlapping(range);
  }

  remove(path: string): void {
    const file = this.#files.get(path);
    if (!file) return;
    this.#revision++;
    this.#files.delete(path);
    this.#interfaces -= file.interfaces ?? 0;
    // Once a key, however often the file uses it: a thousand interfaces may be on one bridge.
    const done = new Set<string>();
    for (const { type, key } of file.facts) {
      const id = `${type}:${key}`;
      if (done.has(id)) continue;
      done.add(id);
      const uses = this.#of(type);
      const left = (uses.get(key) ?? []).filter((use) => use.path !== path);
      if (left.length) uses.set(key, left);
      else uses.delete(key);
    }
    if (file.facts.some(({ type }) => type === 'ip')) this.#ranges = undefined;
    if (!file.network) return;
    this.#hosts.unmark(folderOf(path));
    const key = networkKey(file.network);
    if (this.#networks.get(key)?.path === path) this.#networks.delete(key);
  }

  #of(type: FactType): Map<string, Fact[]> {
    let uses = this.#uses.get(type);
    if (!uses) {
      uses = new Map();
      this.#uses.set(type, uses);
    }
    return uses;
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

  /** Every use of one thing, in the order of paths and places. */
  uses(type: FactType, key: string): readonly Fact[] {
    const uses = this.#uses.get(type)?.get(key);
    if (!uses) return NONE;
    return uses.length < 2 ? uses : [...uses].sort(byPlace);
  }

  /** Every use of a type, each key once with its uses. */
  all(type: FactType): Iterable<readonly Fact[]> {
    return this.#uses.get(type)?.values() ?? [];
  }

  /** The paths of other files that share a fact with this one. */
  sharing(file: FileFacts): Set<string> {
    const paths = new Set<string>();
    for (const { type, key } of file.facts) {
      for (const use of this.#uses.get(type)?.get(key) ?? NONE) if (use.path !== file.path) paths.add(use.path);
    }
    return paths;
  }

  /**
   * The network of the host that a file is for: the one described in the same folder or the nearest above it, by the file's own toolstack
   * first; else, when the whole fleet describes a single host and the file's folders are none, that one.
   */
  networkFor(path: string, toolstack: HostNetwork['toolstack']): HostNetwork | undefined {
    const other = toolstack === 'xl' ? 'xm' : 'xl';
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const network = this.#networks.get(`${toolstack}:${folder}`) ?? this.#networks.get(`${other}:${folder}`);
      if (network) return network;
      if (!folder) break;
    }
    return this.#networks.size === 1 ? [...this.#networks.values()][0] : undefined;
  }
}

const networkKey = ({ path, toolstack }: HostNetwork): string => `${toolstack}:${folderOf(path)}`;

const byPlace = (a: Fact, b: Fact): number =>
  a.path < b.path
    ? -1
    : a.path > b.path
      ? 1
      : a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;

const sameRange = (a: Range | undefined, b: Range | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character);

const sameFact = (a: Fact, b: Fact): boolean =>
  a.type === b.type && a.key === b.key && a.label === b.label && a.detail === b.detail && sameRange(a.range, b.range);

const sameDemand = (a: Demand | undefined, b: Demand | undefined): boolean =>
  a?.memory === b?.memory &&
  a?.vcpus === b?.vcpus &&
  sameRange(a?.memoryAt, b?.memoryAt) &&
  sameRange(a?.vcpusAt, b?.vcpusAt);

/** True when two readings of one file give the same facts. */
function sameFacts(a: FileFacts, b: FileFacts): boolean {
  if (a.facts.length !== b.facts.length || a.interfaces !== b.interfaces || !sameDemand(a.demand, b.demand))
    return false;
  if (JSON.stringify(a.network) !== JSON.stringify(b.network)) return false;
  return a.facts.every((fact, i) => sameFact(fact, b.facts[i] as Fact));
}

import type { Fact, FactType, FileFacts, HostNetwork } from './facts.ts';

const NONE: readonly Fact[] = [];

/** The folder of a path or URI, without its last slash; empty for a bare name. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The facts of many files, indexed so that a rule finds the other uses of a thing at once. Order of insertion does not matter. */
export class Fleet {
  readonly #files = new Map<string, FileFacts>();
  readonly #uses = new Map<string, Fact[]>();
  readonly #networks = new Map<string, HostNetwork>();
  #revision = 0;

  /** Grows with every change, so that answers drawn from the fleet can be kept until then. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes over a file's facts in place of what it said before. */
  set(file: FileFacts): void {
    const known = this.#files.get(file.path);
    if (known && JSON.stringify(known) === JSON.stringify(file)) return;
    this.remove(file.path);
    this.#revision++;
    this.#files.set(file.path, file);
    for (const fact of file.facts) {
      const key = `${fact.type}:${fact.key}`;
      const uses = this.#uses.get(key);
      if (uses) uses.push(fact);
      else this.#uses.set(key, [fact]);
    }
    if (file.network) this.#networks.set(folderOf(file.path), file.network);
  }

  remove(path: string): void {
    const file = this.#files.get(path);
    if (!file) return;
    this.#revision++;
    this.#files.delete(path);
    for (const { type, key } of file.facts) {
      const id = `${type}:${key}`;
      const left = (this.#uses.get(id) ?? []).filter((use) => use.path !== path);
      if (left.length) this.#uses.set(id, left);
      else this.#uses.delete(id);
    }
    if (file.network && this.#networks.get(folderOf(path))?.path === path) this.#networks.delete(folderOf(path));
  }

  factsOf(path: string): FileFacts | undefined {
    return this.#files.get(path);
  }

  get paths(): Iterable<string> {
    return this.#files.keys();
  }

  /** Every use of one thing, in the order of paths and places. */
  uses(type: FactType, key: string): readonly Fact[] {
    const uses = this.#uses.get(`${type}:${key}`);
    if (!uses) return NONE;
    return uses.length < 2 ? uses : [...uses].sort(byPlace);
  }

  /** Every use of a type, each key once with its uses. */
  *all(type: FactType): Iterable<readonly Fact[]> {
    for (const [id, uses] of this.#uses) if (id.startsWith(`${type}:`)) yield uses;
  }

  /** The paths of other files that share a fact with this one. */
  sharing(file: FileFacts): Set<string> {
    const paths = new Set<string>();
    for (const { type, key } of file.facts) {
      for (const use of this.#uses.get(`${type}:${key}`) ?? NONE) if (use.path !== file.path) paths.add(use.path);
    }
    return paths;
  }

  /**
   * The network of the host that a file is for: the one described in the same folder or the nearest above it; else, when the whole
   * fleet describes a single host, that one.
   */
  networkFor(path: string): HostNetwork | undefined {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const network = this.#networks.get(folder);
      if (network) return network;
      if (!folder) break;
    }
    return this.#networks.size === 1 ? [...this.#networks.values()][0] : undefined;
  }
}

const byPlace = (a: Fact, b: Fact): number =>
  a.path < b.path
    ? -1
    : a.path > b.path
      ? 1
      : a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;

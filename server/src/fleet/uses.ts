import type { Fact, FactType } from './facts.ts';
import type { Ledger, Topic } from './ledger.ts';
import { sameFacts } from './same.ts';
import type { Thing } from './things.ts';

/** Every use of one thing. */
class Uses implements Topic {
  changed = 0;
  facts: Fact[] = [];
  ordered = true;
  readonly #host: string;
  readonly #type: FactType;
  readonly #key: string;

  constructor(host: string, type: FactType, key: string) {
    this.#host = host;
    this.#type = type;
    this.#key = key;
  }

  get thing(): Thing {
    return { host: this.#host, type: this.#type, key: this.#key };
  }
}

const NONE: readonly Fact[] = [];
/** So many things that nobody uses any more are remembered for those who asked about them. */
const MAX_UNUSED = 50_000;

/** Which files use which things. The order of insertion does not matter. */
export class UseIndex {
  readonly #ledger: Ledger;
  readonly #host: string;
  readonly #types = new Map<FactType, Map<string, Uses>>();
  #unused = 0;
  /** Told when a thing gets its first use or loses its last one. */
  onKey: (type: FactType, key: string, used: boolean) => void = () => {};

  /** `host` is the one whose things these are; none for what all hosts share. */
  constructor(ledger: Ledger, host = '') {
    this.#ledger = ledger;
    this.#host = host;
  }

  /** Takes over a file's facts in place of those that it gave before; touches only the things whose uses differ. */
  replace(path: string, before: readonly Fact[], after: readonly Fact[]): void {
    if (!before.length && !after.length) return;
    const changed = changedThings(before, after);
    if (!changed) return;
    const old = grouped(before, changed);
    for (const [id, facts] of grouped(after, changed)) {
      const gone = old.get(id);
      old.delete(id);
      if (!gone || !sameFacts(gone, facts)) this.#change(path, gone !== undefined, facts[0] as Fact, facts);
    }
    for (const facts of old.values()) this.#change(path, true, facts[0] as Fact, NONE);
    if (this.#unused > MAX_UNUSED) this.#sweep();
  }

  /** Every use of one thing, in the order of paths and places. */
  of(type: FactType, key: string): readonly Fact[] {
    const uses = this.#find(type, key);
    this.#ledger.read(uses);
    if (!uses.ordered) {
      uses.facts.sort(byPlace);
      uses.ordered = true;
    }
    return uses.facts;
  }

  /** Every use of a type, each thing once with its uses. */
  *all(type: FactType): Iterable<readonly Fact[]> {
    for (const { facts } of this.#types.get(type)?.values() ?? []) if (facts.length) yield facts;
  }

  #find(type: FactType, key: string): Uses {
    let things = this.#types.get(type);
    if (!things) {
      things = new Map();
      this.#types.set(type, things);
    }
    let uses = things.get(key);
    if (!uses) {
      uses = new Uses(this.#host, type, key);
      things.set(key, uses);
      this.#unused++;
    }
    return uses;
  }

  #change(path: string, known: boolean, { type, key }: Fact, facts: readonly Fact[]): void {
    const uses = this.#find(type, key);
    const used = uses.facts.length > 0;
    if (known) uses.facts = uses.facts.filter((use) => use.path !== path);
    for (const fact of facts) uses.facts.push(fact);
    uses.ordered = uses.facts.length < 2;
    this.#ledger.change(uses);
    const now = uses.facts.length > 0;
    if (used === now) return;
    this.#unused += now ? -1 : 1;
    this.onKey(type, key, now);
  }

  #sweep(): void {
    for (const things of this.#types.values()) {
      for (const [key, { facts }] of things) if (!facts.length) things.delete(key);
    }
    this.#unused = 0;
    this.#ledger.changeAll();
  }
}

type Things = ReadonlyMap<FactType, ReadonlySet<string>>;

/** The things that the middles of two lists are about, which begin and end with the same facts; undefined when all are the same. */
function changedThings(before: readonly Fact[], after: readonly Fact[]): Things | undefined {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const things = new Map<FactType, Set<string>>();
  for (const facts of [before, after]) {
    for (const { type, key } of facts.slice(start, facts.length - end)) {
      const keys = things.get(type);
      if (keys) keys.add(key);
      else things.set(type, new Set([key]));
    }
  }
  return things.size ? things : undefined;
}

/** The facts about each of some things. */
function grouped(facts: readonly Fact[], things: Things): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (!things.get(fact.type)?.has(fact.key)) continue;
    const id = `${fact.type}:${fact.key}`;
    const group = groups.get(id);
    if (group) group.push(fact);
    else groups.set(id, [fact]);
  }
  return groups;
}

export const byPlace = (a: Fact, b: Fact): number =>
  a.path < b.path
    ? -1
    : a.path > b.path
      ? 1
      : a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;

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

  /** Takes over a file's facts in place of the very ones that it gave before; touches only the things whose uses differ. */
  replace(before: readonly Fact[], after: readonly Fact[]): void {
    for (const change of changes(before, after)) this.#change(change);
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

  #change({ type, key, gone, come }: Change): void {
    const uses = this.#find(type, key);
    const used = uses.facts.length > 0;
    if (gone.length) {
      const left = new Set(gone);
      uses.facts = uses.facts.filter((use) => !left.has(use));
    }
    for (const fact of come) uses.facts.push(fact);
    uses.ordered = uses.facts.length < 2;
    if (sameFacts(gone, come)) return;
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

/** What becomes of the facts about one thing that a file gives. */
interface Change {
  readonly type: FactType;
  readonly key: string;
  readonly gone: Fact[];
  readonly come: Fact[];
}

/** What differs between two lists, which often begin and end with the same facts. */
function changes(before: readonly Fact[], after: readonly Fact[]): Iterable<Change> {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const things = new Map<string, Change>();
  const of = ({ type, key }: Fact): Change => {
    const id = `${type}:${key}`;
    let change = things.get(id);
    if (!change) {
      change = { type, key, gone: [], come: [] };
      things.set(id, change);
    }
    return change;
  };
  for (let i = start; i < before.length - end; i++) of(before[i] as Fact).gone.push(before[i] as Fact);
  for (let i = start; i < after.length - end; i++) of(after[i] as Fact).come.push(after[i] as Fact);
  return things.values();
}

export const byPlace = (a: Fact, b: Fact): number =>
  a.path < b.path
    ? -1
    : a.path > b.path
      ? 1
      : a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;

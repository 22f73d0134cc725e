import type { Thing } from './things.ts';

/** A part of the fleet that answers can be drawn from. `changed` is the fleet's revision at its last change. */
export interface Topic {
  changed: number;
  /** The thing whose uses it is about, where it is about one. */
  readonly thing?: Thing;
}

/** What an answer was drawn from: it holds as long as none of these topics changes. */
export interface Drawn<T> {
  readonly value: T;
  readonly from: readonly Topic[];
  readonly revision: number;
}

/**
 * Counts the changes of a fleet and notes which topics an answer is drawn from, so that only those answers are drawn again that a
 * change concerns.
 */
export class Ledger {
  #revision = 0;
  #oldest = 0;
  #reads: Set<Topic> | undefined;

  get revision(): number {
    return this.#revision;
  }

  /** A topic says something else from now on. */
  change(topic: Topic): void {
    topic.changed = ++this.#revision;
  }

  /** Every answer has to be drawn again. */
  changeAll(): void {
    this.#oldest = ++this.#revision;
  }

  /** An answer looks at a topic. */
  read(topic: Topic): void {
    this.#reads?.add(topic);
  }

  /** Works out an answer and notes what it looks at. */
  draw<T>(work: () => T): Drawn<T> {
    const outer = this.#reads;
    const reads = new Set<Topic>();
    this.#reads = reads;
    try {
      const revision = this.#revision;
      return { value: work(), from: [...reads], revision };
    } finally {
      this.#reads = outer;
    }
  }

  /** True while nothing that the answer was drawn from has changed. */
  holds({ from, revision }: Pick<Drawn<unknown>, 'from' | 'revision'>): boolean {
    if (revision === this.#revision) return true;
    return revision >= this.#oldest && from.every(({ changed }) => changed <= revision);
  }
}

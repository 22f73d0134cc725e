import { SxpList, type SxpNode } from './tree.ts';

/** Lists nested deeper are read for their brackets only: xend takes them, but nothing of a configuration lies there. */
export const MAX_DEPTH = 200;

/** Puts the tree together while the text is read from front to back, without recursion. */
export class Builder {
  /** Where a list is nested too deep to be kept, or -1. */
  tooDeep = -1;
  /** The top level, then the items of each open list. */
  readonly #nodes: SxpNode[] = [];
  /** Where each open list's `(` stands, and where its items start among the nodes. */
  readonly #opens: number[] = [];
  readonly #bases: number[] = [];
  /** How many open lists are not kept. */
  #beyond = 0;

  /** How many lists are open. */
  get depth(): number {
    return this.#opens.length + this.#beyond;
  }

  /** Where the `(` of the outermost open list stands, or -1. */
  get outerOpen(): number {
    return this.#opens[0] ?? -1;
  }

  /** The items of the only open list when there are few enough; undefined for more, or when no list or more than one is open. */
  outerItems(most: number): readonly SxpNode[] | undefined {
    const base = this.#bases[0];
    if (base === undefined || this.depth > 1 || this.#nodes.length - base > most) return undefined;
    return this.#nodes.slice(base);
  }

  /** The top level; only while no list is open. */
  get forms(): readonly SxpNode[] {
    return this.#nodes;
  }

  add(node: SxpNode): void {
    if (this.#beyond === 0) this.#nodes.push(node);
  }

  open(at: number): void {
    if (this.#opens.length === MAX_DEPTH) {
      if (this.tooDeep < 0) this.tooDeep = at;
      this.#beyond++;
      return;
    }
    this.#opens.push(at);
    this.#bases.push(this.#nodes.length);
  }

  /** Closes the innermost list behind its `)`, or without one at the place where it should be. Answers with a list that is kept. */
  close(end: number, closed = true): SxpList | undefined {
    if (this.#beyond > 0) {
      this.#beyond--;
      return undefined;
    }
    const open = this.#opens.pop();
    const base = this.#bases.pop();
    if (open === undefined || base === undefined) return undefined;
    const items = this.#nodes.slice(base);
    this.#nodes.length = base;
    const list = new SxpList(open, end, items, true, closed);
    this.#nodes.push(list);
    return list;
  }

  /** Takes back what was added last at the top level, from the given form on. */
  takeBack(from: number): SxpNode[] {
    return this.#nodes.splice(from);
  }
}

import type { Outline, Texts } from './lines.ts';
import { EndlessList, SxpList, type SxpNode } from './tree.ts';

/** Lists nested deeper are read for their brackets only: xend takes them, but nothing of a configuration lies there. */
export const MAX_DEPTH = 200;
/** How many values of one file are kept; beyond them, text is read for its brackets and quotes only. */
export const MAX_VALUES = 100_000;

/** Puts the tree together while the text is read from front to back, without recursion. */
export class Builder implements Outline {
  /** Where a list is nested too deep to be kept, or -1. */
  tooDeep = -1;
  /** Where the first value stands that is one too many, or -1; lists that are open there are not kept either. */
  tooMany = -1;
  /** Where the first value stands that is too long to be kept, or -1; lists that are open there are not kept either. */
  tooLong = -1;
  /** The top level, then the items of each open list; what lies beyond the size is left over from lists that are closed. */
  readonly #nodes: SxpNode[] = [];
  #size = 0;
  #values = 0;
  /** Where each open list's `(` stands, and where its items start among the nodes. */
  readonly #opens: number[] = [];
  readonly #bases: number[] = [];
  /** How many open lists are nested too deep to be kept. */
  #beyond = 0;
  /** How many open lists, from the outermost on, hold something that was not kept. */
  #lost = 0;

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
    if (base === undefined || this.depth > 1 || this.#size - base > most) return undefined;
    return this.#nodes.slice(base, this.#size);
  }

  outerTexts(most: number): Texts | undefined {
    const items = this.outerItems(most);
    const last = items?.at(-1);
    if (!items || !last || items.some(({ kind }) => kind === 'list')) return undefined;
    return { count: items.length, start: last.start, end: last.end, quoted: last.kind === 'string' };
  }

  /** Where the `(` of the innermost open list stands, or -1. */
  get innerOpen(): number {
    return this.#beyond ? -1 : (this.#opens.at(-1) ?? -1);
  }

  /** True when the innermost open list holds nothing yet. */
  get innerIsEmpty(): boolean {
    return this.#bases.at(-1) === this.#size;
  }

  /** True when the innermost open list has a name and a value or more, all of them texts. */
  get innerIsComplete(): boolean {
    const base = this.#bases.at(-1) ?? 0;
    const [name, value] = [this.#nodes[base], this.#nodes[this.#size - 1]];
    return this.#size > base + 1 && name?.kind !== 'list' && value?.kind !== 'list';
  }

  /** The top level; only while no list is open. */
  get forms(): readonly SxpNode[] {
    this.#nodes.length = this.#size;
    return this.#nodes;
  }

  add(node: SxpNode): void {
    if (this.#beyond === 0 && this.tooMany < 0) this.#push(node);
  }

  /** Leaves out a value that is too long. */
  lose(at: number): void {
    if (this.tooLong < 0) this.tooLong = at;
    if (this.#beyond === 0) this.#lost = this.#opens.length;
  }

  /** Counts what a value takes up beyond itself. */
  count(segments: number): void {
    this.#values += segments;
  }

  #push(node: SxpNode): void {
    if (++this.#values > MAX_VALUES) {
      this.tooMany = node.start;
      return;
    }
    if (this.#size === this.#nodes.length) this.#nodes.push(node);
    else this.#nodes[this.#size] = node;
    this.#size++;
  }

  open(at: number): void {
    if (this.#opens.length === MAX_DEPTH) {
      if (this.tooDeep < 0) this.tooDeep = at;
      this.#beyond++;
      return;
    }
    this.#opens.push(at);
    this.#bases.push(this.#size);
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
    const items = this.#nodes.slice(base, this.#size);
    this.#size = base;
    if (this.tooMany >= 0) return undefined;
    if (this.#opens.length < this.#lost) {
      this.#lost = this.#opens.length;
      return undefined;
    }
    const list = closed ? new SxpList(open, end, items) : new EndlessList(open, end, items);
    this.#push(list);
    return this.tooMany < 0 ? list : undefined;
  }

  /** Takes back what was added last at the top level, from the given form on. */
  takeBack(from: number): SxpNode[] {
    const taken = this.#nodes.slice(from, this.#size);
    this.#size = from;
    return taken;
  }
}

import { MAX_DEPTH, MAX_VALUES } from './builder.ts';
import type { Outline, Texts } from './lines.ts';

/** Follows a text as a Builder does and keeps count, but no tree: most of a large file is never looked at. */
export class Tally implements Outline {
  tooDeep = -1;
  tooMany = -1;
  tooLong = -1;
  #values = 0;
  readonly #opens = new Int32Array(MAX_DEPTH);
  /** How many lists are open, without those that are nested too deep. */
  #open = 0;
  #beyond = 0;
  #lost = 0;
  /** Of the outermost open list: how many items it has, whether a list is among them, and where some of them stand. */
  #items = 0;
  #nested = false;
  #nameEnd = -1;
  #nameStart = -1;
  #valueStart = -1;
  #lastStart = -1;
  #lastEnd = -1;
  #lastQuoted = false;

  get depth(): number {
    return this.#open + this.#beyond;
  }

  get outerOpen(): number {
    return this.#open ? (this.#opens[0] as number) : -1;
  }

  outerTexts(most: number): Texts | undefined {
    if (this.depth !== 1 || this.#items > most || this.#items === 0 || this.#nested) return undefined;
    return { count: this.#items, start: this.#lastStart, end: this.#lastEnd, quoted: this.#lastQuoted };
  }

  /** A word or string. */
  text(start: number, end: number, quoted: boolean): void {
    if (this.#beyond === 0 && this.tooMany < 0) this.#push(start, end, quoted, false);
  }

  lose(at: number): void {
    if (this.tooLong < 0) this.tooLong = at;
    if (this.#beyond === 0) this.#lost = this.#open;
  }

  count(segments: number): void {
    this.#values += segments;
  }

  #push(start: number, end: number, quoted: boolean, list: boolean): void {
    if (++this.#values > MAX_VALUES) {
      this.tooMany = start;
      return;
    }
    if (this.#open !== 1) return;
    if (list) this.#nested = true;
    else if (this.#items === 0 && !quoted) {
      this.#nameStart = start;
      this.#nameEnd = end;
    } else if (this.#items === 1 && !quoted) this.#valueStart = start;
    this.#items++;
    this.#lastStart = start;
    this.#lastEnd = end;
    this.#lastQuoted = quoted;
    if (list && this.#items === 1) this.#nameEnd = 0;
  }

  open(at: number): void {
    if (this.#open === MAX_DEPTH) {
      if (this.tooDeep < 0) this.tooDeep = at;
      this.#beyond++;
      return;
    }
    if (this.#open === 0) {
      this.#items = 0;
      this.#nested = false;
      this.#nameStart = -1;
      this.#nameEnd = -1;
      this.#valueStart = -1;
    }
    this.#opens[this.#open++] = at;
  }

  /** Closes the innermost list; true when it would be kept. */
  close(end: number): boolean {
    if (this.#beyond > 0) {
      this.#beyond--;
      return false;
    }
    const open = this.#opens[--this.#open] as number;
    if (this.tooMany >= 0) return false;
    if (this.#open < this.#lost) {
      this.#lost = this.#open;
      return false;
    }
    this.#push(open, end, false, true);
    return this.tooMany < 0;
  }

  /** True when the list that was last closed at the top level starts with a list. */
  get startsWithList(): boolean {
    return this.#nameEnd === 0;
  }

  /** The word that the list begins with which was last closed at the top level; -1 when it is none. */
  get nameStart(): number {
    return this.#nameStart;
  }

  get nameEnd(): number {
    return this.#nameEnd;
  }

  /** The word behind it, or -1. */
  get valueStart(): number {
    return this.#valueStart;
  }
}

import { type Span, span } from './text.ts';

/** Even, because spans are not divided. */
const BLOCK = 1024;

/**
 * Starts and ends of many spans, one after the other: mere numbers, which cost the collector of garbage next to nothing. The spans are
 * made when they are asked for.
 */
export class Places {
  /** Blocks of BLOCK numbers each: one array that grows would be copied time and again. */
  readonly #full: number[][] = [];
  #last: number[] = [];

  push(start: number, end: number): void {
    if (this.#last.length === BLOCK) {
      this.#full.push(this.#last);
      this.#last = [];
    }
    this.#last.push(start, end);
  }

  get length(): number {
    return (this.#full.length * BLOCK + this.#last.length) / 2;
  }

  at(index: number): Span {
    const block = this.#full[Math.floor((2 * index) / BLOCK)] ?? this.#last;
    const place = (2 * index) % BLOCK;
    return span(block[place] as number, block[place + 1] as number);
  }

  /** Where the last one starts; -1 when there is none. */
  get lastStart(): number {
    return this.#last.at(-2) ?? -1;
  }

  /** Where the last one ends; -1 when there is none. */
  get lastEnd(): number {
    return this.#last.at(-1) ?? -1;
  }

  pop(): void {
    this.#last.length -= 2;
    if (!this.#last.length) this.#last = this.#full.pop() ?? [];
  }

  spans(): Span[] {
    const made: Span[] = [];
    for (let i = 0; i < this.length; i++) made.push(this.at(i));
    return made;
  }
}

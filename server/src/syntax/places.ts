import { type Span, span } from './text.ts';

/**
 * Starts and ends of many spans, one after the other: mere numbers, which cost the collector of garbage next to nothing. The spans are
 * made when they are asked for.
 */
export class Places {
  readonly #numbers: number[] = [];

  push(start: number, end: number): void {
    this.#numbers.push(start, end);
  }

  get length(): number {
    return this.#numbers.length / 2;
  }

  at(index: number): Span {
    return span(this.#numbers[2 * index] as number, this.#numbers[2 * index + 1] as number);
  }

  /** Where the last one starts; -1 when there is none. */
  get lastStart(): number {
    return this.#numbers.at(-2) ?? -1;
  }

  /** Where the last one ends; -1 when there is none. */
  get lastEnd(): number {
    return this.#numbers.at(-1) ?? -1;
  }

  pop(): void {
    this.#numbers.length -= 2;
  }

  spans(): Span[] {
    const made: Span[] = [];
    for (let i = 0; i < this.length; i++) made.push(this.at(i));
    return made;
  }
}

import fc from 'fast-check';

/** Choices for a generator of programs, drawn from fast-check so that a seed brings them back. */
export class Chooser {
  readonly #draw: fc.GeneratorValue;

  constructor(draw: fc.GeneratorValue) {
    this.#draw = draw;
  }

  /** A number from 0 up to, not including, the limit. */
  below(limit: number): number {
    return this.#draw(fc.nat, limit - 1);
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === times - 1;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Makes one of several things. */
  make<T>(...makers: readonly (() => T)[]): T {
    return this.of(makers)();
  }

  many<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

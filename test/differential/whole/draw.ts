import type fc from 'fast-check';
import { Chooser } from '../xm/choose.ts';

/** How often something slips, in percent of the places where it can. */
export type Slips = 0 | 3 | 20;

/** Choices for a whole config, some of which are meant to be wrong. */
export class Draw extends Chooser {
  readonly #slips: Slips;

  constructor(draw: fc.GeneratorValue, slips: Slips) {
    super(draw);
    this.#slips = slips;
  }

  /** True when the next thing is to be wrong. */
  get slips(): boolean {
    return this.below(100) < this.#slips;
  }

  /** What is right, but for slips. */
  mostly<T>(right: () => T, ...wrong: readonly (() => T)[]): T {
    return this.slips ? this.make(...wrong) : right();
  }

  /** One of several right words or, after a slip, one of several others. */
  word(right: readonly string[], wrong: readonly string[] = []): string {
    return this.slips ? this.make(() => this.near(this.of(right)), ...wrong.map((text) => () => text)) : this.of(right);
  }

  /** A word that is nearly another. */
  near(word: string): string {
    return this.make(
      () => word.toUpperCase(),
      () => word.slice(0, -1),
      () => word.slice(0, 1),
      () => `${word}x`,
      () => `${word} `,
      () => ` ${word}`,
      () => '',
      () => `${word},${word}`,
      () => word.replace('-', '_'),
      () => this.of(['yes', 'true', 'none', 'auto', 'default', '0', '1']),
    );
  }

  /** Some of the parts, in their order, at least one. */
  some<T>(parts: readonly T[], most: number): T[] {
    const left = [...parts.keys()];
    const taken = new Set<number>();
    const count = 1 + this.below(Math.min(most, parts.length));
    while (taken.size < count) taken.add(left.splice(this.below(left.length), 1)[0] as number);
    return parts.filter((_, i) => taken.has(i));
  }
}

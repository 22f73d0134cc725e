import type { SyntaxProblem } from '../problem.ts';
import type { Span } from '../text.ts';

/** More problems than these help nobody. */
export const MOST_PROBLEMS = 1000;

/** The problems that a reader has found: the first ones, and whether there are more. */
export class Problems {
  readonly list: SyntaxProblem[] = [];
  /** Where the first one is that is not kept. */
  beyond: Span | undefined;

  /** True when further problems are only counted. */
  get full(): boolean {
    return this.list.length >= MOST_PROBLEMS;
  }

  add(problem: SyntaxProblem): void {
    if (this.full) this.beyond ??= problem.span;
    else this.list.push(problem);
  }

  /** Forgets the problems behind a place, which is read again. */
  forgetFrom(offset: number): void {
    while ((this.list.at(-1)?.span.start ?? -1) > offset) this.list.pop();
    if (!this.full) this.beyond = undefined;
  }
}

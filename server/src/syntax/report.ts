import type { Edit, Fix, SyntaxProblem, SyntaxRule } from './problem.ts';
import { type Span, span } from './text.ts';

/** A file with more than this many problems is not a configuration that somebody mends problem by problem. */
export const MAX_PROBLEMS = 1000;

export interface ProblemDetails {
  readonly rule?: SyntaxRule;
  /** Whether Xen's reader refuses the file for it; true unless said otherwise. */
  readonly rejects?: boolean;
  readonly fixes?: readonly Fix[];
  readonly related?: SyntaxProblem['related'];
}

/** Collects the problems of one file. */
export class Report {
  /** True as soon as anything was reported for which Xen's reader refuses the file. */
  rejected = false;
  /** Where the last Python code ends that was reported, or -1. */
  pythonEnd = -1;
  readonly #problems: SyntaxProblem[] = [];
  #left: { first: Span; rejects: boolean } | undefined;

  add(where: Span, message: string, details: ProblemDetails = {}): void {
    const { rule = 'syntax', rejects = true, fixes = [], related = [] } = details;
    if (rejects) this.rejected = true;
    if (this.#problems.length < MAX_PROBLEMS) {
      this.#problems.push({ rule, rejects, span: where, message, fixes, related });
      return;
    }
    this.#left ??= { first: where, rejects: false };
    if (rejects) this.#left.rejects = true;
  }

  /** True when there are so many problems that no more are shown. */
  get full(): boolean {
    return this.#left !== undefined;
  }

  get count(): number {
    return this.#problems.length;
  }

  /** Forgets what was reported since there were `count` problems, because the same place is looked at again. */
  rollBack(count: number, rejected: boolean): void {
    this.#problems.length = Math.min(count, this.#problems.length);
    if (count < MAX_PROBLEMS) this.#left = undefined;
    this.rejected = rejected;
  }

  /** The problems in the order of the file. */
  finish(): readonly SyntaxProblem[] {
    const all = this.#problems;
    if (this.#left) {
      all.push({
        rule: 'too-large',
        rejects: this.#left.rejects,
        span: this.#left.first,
        message: `This file has more than ${MAX_PROBLEMS} problems: the rest is not shown.`,
        fixes: [],
        related: [],
      });
    }
    return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}

export const safeFix = (title: string, ...edits: readonly Edit[]): Fix => ({ title, safe: true, edits });

export const choice = (title: string, ...edits: readonly Edit[]): Fix => ({ title, safe: false, edits });

export const fix = (safe: boolean, title: string, ...edits: readonly Edit[]): Fix => ({ title, safe, edits });

export const replace = (start: number, end: number, newText: string): Edit => ({ span: span(start, end), newText });

export const insert = (at: number, newText: string): Edit => replace(at, at, newText);

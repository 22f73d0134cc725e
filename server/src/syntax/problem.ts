import type { Range, Span } from './text.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Replaces the text at a span. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** Edits of the problem's own file that solve it. A safe fix has one right answer, deletes nothing the person typed, and may run on save. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that explains a problem: in this file, or in the file that `path` names. */
export interface Related {
  readonly path?: string;
  readonly range: Range;
  readonly message: string;
}

/** What a rule reports: at most two sentences that say what is wrong, what Xen does with it, and what to write. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
}

/** The rules whose problems a reader finds while it reads. */
export type SyntaxRule = 'syntax' | 'value-outside-quotes' | 'missing-comma' | 'smart-quotes' | 'too-large';

/** A problem found by a reader. `rejects` tells whether Xen's own reader refuses the file for it. */
export interface SyntaxProblem {
  readonly rule: SyntaxRule;
  readonly rejects: boolean;
  readonly span: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  /** True when the reader sees that something is wrong, but not what: a repair that works tells more. */
  readonly unsure?: true;
}

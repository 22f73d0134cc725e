import type { Edit, Problem } from '../syntax/problem.ts';
import type { Span } from '../syntax/text.ts';

/** What an editor shows for a place, as Markdown. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

/** Names an entry of the catalogue, so that its text can be asked for when it is shown. */
export type DocKey =
  | { readonly of: 'domain' | 'conf' | 'cpupool' | 'xend'; readonly name: string; readonly word?: string }
  /** `part`: one of the script's arguments. */
  | { readonly of: 'script'; readonly name: string; readonly part?: string }
  | { readonly of: 'spec'; readonly spec: string; readonly name: string; readonly word?: string };

export interface Completion {
  readonly label: string;
  readonly kind: 'setting' | 'key' | 'word' | 'value' | 'snippet' | 'file';
  /** The text it replaces. */
  readonly span: Span;
  readonly insert: string;
  /** True when `insert` has placeholders in the snippet syntax of LSP. */
  readonly snippet?: boolean;
  readonly detail?: string;
  /** Sorts before the label; lower first. */
  readonly sort?: string;
  readonly deprecated?: boolean;
  /** Ask for completions again at once (behind `key=`). */
  readonly again?: boolean;
  readonly doc?: DocKey;
}

export interface Action {
  readonly title: string;
  readonly problem: Problem;
  readonly edits: readonly Edit[];
  /** The one to take without asking: the first safe fix. */
  readonly preferred: boolean;
}

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
  | { readonly of: 'spec'; readonly spec: string; readonly name: string; readonly word?: string }
  | { readonly of: 'rule'; readonly name: string };

export interface Completion {
  readonly label: string;
  readonly kind: 'setting' | 'key' | 'word' | 'value' | 'snippet' | 'file';
  /** The text it replaces; on one line, with the cursor in it or at its edge. */
  readonly span: Span;
  readonly insert: string;
  /** True when `insert` has placeholders in the snippet syntax of LSP. */
  readonly snippet?: boolean;
  /** What it is compared with while typing; the label where absent. */
  readonly filter?: string;
  /** What it is, in a few words. */
  readonly detail?: string;
  /** Where it does not fit as it stands: `HVM only`, `deprecated`. */
  readonly note?: string;
  /** Sorts before the label; lower first. */
  readonly sort?: string;
  readonly deprecated?: boolean;
  /** Ask for completions again at once (behind `key=`). */
  readonly again?: boolean;
  readonly doc?: DocKey;
}

export interface Completions {
  readonly items: readonly Completion[];
  /** True when there are more than were given, so that a longer word deserves another look. */
  readonly incomplete: boolean;
}

/** The form of a spec whose parts count by their place, for the part under the cursor. */
export interface Signature {
  readonly label: string;
  /** Where each part stands in the label. */
  readonly parts: readonly { readonly from: number; readonly to: number; readonly markdown?: string }[];
  /** The part under the cursor; undefined behind the last. */
  readonly active?: number;
  readonly markdown?: string;
}

export interface Action {
  readonly title: string;
  readonly problem: Problem;
  readonly edits: readonly Edit[];
  /** The one to take without asking: the first safe fix. */
  readonly preferred: boolean;
}

import type { ConfFile, ConfigFile, DomainFile, XendFile } from '../config/file.ts';
import type { FileKind } from '../config/profile.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Edit, Fix, Related, Severity } from '../syntax/problem.ts';
import type { Span } from '../syntax/text.ts';

/** What a rule finds. The severity is the rule's own unless the finding names another. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

type FileOf<K extends FileKind> = K extends 'domain' ? DomainFile : K extends 'xend' ? XendFile : ConfFile;

/** The lists whose devices rules may look at one by one. */
export const LIST_NAMES = ['vif', 'disk'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** One rule: a file `rules/<subject>/<id>.ts` that exports it as default, and a page `docs/rules/<id>.md`. */
export interface Rule {
  readonly id: string;
  /** The folder it lives in; groups the index of pages. */
  readonly subject: string;
  readonly severity: Severity;
  readonly kinds: readonly FileKind[];
  /** True for a rule that says something only where a thing that the file uses is used once more, in it or elsewhere. */
  readonly across?: true;
  /**
   * The list whose devices it looks at, each by itself: what it finds of one does not depend on the others. What it says of a device is
   * kept as long as the device stays as it is, unless it looked at more than the device, profile and guest type.
   */
  readonly each?: ListName;
  /** What it finds in a file of its kinds; whoever calls it sees to that. */
  check(file: ConfigFile, fleet: Fleet): Iterable<Finding>;
}

interface RuleSource<K extends FileKind> {
  readonly id: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly kinds: readonly K[];
  readonly across?: true;
  readonly each?: ListName;
  check(file: FileOf<K>, fleet: Fleet): Iterable<Finding>;
}

/** Declares a rule; `check` gets files of its kinds only. */
export const rule = <K extends FileKind>(source: RuleSource<K>): Rule => source as Rule;

/** A fix with one right answer that loses nothing: it may run on save. */
export const safeFix = (title: string, ...edits: readonly Edit[]): Fix => ({ title, safe: true, edits });

/** A fix to choose by hand. */
export const choice = (title: string, ...edits: readonly Edit[]): Fix => ({ title, safe: false, edits });

export const replace = (span: Span, newText: string): Edit => ({ span, newText });

/** A place in the same file. */
export const here = (file: ConfigFile, span: Span, message: string): Related => ({
  range: file.lines.range(span),
  message,
});

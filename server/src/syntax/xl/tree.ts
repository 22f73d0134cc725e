import type { SyntaxProblem } from '../problem.ts';
import type { Span } from '../text.ts';

/** A run of a string's text and where the file spells it; an escape is a run of its own. */
export interface Run {
  /** Offset in the text, and how many UTF-16 units of it. */
  readonly from: number;
  readonly length: number;
  readonly source: Span;
}

/** A quoted string; its span includes the quotes. */
export interface XlString {
  readonly kind: 'string';
  readonly span: Span;
  /** As xl reads it, escapes done. */
  readonly text: string;
  /** How the text is spelled; absent when it stands between the quotes as it reads. */
  readonly runs?: readonly Run[];
}

/** A bare number, as it is written: xl converts it only when it is asked for one. */
export interface XlNumber {
  readonly kind: 'number';
  readonly span: Span;
  readonly text: string;
}

export interface XlList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly XlValue[];
  readonly open: Span;
  /** Absent when the list is never closed. */
  readonly close?: Span;
}

/** Something that xl cannot read as a value, or a value too large to be kept. */
export interface XlBroken {
  readonly kind: 'broken';
  readonly span: Span;
  readonly reason: string;
}

export type XlValue = XlString | XlNumber | XlList | XlBroken;

/** One assignment, also when it had to be pieced together. */
export interface XlStatement {
  /** In lower case, whatever the file has. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly op: '=' | '+=';
  /** Absent when the operator is missing. */
  readonly opSpan?: Span;
  readonly value: XlValue;
  /** From the name to the end of the value. */
  readonly span: Span;
}

export interface XlFile {
  readonly text: string;
  /** True exactly when libxlutil of the release accepts the text: no problem has `rejects`. */
  readonly ok: boolean;
  readonly statements: readonly XlStatement[];
  /** Comments from their `#` to before the line end. */
  readonly comments: readonly Span[];
  /** In the order of the file. */
  readonly problems: readonly SyntaxProblem[];
}

import type { SyntaxProblem } from '../problem.ts';
import { type Span, span } from '../text.ts';

/**
 * A run of a string's text and where the file spells it. Without an escape both have one length; an escape maps as a whole. Has the
 * shape of a value's Segment, which this layer must not know.
 */
export interface SxpSegment {
  /** Offset in the text, and how many UTF-16 units of it. */
  readonly from: number;
  readonly length: number;
  readonly source: Span;
  readonly literal: true;
}

/** What the nodes share. Spans and texts are made when asked for: most are never looked at, and large files have many. */
abstract class Node {
  readonly start: number;
  readonly end: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  get span(): Span {
    return span(this.start, this.end);
  }
}

/** A bare word. */
export class SxpAtom extends Node {
  readonly #source: string;

  constructor(start: number, end: number, source: string) {
    super(start, end);
    this.#source = source;
  }

  get kind(): 'atom' {
    return 'atom';
  }

  get text(): string {
    return this.#source.slice(this.start, this.end);
  }
}

/** A text with escapes, and how it is spelled. */
export interface Spelled {
  readonly text: string;
  readonly segments: readonly SxpSegment[];
}

/** A quoted text; its span includes the quotes. */
export class SxpString extends Node {
  /** The file's text, when the string stands between its quotes as it reads. */
  readonly #source: string | Spelled;

  constructor(start: number, end: number, source: string | Spelled) {
    super(start, end);
    this.#source = source;
  }

  get kind(): 'string' {
    return 'string';
  }

  /** As xend reads it, escapes done. */
  get text(): string {
    const source = this.#source;
    return typeof source === 'string' ? source.slice(this.start + 1, this.end - 1) : source.text;
  }

  /** How the text is spelled; undefined when it stands between the quotes as it reads. */
  get segments(): readonly SxpSegment[] | undefined {
    const source = this.#source;
    return typeof source === 'string' ? undefined : source.segments;
  }
}

export type SxpText = SxpAtom | SxpString;

export class SxpList extends Node {
  readonly items: readonly SxpNode[];

  constructor(start: number, end: number, items: readonly SxpNode[]) {
    super(start, end);
    this.items = items;
  }

  get kind(): 'list' {
    return 'list';
  }

  /** False when the file has no `(` for it. */
  get opened(): boolean {
    return true;
  }

  /** False when the file has no `)` for it. */
  get closed(): boolean {
    return true;
  }

  /** Where its `(` stands; empty when the file has none. */
  get open(): Span {
    return span(this.start, this.opened ? this.start + 1 : this.start);
  }

  /** Where its `)` stands; undefined when the file has none. */
  get close(): Span | undefined {
    return this.closed ? span(this.end - 1, this.end) : undefined;
  }
}

/** A list that lost its `(`. */
export class HeadlessList extends SxpList {
  override get opened(): boolean {
    return false;
  }
}

/** A list that lost its `)`; it ends where that should be. */
export class EndlessList extends SxpList {
  override get closed(): boolean {
    return false;
  }
}

export type SxpNode = SxpText | SxpList;

export interface SxpFile {
  readonly text: string;
  /** True exactly when xend's reader of the release accepts the text: no problem has `rejects`. */
  readonly ok: boolean;
  /** What stands at the top level; of a file that xend refuses, as it was probably meant. */
  readonly forms: readonly SxpNode[];
  /** The list that is still open where the file ends, when xend drops it without an error; not among the forms. */
  readonly dropped?: SxpList;
  /** Comments from their `#` to before the line end. */
  readonly comments: readonly Span[];
  /** In the order of the file. */
  readonly problems: readonly SyntaxProblem[];
}

/** Where the text of a word or string stands, without its quotes. */
export function contentSpan(node: SxpText): Span {
  if (node.kind === 'atom') return node.span;
  return span(node.start + 1, Math.max(node.start + 1, node.end - 1));
}

/** How a text is spelled, run by run; no run for an empty one. */
export function segmentsOf(node: SxpText): readonly SxpSegment[] {
  if (node.kind === 'string' && node.segments) return node.segments;
  const { length } = node.text;
  return length ? [{ from: 0, length, source: contentSpan(node), literal: true }] : [];
}

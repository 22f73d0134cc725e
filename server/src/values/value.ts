import { type Span, span } from '../syntax/text.ts';

/**
 * A run of a string's text and where the file spells it. Without an escape, both have one length and each character maps to its own;
 * an escape or a computed run maps as a whole.
 */
export interface Segment {
  /** Offset in the string's text, and how many UTF-16 units of it. */
  readonly from: number;
  readonly length: number;
  /** Where it stands in the file. */
  readonly source: Span;
  /** False when the run was computed (`%`, `+` of a variable, …): the source then is only where it came from, and must not be edited. */
  readonly literal: boolean;
}

/** Maps offsets in a string's text to places in the file. Segments are sorted and cover the whole text. */
export class TextMap {
  readonly #segments: readonly Segment[];
  /** Where an empty string's text would stand. */
  readonly #origin: Span;

  constructor(segments: readonly Segment[], origin: Span) {
    this.#segments = segments;
    this.#origin = origin;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** True for a literal without escapes: the text is spelled as it reads. */
  get isPlain(): boolean {
    return false;
  }

  /** For a literal without escapes: the text starts at `start` and is spelled as it reads. */
  static plain(start: number, length: number): TextMap {
    return new PlainMap(start, length);
  }

  /** For a text that has no spelling in the file. */
  static computed(length: number, source: Span): TextMap {
    return new TextMap(length ? [{ from: 0, length, source, literal: false }] : [], source);
  }

  /** The place in the file of the text from `from` to `to` (offsets in the text). */
  span(from: number, to: number): Span {
    if (!this.segments.length) return this.#origin;
    if (from >= to) {
      const at = this.#edge(from);
      return span(at, at);
    }
    const first = this.#segment(from);
    const last = this.#segment(to - 1);
    const start = isPlain(first) ? first.source.start + (from - first.from) : first.source.start;
    const end = isPlain(last) ? last.source.start + (to - last.from) : last.source.end;
    return start <= end ? span(start, end) : this.#origin;
  }

  /** True when the text from `from` to `to` is spelled in the file and may be edited there. */
  editable(from: number, to: number): boolean {
    if (!this.segments.length) return true;
    // An empty stretch belongs to both of its neighbours.
    for (let i = this.#index(from === to ? from - 1 : from); i < this.segments.length; i++) {
      const segment = this.segments[i] as Segment;
      if (from === to ? segment.from > from : segment.from >= to) break;
      if (!segment.literal) return false;
    }
    return true;
  }

  /** The offset in the text of a place in the file, or undefined when the place does not spell any of it. */
  textOffset(at: number): number | undefined {
    if (!this.segments.length) return at === this.#origin.start ? 0 : undefined;
    for (const segment of this.segments) {
      if (at < segment.source.start || at > segment.source.end || !segment.literal) continue;
      if (isPlain(segment)) return segment.from + (at - segment.source.start);
      return at === segment.source.end ? segment.from + segment.length : segment.from;
    }
    return undefined;
  }

  #segment(at: number): Segment {
    return this.segments[this.#index(at)] as Segment;
  }

  /** Which segment holds the offset. */
  #index(at: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.segments[middle] as Segment).from <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #edge(at: number): number {
    const segment = this.#segment(Math.max(0, at));
    if (isPlain(segment)) return segment.source.start + Math.min(at - segment.from, segment.length);
    return at <= segment.from ? segment.source.start : segment.source.end;
  }
}

const NO_SEGMENTS: readonly Segment[] = [];

/** Of a text that is spelled as it reads, which most are: nothing has to be looked up. */
class PlainMap extends TextMap {
  readonly #start: number;
  readonly #length: number;

  constructor(start: number, length: number) {
    super(NO_SEGMENTS, NOWHERE);
    this.#start = start;
    this.#length = length;
  }

  override get isPlain(): boolean {
    return true;
  }

  override get segments(): readonly Segment[] {
    const length = this.#length;
    return length ? [{ from: 0, length, source: span(this.#start, this.#start + length), literal: true }] : NO_SEGMENTS;
  }

  override span(from: number, to: number): Span {
    const start = this.#start + Math.min(from, this.#length);
    return span(start, Math.max(start, this.#start + Math.min(to, this.#length)));
  }

  override editable(): boolean {
    return true;
  }

  override textOffset(at: number): number | undefined {
    return at >= this.#start && at <= this.#start + this.#length ? at - this.#start : undefined;
  }
}

const NOWHERE = span(0, 0);

const isPlain = (segment: Segment): boolean => segment.source.end - segment.source.start === segment.length;

/** A string: its text as the toolstack reads it, escapes done. `span` includes the quotes. */
export interface StringValue {
  readonly kind: 'string';
  readonly span: Span;
  readonly text: string;
  readonly map: TextMap;
}

/** A number. xl keeps it as written (`0x10`); for xm `text` is what Python's str() gives. */
export interface NumberValue {
  readonly kind: 'number';
  readonly span: Span;
  readonly text: string;
  readonly type: 'int' | 'float';
}

export interface ListValue {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Value[];
  /** True when the file spells the list with brackets at `span`, so that edits to its layout make sense. */
  readonly literal: boolean;
}

/** The Python types that xm drops without a word when it takes over a file's names. */
export type DroppedType = 'bool' | 'None' | 'unicode' | 'long' | 'tuple' | 'dict' | 'function' | 'module' | 'object';

/** A known value of a type that xm does not take (Opts.load in tools/python/xen/xm/opts.py). */
export interface DroppedValue {
  readonly kind: 'dropped';
  readonly span: Span;
  readonly type: DroppedType;
  /** Python's str() of it, for bool, None, unicode and long. */
  readonly text: string;
  /** For a tuple its elements, else none. */
  readonly items: readonly Value[];
}

/** A value that cannot be known without running the file, with the reason in words. Rules stay silent about it. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly span: Span;
  readonly reason: string;
}

export type Value = StringValue | NumberValue | ListValue | DroppedValue | UnknownValue;

/** One assignment of a top-level name. */
export interface Setting {
  readonly name: string;
  readonly nameSpan: Span;
  readonly op: '=' | '+=';
  /** The value as it is written at this place. */
  readonly value: Value;
  /** What the name holds after this statement: the value, or with `+=` applied. */
  readonly result: Value;
  /** The whole assignment, from its name to the end of its value. */
  readonly span: Span;
}

/** A name that is used where it is not defined (xm only: NameError). */
export interface UndefinedName {
  readonly name: string;
  readonly span: Span;
  /** Why Python does not find it there. */
  readonly reason: string;
}

/** What a settings file says, whichever toolstack reads it. */
export interface Settings {
  /** Every assignment of a top-level name, in the order of the file. */
  readonly assignments: readonly Setting[];
  /** For each name the assignment that decides, by name. */
  readonly last: ReadonlyMap<string, Setting>;
  /** xm only: names used where they are not defined. */
  readonly undefinedNames: readonly UndefinedName[];
  /** xm only: true when the file may end early or run code that cannot be followed, so that absence of a name proves nothing. */
  readonly open: boolean;
}

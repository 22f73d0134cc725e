/** A stretch of a text: UTF-16 offsets, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as editors count it: line and UTF-16 character, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch between two positions, half-open. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** True when the offset lies in the span or at either of its edges. */
export const touches = (where: Span, offset: number): boolean => where.start <= offset && offset <= where.end;

/** True when the inner span lies within the outer one. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/**
 * Converts between offsets and positions. Lines end with LF, CRLF or a lone CR, as editors count them. The text is looked through only as
 * far as it is asked about.
 */
export class Lines {
  readonly text: string;
  /** Where the lines start that have been seen; the first one starts at 0. */
  #starts = new Int32Array(64);
  #lines = 1;
  /** Up to where the text has been looked through. */
  #seen = 0;
  #hasReturns: boolean | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Notes the next line's start; false at the end of the text. */
  #next(): boolean {
    const start = this.#nextStart();
    this.#seen = start < 0 ? this.text.length : start;
    if (start < 0) return false;
    if (this.#lines === this.#starts.length) {
      const grown = new Int32Array(this.#lines * 2);
      grown.set(this.#starts);
      this.#starts = grown;
    }
    this.#starts[this.#lines++] = start;
    return true;
  }

  /** Where a line starts that has been seen. */
  #start(line: number): number {
    return line < this.#lines ? (this.#starts[line] ?? 0) : this.text.length;
  }

  #nextStart(): number {
    const { text } = this;
    this.#hasReturns ??= text.includes('\r');
    if (!this.#hasReturns) return text.indexOf('\n', this.#seen) + 1 || -1;
    for (let at = this.#seen; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at + 1;
    }
    return -1;
  }

  /** Looks through the text beyond an offset. */
  #seeOffset(offset: number): void {
    while (this.#seen < offset && this.#next());
  }

  /** Looks through the text to where a line begins; false when there is no such line. */
  #seeLine(line: number): boolean {
    while (this.#lines <= line) if (this.#seen >= this.text.length || !this.#next()) return false;
    return true;
  }

  /** How many lines the text has; an empty text has one. */
  get count(): number {
    this.#seeOffset(this.text.length);
    return this.#lines;
  }

  /** The line (from 0) that holds the offset. */
  lineAt(offset: number): number {
    this.#seeOffset(offset);
    const starts = this.#starts;
    let low = 0;
    let high = this.#lines - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(at);
    return { line, character: at - this.#start(line) };
  }

  range(where: Span): Range {
    return { start: this.position(where.start), end: this.position(where.end) };
  }

  /** The offset of a position; one behind the end of its line counts as that end. */
  offset({ line, character }: Position): number {
    if (!this.#seeLine(line)) return this.text.length;
    const { start, end } = this.line(Math.max(0, line));
    return Math.min(start + Math.max(0, character), end);
  }

  /** The span of a line without its line end. */
  line(line: number): Span {
    this.#seeLine(line + 1);
    const start = this.#start(line);
    let end = this.#start(line + 1);
    while (end > start && (this.text.charCodeAt(end - 1) === 10 || this.text.charCodeAt(end - 1) === 13)) end--;
    return span(start, end);
  }
}

/** Where the run of such characters at the end of a text begins. A pattern like `x+$` would look at each run as often as it is long. */
export function endWithout(text: string, isLeftOut: (char: string) => boolean): number {
  let end = text.length;
  while (end > 0 && isLeftOut(text[end - 1] as string)) end--;
  return end;
}

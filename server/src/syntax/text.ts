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

/** Converts between offsets and positions. Lines end with LF, CRLF or a lone CR, as editors count them. */
export class Lines {
  readonly text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get #index(): number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    const { text } = this;
    if (text.includes('\r')) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
      }
    } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
    return starts;
  }

  /** How many lines the text has; an empty text has one. */
  get count(): number {
    return this.#index.length;
  }

  /** The line (from 0) that holds the offset. */
  lineAt(offset: number): number {
    const starts = this.#index;
    let low = 0;
    let high = starts.length - 1;
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
    return { line, character: at - (this.#index[line] as number) };
  }

  range(where: Span): Range {
    return { start: this.position(where.start), end: this.position(where.end) };
  }

  /** The offset of a position; one behind the end of its line counts as that end. */
  offset({ line, character }: Position): number {
    if (line >= this.count) return this.text.length;
    const { start, end } = this.line(Math.max(0, line));
    return Math.min(start + Math.max(0, character), end);
  }

  /** The span of a line without its line end. */
  line(line: number): Span {
    const starts = this.#index;
    const start = starts[line] ?? this.text.length;
    let end = starts[line + 1] ?? this.text.length;
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

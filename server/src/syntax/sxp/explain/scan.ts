import type { Report } from '../../report.ts';
import { span } from '../../text.ts';
import { Builder } from '../builder.ts';
import { classesOf, END } from '../characters.ts';
import type { Dialect } from '../dialect.ts';
import { endOfLine } from '../lines.ts';
import { readContent } from '../strings.ts';
import { type SxpSegment, SxpString } from '../tree.ts';

/** What the explaining functions share while a text is read with forgiving eyes, front to back. */
export class Scan {
  readonly text: string;
  readonly dialect: Dialect;
  readonly classes: Uint8Array;
  readonly report: Report;
  readonly builder = new Builder();
  /** The end of what was read last, comments left out. */
  lastEnd = 0;
  /** Quotes for which no partner stands in the rest of the text. */
  readonly unpaired = new Set<number>();
  #close = -1;
  #lineFrom = 0;
  #lineTo = -1;

  constructor(text: string, dialect: Dialect, report: Report) {
    this.text = text;
    this.dialect = dialect;
    this.classes = classesOf(dialect);
    this.report = report;
  }

  /** The end of the line of a place, before its line end. */
  lineEnd(at: number): number {
    if (at < this.#lineFrom || at > this.#lineTo) {
      this.#lineFrom = at;
      this.#lineTo = endOfLine(this.text, at);
    }
    return this.#lineTo;
  }

  /** The place of the next `)`, wherever that may stand; places must not go back. */
  nextClose(at: number): number {
    if (this.#close < at) {
      const found = this.text.indexOf(')', at);
      this.#close = found < 0 ? this.text.length : found;
    }
    return this.#close;
  }

  /** A string whose text reaches from behind `open` to `end`, whatever quotes stand there; the node ends at `close`. */
  string(open: number, end: number, close: number): SxpString {
    const { text, segments } = readContent(this.text, open + 1, END, end, { ...this.dialect, unknownEscape: 'drops' });
    const spelled: readonly SxpSegment[] = text
      ? [{ from: 0, length: text.length, source: span(open + 1, end), literal: true }]
      : [];
    return new SxpString(open, close, { text, segments: segments ?? spelled });
  }
}

import { replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import { indentOf, looksComplete, looksSwallowed, startOfLine } from '../lines.ts';
import { HeadlessList, type SxpNode } from '../tree.ts';
import { type Headless, type Missing, type Outcome, reportBrackets } from './bracket-problems.ts';
import type { Scan } from './scan.ts';

/**
 * Where a `(` at the start of a line is taken for the next list although one is open: nowhere; only where no other reading is likely
 * (of a text that xend accepts); or wherever the open list looks complete, or starts no further left.
 */
export type Boundaries = 'none' | 'strict' | 'any';

/** How many words before a `)` may make up a list that lost its `(`. */
const FEW = 8;

/** Finds missing and surplus brackets while a text is read, and reports them when it is known whether xend accepts it. */
export class Brackets {
  readonly #scan: Scan;
  readonly #boundaries: Boundaries;
  readonly #missing: Missing[] = [];
  /** How many `)` are missing in all. */
  #lacking = 0;
  readonly #surplus: number[] = [];
  readonly #headless: Headless[] = [];
  /** The indent of the line of the outermost open list. */
  #indent = { open: -1, columns: 0 };
  /** The column of the innermost open list that was last looked at. */
  #column = { open: -1, columns: 0 };
  /** An inner list that looks as if its `)` were missing: the next list starts below it, in the same column. */
  #suspect: { readonly open: number; readonly place: number; readonly next: number } | undefined;

  constructor(scan: Scan, boundaries: Boundaries) {
    this.#scan = scan;
    this.#boundaries = boundaries;
  }

  /** True when lists were ended before a `(`, which may have been wrong. */
  get guessed(): boolean {
    return this.#missing.some(({ next }) => next >= 0);
  }

  /** How many brackets would have to be written or removed. */
  get cost(): number {
    return this.#lacking + this.#surplus.length + this.#headless.length;
  }

  get hasSurplus(): boolean {
    return this.#surplus.length > 0;
  }

  open(at: number): void {
    const { builder } = this.#scan;
    if (builder.depth && this.#startsNext(at)) this.end(at);
    if (builder.depth > 1 && !this.#suspect && this.#startsSibling(at))
      this.#suspect = { open: builder.innerOpen, place: this.#scan.lastEnd, next: at };
    builder.open(at);
  }

  /** A `[` or `{` that was meant to open a list, or `]` or `}` that was meant to close one. */
  wrong(at: number, right: '(' | ')'): void {
    const { report, text } = this.#scan;
    const written = text.charAt(at);
    report.add(
      span(at, at + 1),
      `xend takes only ( ) for lists, and ${written} as text: it refuses the file. Write ${right}.`,
      {
        fixes: [safeFix(`Write ${right}`, replace(at, at + 1, right))],
      },
    );
    if (right === '(') this.open(at);
    else this.close(at);
  }

  /** True when wrong brackets may be taken for right ones: only in a text that xend refuses. */
  get forgiving(): boolean {
    return this.#boundaries !== 'strict';
  }

  close(at: number): void {
    const { builder } = this.#scan;
    if (builder.depth) {
      builder.close(at + 1);
      if (!builder.depth) this.#suspect = undefined;
    } else if (!this.#headlessList(at)) this.#surplus.push(at);
  }

  /** Ends every open list, before a `(` or (-1) at the end of the file. */
  end(next: number): void {
    const { builder, lastEnd, text } = this.#scan;
    const count = builder.depth;
    if (!count) return;
    const open = builder.outerOpen;
    const sure = looksComplete(text, builder) && builder.outerItems(2) !== undefined;
    const place = Math.max(lastEnd, open + 1);
    const inner = count === 1 ? this.#suspect : undefined;
    const reversed = count === 2 && builder.innerIsEmpty && builder.innerOpen === lastEnd - 1;
    const doubled = !inner && count === 1 && builder.outerItems(1)?.[0]?.kind === 'list';
    this.#suspect = undefined;
    this.#lacking += count;
    this.#missing.push(
      inner ? { ...inner, count, sure: false } : { open, place, count, next, sure, doubled, reversed },
    );
    while (builder.depth) builder.close(place, false);
  }

  /** Ends every open list without a word, because the rest of the text is not read. */
  giveUp(at: number): void {
    const { builder } = this.#scan;
    while (builder.depth) builder.close(at, false);
  }

  #startsNext(at: number): boolean {
    if (this.#boundaries === 'none') return false;
    const { text, builder } = this.#scan;
    if (this.#boundaries === 'strict') return looksSwallowed(text, at, builder);
    const open = builder.outerOpen;
    const start = startOfLine(text, at);
    return start > open && (at - start <= this.#indentOf(open) || looksComplete(text, builder));
  }

  /** True when a `(` starts a line in the column of the innermost list, which looks complete. */
  #startsSibling(at: number): boolean {
    const { text, builder } = this.#scan;
    const { innerOpen } = builder;
    const start = startOfLine(text, at);
    if (start < 0 || innerOpen < 0 || innerOpen >= start || !builder.innerIsComplete) return false;
    if (this.#column.open !== innerOpen)
      this.#column = { open: innerOpen, columns: innerOpen - (text.lastIndexOf('\n', innerOpen) + 1) };
    return at - start === this.#column.columns;
  }

  #indentOf(open: number): number {
    if (this.#indent.open !== open) this.#indent = { open, columns: indentOf(this.#scan.text, open) };
    return this.#indent.columns;
  }

  /** Makes a list of what stands before a `)` at the top level, when it looks like one that lost its `(`. */
  #headlessList(at: number): boolean {
    const { builder } = this.#scan;
    const count = this.#wordsBefore(at) ?? this.#optionAbove();
    const first = builder.forms[count ?? -1]?.start;
    if (count === undefined || first === undefined) return false;
    const items = builder.takeBack(count);
    // `)name value)`: the bracket before it was meant to open it.
    const reversed = this.#surplus.at(-1) === first - 1;
    if (reversed) this.#surplus.pop();
    this.#headless.push({ where: span(reversed ? first - 1 : first, at + 1), reversed });
    builder.add(new HeadlessList(first, at + 1, items));
    return true;
  }

  /** From which form on there are only words before a `)` on its line. */
  #wordsBefore(at: number): number | undefined {
    const { builder, text } = this.#scan;
    const { forms } = builder;
    let count = forms.length;
    let first = at;
    for (let form: SxpNode | undefined; count > 0; count--, first = form.start) {
      form = forms[count - 1];
      if (!form || form.kind === 'list' || text.slice(form.end, first).includes('\n')) break;
      if (forms.length - count >= FEW) return undefined;
    }
    return count < forms.length ? count : undefined;
  }

  /** The form that is a word alone at the start of its line, when all behind it are lists on lines that are indented deeper. */
  #optionAbove(): number | undefined {
    const { text, builder } = this.#scan;
    const { forms } = builder;
    let least = Number.POSITIVE_INFINITY;
    for (let count = forms.length - 1; count >= 0 && forms.length - count <= FEW; count--) {
      const form = forms[count] as SxpNode;
      if (startOfLine(text, form.start) < 0) return undefined;
      const indent = indentOf(text, form.start);
      if (form.kind !== 'list') return count < forms.length - 1 && indent < least ? count : undefined;
      least = Math.min(least, indent);
    }
    return undefined;
  }

  /** Reports what was found, now that it is known what xend makes of the text. */
  report(outcome: Outcome): void {
    const faults = { missing: this.#missing, surplus: this.#surplus, headless: this.#headless };
    reportBrackets(this.#scan.report, faults, outcome);
  }
}

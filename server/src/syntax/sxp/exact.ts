import { type Span, span } from '../text.ts';
import { Builder } from './builder.ts';
import {
  BACKSLASH,
  CLOSE_CLASS,
  classAt,
  classesOf,
  END,
  END_OF_TEXT,
  EQUALS,
  HASH_CLASS,
  OPEN_CLASS,
  OTHER_CLASS,
  QUOTE_CLASS,
  RETURN,
  SEPARATOR_CLASS,
  SPACE_CLASS,
  WORD_CLASS,
} from './characters.ts';
import type { Dialect } from './dialect.ts';
import { looksSwallowed, runsOn } from './lines.ts';
import { MAX_STRING, readContent, refuses } from './strings.ts';
import { Tally } from './tally.ts';
import { type Spelled, SxpAtom, type SxpList, type SxpNode, SxpString } from './tree.ts';

/** What was not kept of a tree, and where. */
export type Excess = Pick<Builder, 'tooDeep' | 'tooMany' | 'tooLong'>;

/** What xend makes of a text. */
export interface Exact {
  /** Where xend refuses it, or -1. */
  readonly fault: number;
  readonly forms: readonly SxpNode[];
  /** The list that is open where the file ends, dropped without an error. */
  readonly dropped?: SxpList;
  readonly comments: readonly Span[];
  readonly builder: Excess;
}

/**
 * Reads a text as tools/python/xen/xend/sxp.py:Parser does, one character after the other, and says where that ends in an error. It goes
 * on behind the first error, but what it finds there does not count.
 */
export function readExactly(text: string, dialect: Dialect): Exact {
  const builder = new Builder();
  const reader = new ExactReader(text, dialect, builder);
  reader.read();
  return reader.result(builder);
}

/** Reads a text in the same way, but keeps nothing of it. Undefined when something about it is worth a second look. */
export function readPlainly(text: string, dialect: Dialect): Excess | undefined {
  const tally = new Tally();
  const reader = new ExactReader(text, dialect, tally);
  reader.read();
  return reader.plain ? tally : undefined;
}

class ExactReader {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #classes: Uint8Array;
  readonly #hasReturns: boolean;
  readonly #outline: Builder | Tally;
  readonly #comments: Span[] = [];
  #fault = -1;
  /** True while nothing about the text is worth a second look. */
  plain = true;
  /** True while the last thing read ends where the text ends, so that the end only ends that thing. */
  #openEnd = false;
  #dropped: SxpList | undefined;

  constructor(text: string, dialect: Dialect, outline: Builder | Tally) {
    this.#text = text;
    this.#dialect = dialect;
    this.#outline = outline;
    this.#classes = classesOf(dialect);
    this.#hasReturns = text.includes('\r');
  }

  read(): void {
    const text = this.#text;
    const classes = this.#classes;
    let at = 0;
    const all = this.#outline instanceof Builder;
    while (at < text.length && (all || this.plain)) {
      const code = text.charCodeAt(at);
      switch (code < 128 ? (classes[code] as number) : OTHER_CLASS) {
        case SPACE_CLASS:
          at++;
          break;
        case HASH_CLASS:
          at = this.#comment(at);
          break;
        case OPEN_CLASS:
          if (this.#outline.depth && looksSwallowed(text, at, this.#outline)) this.plain = false;
          this.#outline.open(at);
          at++;
          break;
        case CLOSE_CLASS:
          this.#close(at);
          at++;
          break;
        case QUOTE_CLASS:
          at = this.#string(at, code);
          break;
        case OTHER_CLASS:
          this.plain = false;
          if (code === END_OF_TEXT && !this.#outline.depth) at = text.length;
          else this.#refuse(at++);
          break;
        default:
          at = this.#atom(at);
      }
    }
    if (this.#outline.depth) this.#end();
  }

  result(builder: Builder): Exact {
    return {
      fault: this.#fault,
      forms: builder.forms,
      ...(this.#dropped ? { dropped: this.#dropped } : {}),
      comments: this.#comments,
      builder,
    };
  }

  #refuse(at: number): void {
    this.plain = false;
    if (this.#fault < 0) this.#fault = at;
  }

  /** A comment ends at a line feed only (sxp.py:state_comment). */
  #comment(at: number): number {
    const text = this.#text;
    let end = text.indexOf('\n', at);
    if (end < 0) {
      end = text.length;
      this.#openEnd = true;
    }
    const next = end;
    if (this.#hasReturns) {
      if (text.charCodeAt(end - 1) === RETURN) end--;
      if (text.slice(at, end).includes('\r')) this.plain = false;
    }
    if (this.#outline instanceof Builder) this.#comments.push(span(at, end));
    return next;
  }

  #close(at: number): void {
    const outline = this.#outline;
    if (!outline.depth) {
      this.#refuse(at);
      return;
    }
    if (outline instanceof Builder) {
      const list = outline.close(at + 1);
      if (list && !outline.depth && isOdd(this.#text, list)) this.plain = false;
    } else if (outline.close(at + 1) && !outline.depth && looksOdd(this.#text, outline)) this.plain = false;
  }

  #string(at: number, quote: number): number {
    const text = this.#text;
    let stop = at + 1;
    let unusual = false;
    for (; stop < text.length; stop++) {
      const code = text.charCodeAt(stop);
      if (code === quote || code === BACKSLASH) break;
      if (code < 32 || code > 126) unusual = true;
    }
    if (unusual || text.charCodeAt(stop) !== quote) return this.#unusualString(at, quote);
    if (stop - at > MAX_STRING) this.#outline.lose(at);
    else this.#add(at, stop + 1, true);
    return this.#behindString(stop + 1);
  }

  /** A string with an escape, with something but printable ASCII, or without an end. */
  #unusualString(at: number, quote: number): number {
    const text = this.#text;
    const content = readContent(text, at + 1, quote, text.length, this.#dialect);
    const { end, odd, segments } = content;
    if (odd.length || content.strange) this.plain = false;
    for (const { fault, span: where } of odd) if (refuses(fault)) this.#refuse(where.start);
    const stop = end === END ? text.length : end + 1;
    if (end === END) this.#refuse(stop);
    this.#outline.count(segments?.length ?? 0);
    if (content.long) this.#outline.lose(at);
    else this.#add(at, stop, true, segments ? { text: content.text, segments } : text);
    // One that runs over lines may have lost its quote.
    if (this.plain && runsOn(text, at, stop)) this.plain = false;
    return this.#behindString(stop);
  }

  /** Text directly behind a string is a value of its own. */
  #behindString(stop: number): number {
    if (classAt(this.#classes, this.#text, stop) <= SEPARATOR_CLASS) this.plain = false;
    return stop;
  }

  #atom(at: number): number {
    const text = this.#text;
    const classes = this.#classes;
    // A word that starts with a separator, or holds a quote or something beyond ASCII, may have been meant otherwise.
    let odd = classAt(classes, text, at) === SEPARATOR_CLASS;
    let end = at + 1;
    for (let what = classAt(classes, text, end); what < SEPARATOR_CLASS; what = classAt(classes, text, ++end)) {
      if (what !== WORD_CLASS) odd = true;
    }
    if (odd) this.plain = false;
    if (end - at > MAX_STRING) this.#outline.lose(at);
    else this.#add(at, end, false);
    if (end === text.length) this.#openEnd = true;
    return end;
  }

  #add(start: number, end: number, quoted: boolean, source: string | Spelled = this.#text): void {
    const outline = this.#outline;
    if (!outline.depth) this.plain = false;
    if (!(outline instanceof Builder)) outline.text(start, end, quoted);
    else outline.add(quoted ? new SxpString(start, end, source) : new SxpAtom(start, end, this.#text));
  }

  /** Lists are open where the text ends: an error, unless the end only ended a word or comment. */
  #end(): void {
    const { length } = this.#text;
    const outline = this.#outline;
    this.plain = false;
    if (!this.#openEnd) this.#refuse(length);
    if (!(outline instanceof Builder)) return;
    let outermost: SxpList | undefined;
    while (outline.depth) outermost = outline.close(length, false);
    if (!outermost) return;
    outline.takeBack(outline.forms.length - 1);
    this.#dropped = outermost;
  }
}

/** The same for the list that was last closed. */
function looksOdd(text: string, { startsWithList, nameStart, nameEnd, valueStart }: Tally): boolean {
  if (startsWithList) return true;
  if (nameStart < 0) return false;
  for (let at = nameStart; at < nameEnd; at++) if (text.charCodeAt(at) === EQUALS) return true;
  return valueStart >= 0 && text.charCodeAt(valueStart) === EQUALS;
}

/** `(name = value)` and its like, and a list that starts with a list. */
function isOdd(text: string, { items }: SxpList): boolean {
  const name = items[0];
  const value = items[1];
  if (name?.kind === 'list') return true;
  if (name?.kind !== 'atom') return false;
  for (let at = name.start; at < name.end; at++) if (text.charCodeAt(at) === EQUALS) return true;
  return value?.kind === 'atom' && text.charCodeAt(value.start) === EQUALS;
}

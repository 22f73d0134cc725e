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
import { SxpAtom, type SxpList, type SxpNode, SxpString } from './tree.ts';

/** What xend makes of a text. */
export interface Exact {
  /** Where xend refuses it, or -1. */
  readonly fault: number;
  /** True when nothing about it is worth a second look. */
  readonly plain: boolean;
  readonly forms: readonly SxpNode[];
  /** The list that is open where the file ends, dropped without an error. */
  readonly dropped?: SxpList;
  readonly comments: readonly Span[];
  /** What was not kept of the tree, and where. */
  readonly builder: Pick<Builder, 'tooDeep' | 'tooMany' | 'tooLong'>;
}

/**
 * Reads a text as tools/python/xen/xend/sxp.py:Parser does, one character after the other, and says where that ends in an error. It goes
 * on behind the first error, but what it finds there does not count.
 */
export function readExactly(text: string, dialect: Dialect): Exact {
  const reader = new ExactReader(text, dialect);
  reader.read();
  return reader.result();
}

class ExactReader {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #classes: Uint8Array;
  readonly #hasReturns: boolean;
  readonly #builder = new Builder();
  readonly #comments: Span[] = [];
  #fault = -1;
  #plain = true;
  /** True while the last thing read ends where the text ends, so that the end only ends that thing. */
  #openEnd = false;
  #dropped: SxpList | undefined;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
    this.#classes = classesOf(dialect);
    this.#hasReturns = text.includes('\r');
  }

  read(): void {
    const text = this.#text;
    const classes = this.#classes;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      switch (code < 128 ? (classes[code] as number) : OTHER_CLASS) {
        case SPACE_CLASS:
          at++;
          break;
        case HASH_CLASS:
          at = this.#comment(at);
          break;
        case OPEN_CLASS:
          if (this.#builder.depth && looksSwallowed(text, at, this.#builder)) this.#plain = false;
          this.#builder.open(at);
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
          this.#plain = false;
          if (code === END_OF_TEXT && !this.#builder.depth) at = text.length;
          else this.#refuse(at++);
          break;
        default:
          at = this.#atom(at);
      }
    }
    if (this.#builder.depth) this.#end();
  }

  result(): Exact {
    return {
      fault: this.#fault,
      plain: this.#plain,
      forms: this.#builder.forms,
      ...(this.#dropped ? { dropped: this.#dropped } : {}),
      comments: this.#comments,
      builder: this.#builder,
    };
  }

  #refuse(at: number): void {
    this.#plain = false;
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
      if (text.slice(at, end).includes('\r')) this.#plain = false;
    }
    this.#comments.push(span(at, end));
    return next;
  }

  #close(at: number): void {
    if (!this.#builder.depth) {
      this.#refuse(at);
      return;
    }
    const list = this.#builder.close(at + 1);
    if (list && !this.#builder.depth && isOdd(this.#text, list)) this.#plain = false;
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
    if (stop - at > MAX_STRING) this.#builder.lose(at);
    else this.#add(new SxpString(at, stop + 1, text));
    return this.#behindString(stop + 1);
  }

  /** A string with an escape, with something but printable ASCII, or without an end. */
  #unusualString(at: number, quote: number): number {
    const text = this.#text;
    const content = readContent(text, at + 1, quote, text.length, this.#dialect);
    const { end, odd, segments } = content;
    if (odd.length || content.strange) this.#plain = false;
    for (const { fault, span: where } of odd) if (refuses(fault)) this.#refuse(where.start);
    const stop = end === END ? text.length : end + 1;
    if (end === END) this.#refuse(stop);
    this.#builder.count(segments?.length ?? 0);
    if (content.long) this.#builder.lose(at);
    else this.#add(new SxpString(at, stop, segments ? { text: content.text, segments } : text));
    // One that runs over lines may have lost its quote.
    if (this.#plain && runsOn(text, at, stop)) this.#plain = false;
    return this.#behindString(stop);
  }

  /** Text directly behind a string is a value of its own. */
  #behindString(stop: number): number {
    if (classAt(this.#classes, this.#text, stop) <= SEPARATOR_CLASS) this.#plain = false;
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
    if (odd) this.#plain = false;
    if (end - at > MAX_STRING) this.#builder.lose(at);
    else this.#add(new SxpAtom(at, end, text));
    if (end === text.length) this.#openEnd = true;
    return end;
  }

  #add(node: SxpNode): void {
    if (!this.#builder.depth) this.#plain = false;
    this.#builder.add(node);
  }

  /** Lists are open where the text ends: an error, unless the end only ended a word or comment. */
  #end(): void {
    const { length } = this.#text;
    this.#plain = false;
    if (!this.#openEnd) this.#refuse(length);
    let outermost: SxpList | undefined;
    while (this.#builder.depth) outermost = this.#builder.close(length, false);
    if (!outermost) return;
    this.#builder.takeBack(this.#builder.forms.length - 1);
    this.#dropped = outermost;
  }
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

import { type Span, span } from '../text.ts';
import type { XlList, XlNumber, XlStatement, XlString, XlValue } from './tree.ts';

/**
 * The nodes of what xl reads without a word. A file may have very many of them, and most of what they could tell is never asked for: they
 * keep places, and make spans and texts when these are looked at.
 */
abstract class Node {
  readonly #source: string;
  readonly #start: number;
  readonly #end: number;

  constructor(source: string, start: number, end: number) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  get span(): Span {
    return span(this.#start, this.#end);
  }

  /** What the file has there, without so many characters at either end. */
  protected slice(edge: number): string {
    return this.#source.slice(this.#start + edge, this.#end - edge);
  }
}

/** A string without escapes. */
export class PlainString extends Node implements XlString {
  get kind(): 'string' {
    return 'string';
  }

  get text(): string {
    return this.slice(1);
  }
}

export class PlainNumber extends Node implements XlNumber {
  get kind(): 'number' {
    return 'number';
  }

  get text(): string {
    return this.slice(0);
  }
}

/** A list with both its brackets. */
export class PlainList implements XlList {
  readonly items: readonly XlValue[];
  readonly #start: number;
  readonly #end: number;

  constructor(start: number, end: number, items: readonly XlValue[]) {
    this.items = items;
    this.#start = start;
    this.#end = end;
  }

  get kind(): 'list' {
    return 'list';
  }

  get span(): Span {
    return span(this.#start, this.#end);
  }

  get open(): Span {
    return span(this.#start, this.#start + 1);
  }

  get close(): Span {
    return span(this.#end - 1, this.#end);
  }
}

/** An assignment as xl reads it. */
export class PlainStatement implements XlStatement {
  readonly value: XlValue;
  readonly #source: string;
  readonly #start: number;
  readonly #nameEnd: number;
  readonly #operator: number;
  readonly #end: number;

  constructor(source: string, start: number, nameEnd: number, operator: number, value: XlValue, end: number) {
    this.value = value;
    this.#source = source;
    this.#start = start;
    this.#nameEnd = nameEnd;
    this.#operator = operator;
    this.#end = end;
  }

  get name(): string {
    return this.#source.slice(this.#start, this.#nameEnd);
  }

  get nameSpan(): Span {
    return span(this.#start, this.#nameEnd);
  }

  get op(): '=' | '+=' {
    return this.#source.charAt(this.#operator) === '+' ? '+=' : '=';
  }

  get opSpan(): Span {
    return span(this.#operator, this.#operator + this.op.length);
  }

  get span(): Span {
    return span(this.#start, this.#end);
  }
}

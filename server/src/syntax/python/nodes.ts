import { type Span, span } from '../text.ts';
import type {
  AssignStatement,
  Expression,
  ListNode,
  NameNode,
  NumberNode,
  StringNode,
  StringPart,
  TextRun,
} from './ast.ts';

/**
 * The nodes that a configuration consists of, in a form that costs little: what is not asked for is not made. Their fields are only
 * declared, because to define them first costs as much again.
 */
class Node {
  declare readonly start: number;
  declare readonly end: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  get span(): Span {
    return span(this.start, this.end);
  }
}

export class Name extends Node implements NameNode {
  declare readonly name: string;

  constructor(name: string, start: number, end: number) {
    super(start, end);
    this.name = name;
  }

  get kind(): 'name' {
    return 'name';
  }
}

/** A single literal without prefix and escapes, as nearly all are. */
export class PlainString extends Node implements StringNode {
  declare readonly source: string;
  declare readonly unicode: boolean;

  /** @param source the file's text, where the literal with its quotes stands from `start` to `end` */
  constructor(source: string, unicode: boolean, start: number, end: number) {
    super(start, end);
    this.source = source;
    this.unicode = unicode;
  }

  get kind(): 'string' {
    return 'string';
  }

  get text(): string {
    return this.source.slice(this.start + 1, this.end - 1);
  }

  get segments(): readonly TextRun[] {
    const source = span(this.start + 1, this.end - 1);
    const length = source.end - source.start;
    return length ? [{ from: 0, length, source, literal: true }] : [];
  }

  get parts(): readonly StringPart[] {
    const { text, segments } = this;
    return [{ unicode: false, raw: false, bytes: false, triple: false, text, segments, span: this.span }];
  }
}

/** A decimal number of few digits. */
export class PlainNumber extends Node implements NumberNode {
  declare readonly source: string;

  constructor(source: string, start: number, end: number) {
    super(start, end);
    this.source = source;
  }

  get kind(): 'number' {
    return 'number';
  }

  get type(): 'int' {
    return 'int';
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }

  get value(): bigint {
    return BigInt(Number(this.text));
  }
}

export class List extends Node implements ListNode {
  declare readonly items: readonly Expression[];

  constructor(items: readonly Expression[], start: number, end: number) {
    super(start, end);
    this.items = items;
  }

  get kind(): 'list' {
    return 'list';
  }
}

export class Assign extends Node implements AssignStatement {
  declare readonly targets: readonly Expression[];
  declare readonly value: Expression;

  constructor(targets: readonly Expression[], value: Expression, start: number, end: number) {
    super(start, end);
    this.targets = targets;
    this.value = value;
  }

  get kind(): 'assign' {
    return 'assign';
  }
}

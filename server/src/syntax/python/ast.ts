import type { Span } from '../text.ts';

/** A run of a string's text and where the file spells it; an escape is a run of its own. */
export interface TextRun {
  readonly from: number;
  readonly length: number;
  readonly source: Span;
  readonly literal: boolean;
}

interface Node {
  readonly span: Span;
}

/** One literal of a group of adjacent ones. `span` includes prefix and quotes. */
export interface StringPart extends Node {
  readonly unicode: boolean;
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly triple: boolean;
  readonly text: string;
  readonly segments: readonly TextRun[];
}

/** Adjacent literals, which Python joins; unicode when one of them is. */
export interface StringNode extends Node {
  readonly kind: 'string';
  readonly unicode: boolean;
  readonly text: string;
  readonly segments: readonly TextRun[];
  readonly parts: readonly StringPart[];
}

export interface NumberNode extends Node {
  readonly kind: 'number';
  readonly type: 'int' | 'long' | 'float' | 'imaginary';
  /** As written. */
  readonly text: string;
  /** bigint for int and long. */
  readonly value: bigint | number;
}

export interface NameNode extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface ListNode extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** With or without parentheses. */
export interface TupleNode extends Node {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
  readonly parenthesized: boolean;
}

export interface DictNode extends Node {
  readonly kind: 'dict';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

export interface SetNode extends Node {
  readonly kind: 'set';
  readonly items: readonly Expression[];
}

export interface Clause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** `[x for …]`, `(x for …)`, `{x for …}`, `{k: v for …}`. */
export interface ComprehensionNode extends Node {
  readonly kind: 'comprehension';
  readonly of: 'list' | 'generator' | 'set' | 'dict';
  readonly element: Expression;
  /** Of a dict comprehension. */
  readonly value?: Expression;
  readonly clauses: readonly Clause[];
}

export interface UnaryNode extends Node {
  readonly kind: 'unary';
  readonly op: '-' | '+' | '~' | 'not';
  readonly operand: Expression;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^';

/** A left-associative chain of operators of one precedence, flat: `operands[0] ops[0] operands[1] …`. `**` has two operands. */
export interface BinaryNode extends Node {
  readonly kind: 'binary';
  readonly operands: readonly Expression[];
  readonly ops: readonly BinaryOperator[];
}

/** `and` or `or` over two or more operands, flat. */
export interface BooleanNode extends Node {
  readonly kind: 'boolean';
  readonly op: 'and' | 'or';
  readonly operands: readonly Expression[];
}

export type CompareOperator = '<' | '>' | '==' | '>=' | '<=' | '!=' | 'in' | 'not in' | 'is' | 'is not';

export interface CompareNode extends Node {
  readonly kind: 'compare';
  readonly operands: readonly Expression[];
  /** `<>` reads as `!=`. */
  readonly ops: readonly CompareOperator[];
}

/** `body if test else orelse`. */
export interface ConditionalNode extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}

export interface AttributeNode extends Node {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

export interface SubscriptNode extends Node {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly index: Expression;
}

/** Inside a subscript: `a:b:c`. A tuple of these where commas stand between. */
export interface SliceNode extends Node {
  readonly kind: 'slice';
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly step?: Expression;
}

export interface EllipsisNode extends Node {
  readonly kind: 'ellipsis';
}

export interface Keyword {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

export interface CallNode extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly star?: Expression;
  readonly doubleStar?: Expression;
}

/** `name`, `name=default`, or a tuple of names. */
export interface Parameter {
  readonly target: Expression;
  readonly default?: Expression;
}

export interface Parameters {
  readonly positional: readonly Parameter[];
  readonly star?: NameNode;
  readonly doubleStar?: NameNode;
}

export interface LambdaNode extends Node {
  readonly kind: 'lambda';
  readonly parameters: Parameters;
  readonly body: Expression;
}

/** Backticks: repr(). */
export interface ReprNode extends Node {
  readonly kind: 'repr';
  readonly value: Expression;
}

export interface YieldNode extends Node {
  readonly kind: 'yield';
  readonly value?: Expression;
}

/** Text that is no expression; kept so that the rest stays readable. */
export interface ErrorExpression extends Node {
  readonly kind: 'error';
}

export type Expression =
  | StringNode
  | NumberNode
  | NameNode
  | ListNode
  | TupleNode
  | DictNode
  | SetNode
  | ComprehensionNode
  | UnaryNode
  | BinaryNode
  | BooleanNode
  | CompareNode
  | ConditionalNode
  | AttributeNode
  | SubscriptNode
  | SliceNode
  | EllipsisNode
  | CallNode
  | LambdaNode
  | ReprNode
  | YieldNode
  | ErrorExpression;

export interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly value: Expression;
}

/** `a = b = value`: targets from left to right. */
export interface AssignStatement extends Node {
  readonly kind: 'assign';
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugmentedStatement extends Node {
  readonly kind: 'augmented';
  readonly target: Expression;
  readonly op: BinaryOperator;
  readonly value: Expression;
}

export interface PrintStatement extends Node {
  readonly kind: 'print';
  readonly to?: Expression;
  readonly values: readonly Expression[];
}

export interface ExecStatement extends Node {
  readonly kind: 'exec';
  readonly code: Expression;
  readonly globals?: Expression;
  readonly locals?: Expression;
}

export interface ImportedName {
  /** `os.path` */
  readonly name: string;
  readonly nameSpan: Span;
  readonly as?: string;
  readonly asSpan?: Span;
}

export interface ImportStatement extends Node {
  readonly kind: 'import';
  readonly names: readonly ImportedName[];
}

export interface FromStatement extends Node {
  readonly kind: 'from';
  readonly module: string;
  readonly level: number;
  /** Empty with `star`. */
  readonly names: readonly ImportedName[];
  readonly star: boolean;
}

export interface IfStatement extends Node {
  readonly kind: 'if';
  /** `if` and each `elif`. */
  readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[];
  readonly orelse: readonly Statement[];
}

export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface WhileStatement extends Node {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface Handler extends Node {
  readonly type?: Expression;
  readonly target?: Expression;
  readonly body: readonly Statement[];
}

export interface TryStatement extends Node {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly Handler[];
  readonly orelse: readonly Statement[];
  readonly finally?: readonly Statement[];
}

export interface WithStatement extends Node {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target?: Expression }[];
  readonly body: readonly Statement[];
}

export interface DefStatement extends Node {
  readonly kind: 'def';
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: Parameters;
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface ClassStatement extends Node {
  readonly kind: 'class';
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Expression[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface GlobalStatement extends Node {
  readonly kind: 'global';
  readonly names: readonly string[];
}

export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value?: Expression;
}

export interface DelStatement extends Node {
  readonly kind: 'del';
  readonly targets: readonly Expression[];
}

/** `raise`, `raise type`, `raise type, value`, `raise type, value, traceback`. */
export interface RaiseStatement extends Node {
  readonly kind: 'raise';
  readonly type?: Expression;
  readonly value?: Expression;
  readonly traceback?: Expression;
}

export interface AssertStatement extends Node {
  readonly kind: 'assert';
  readonly test: Expression;
  readonly message?: Expression;
}

export interface PlainStatement extends Node {
  readonly kind: 'break' | 'continue' | 'pass';
}

/** Text that is no statement; skipped up to a place where reading can go on. */
export interface ErrorStatement extends Node {
  readonly kind: 'error';
}

export type Statement =
  | ExpressionStatement
  | AssignStatement
  | AugmentedStatement
  | PrintStatement
  | ExecStatement
  | ImportStatement
  | FromStatement
  | IfStatement
  | ForStatement
  | WhileStatement
  | TryStatement
  | WithStatement
  | DefStatement
  | ClassStatement
  | GlobalStatement
  | ReturnStatement
  | DelStatement
  | RaiseStatement
  | AssertStatement
  | PlainStatement
  | ErrorStatement;

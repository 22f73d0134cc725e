import { type Span, span } from '../../syntax/text.ts';
import type { Segment } from '../value.ts';
import type { Scope } from './scope.ts';
import type { FunctionCode } from './tree.ts';

/**
 * The values of Python 2.7 as the evaluator holds them. Each knows where the file spells it (or the expression that made it),
 * so that a problem in a value can be shown where the person wrote it. `type` is Python's own type name, where it has one.
 */
export type Py =
  | PyText
  | PyInt
  | PyFloat
  | PyBool
  | PyNone
  | PyList
  | PyTuple
  | PyDict
  | PySet
  | PyRange
  | PyIterator
  | PyFunction
  | PyNative
  | PyMethod
  | PyModule
  | PyError
  | PyNamespace
  | PyUnknown;

/** A str or unicode. The text holds the characters of the file; Python 2 counts a str in bytes, so only ASCII may be indexed. */
export interface PyText {
  readonly type: 'str' | 'unicode';
  readonly text: string;
  readonly pieces: readonly Segment[];
  readonly span: Span;
}

export interface PyInt {
  readonly type: 'int' | 'long';
  readonly value: bigint;
  readonly span: Span;
}

export interface PyFloat {
  readonly type: 'float';
  readonly value: number;
  readonly span: Span;
}

export interface PyBool {
  readonly type: 'bool';
  readonly value: boolean;
  readonly span: Span;
}

export interface PyNone {
  readonly type: 'NoneType';
  readonly span: Span;
}

export interface PyTuple {
  readonly type: 'tuple';
  readonly items: readonly Py[];
  readonly span: Span;
}

/** What can change in place. `born` is the journal frame that it was made in; a set `cloud` says why its content is not known. */
interface Mutable {
  readonly born: number;
  readonly span: Span;
  cloud: string | undefined;
}

export interface PyList extends Mutable {
  readonly type: 'list';
  items: Py[];
  /** True while it is what the file spells with brackets at `span`. */
  literal: boolean;
  /** For a clouded list of which only the order is unknown (a dict's keys): its items in any order. */
  bag: readonly Py[] | undefined;
}

export interface PyDict extends Mutable {
  readonly type: 'dict';
  /** By the key's hash text, see hash.ts. */
  entries: Map<string, readonly [key: Py, value: Py]>;
}

export interface PySet extends Mutable {
  readonly type: 'set' | 'frozenset';
  entries: Map<string, Py>;
}

export interface PyIterator extends Mutable {
  readonly type: 'iterator';
  /** Gives the items one by one, from the first one on. What they are is found out as late as Python does. */
  readonly pull: () => Iterable<Py> | PyUnknown;
  /** What the items may come from. */
  readonly holds: readonly Py[];
  /** The names that a generator expression sees. */
  readonly closure: Scope | undefined;
  /** The items where their order does not matter, for those of which it is not known (a dict's entries). */
  readonly bag?: () => readonly Py[] | PyUnknown;
  /** True when all items have been taken. While some of them have, the iterator is clouded. */
  used: boolean;
}

export type PyMutable = PyList | PyDict | PySet | PyIterator;

export interface PyRange {
  readonly type: 'xrange';
  readonly start: bigint;
  readonly step: bigint;
  readonly length: number;
  readonly span: Span;
}

export interface PyFunction {
  readonly type: 'function';
  readonly code: FunctionCode;
  readonly defaults: readonly Py[];
  /** The scope of the function that it was defined in; undefined at the file's top level, whose names it does not see. */
  readonly closure: Scope | undefined;
  readonly span: Span;
}

/** What a call passes. */
export interface Call {
  readonly args: readonly Py[];
  readonly named: ReadonlyMap<string, Py>;
  /** The whole call in the file. */
  readonly span: Span;
}

/** A function or type that is built in, by the name that builtins.ts and modules.ts know it by. */
export interface PyNative {
  readonly type: 'builtin';
  readonly name: string;
  /** True for types and exception classes. */
  readonly isType: boolean;
  readonly span: Span;
}

export interface PyMethod {
  readonly type: 'method';
  readonly receiver: Py;
  readonly name: string;
  readonly span: Span;
}

export interface PyModule {
  readonly type: 'module';
  readonly name: string;
  readonly span: Span;
}

/** An exception object. */
export interface PyError {
  readonly type: 'exception';
  readonly name: string;
  readonly args: readonly Py[];
  readonly span: Span;
}

/** What locals() or globals() gives: a live view on names. */
export interface PyNamespace {
  readonly type: 'namespace';
  readonly scope: Scope;
  readonly span: Span;
}

export interface PyUnknown {
  readonly type: 'unknown';
  readonly reason: string;
  readonly span: Span;
}

/** Sizes beyond which a value counts as unknown: a configuration never comes near them, hostile input does. */
export const MOST_TEXT = 1_000_000;
export const MOST_ITEMS = 100_000;
export const MOST_BITS = 4096;

export const NOWHERE: Span = span(0, 0);

/** The cloud of an iterator from which some items have been taken. */
export const PARTLY = 'how many items have been taken from it is not known';

export const unknown = (reason: string, where: Span): PyUnknown => ({ type: 'unknown', reason, span: where });
export const none = (where: Span): PyNone => ({ type: 'NoneType', span: where });
export const bool = (value: boolean, where: Span): PyBool => ({ type: 'bool', value, span: where });
export const float = (value: number, where: Span): PyFloat => ({ type: 'float', value, span: where });
export const tuple = (items: readonly Py[], where: Span): PyTuple => ({ type: 'tuple', items, span: where });

const INT_MAX = 2n ** 63n - 1n;
/** The smallest int of Python 2 on a machine of 64 bits. */
export const INT_MIN = -(2n ** 63n);
const BIG = 2n ** BigInt(MOST_BITS);

/** A whole number: an int where 64 bits hold it (and it is not asked to be a long), else a long; unknown beyond MOST_BITS. */
export function int(value: bigint | number, where: Span, long = false): PyInt | PyUnknown {
  const whole = BigInt(value);
  if (!long && whole <= INT_MAX && whole >= INT_MIN) return { type: 'int', value: whole, span: where };
  if (whole >= BIG || whole <= -BIG) return unknown('the number is too large to follow', where);
  return { type: 'long', value: whole, span: where };
}

export const isText = (value: Py): value is PyText => value.type === 'str' || value.type === 'unicode';
export const isInt = (value: Py): value is PyInt => value.type === 'int' || value.type === 'long';
export const isNumber = (value: Py): value is PyInt | PyFloat | PyBool =>
  isInt(value) || value.type === 'float' || value.type === 'bool';
export const isMutable = (value: Py): value is PyMutable =>
  value.type === 'list' ||
  value.type === 'dict' ||
  value.type === 'set' ||
  value.type === 'frozenset' ||
  value.type === 'iterator';

/** The value of an int, long or bool as a whole number, else undefined. */
export function whole(value: Py | undefined): bigint | undefined {
  if (!value) return undefined;
  if (isInt(value)) return value.value;
  return value.type === 'bool' ? (value.value ? 1n : 0n) : undefined;
}

/** A whole number as an index that no list or text reaches beyond, else undefined. */
export function index(value: Py | undefined): number | undefined {
  const number = whole(value);
  if (number === undefined) return undefined;
  return Number(number > 2n ** 40n ? 2n ** 40n : number < -(2n ** 40n) ? -(2n ** 40n) : number);
}

/** The reason why a value, or what it holds at its first level, is not known. */
export function doubtOf(value: Py): string | undefined {
  if (value.type === 'unknown') return value.reason;
  return isMutable(value) ? value.cloud : undefined;
}

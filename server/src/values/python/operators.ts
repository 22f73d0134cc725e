import type { Span } from '../../syntax/text.ts';
import { equal, numberOf, order } from './compare.ts';
import { bagOf, lengthOf, notKnown } from './iterate.ts';
import type { Machine } from './machine.ts';
import {
  bool,
  float,
  INT_MIN,
  index,
  int,
  isNumber,
  isText,
  MOST_BITS,
  MOST_ITEMS,
  MOST_TEXT,
  type Py,
  type PySet,
  tuple,
  whole,
} from './objects.ts';
import { percent } from './percent.ts';
import { computed, isAscii, joined, retyped } from './pieces.ts';
import { Raised } from './raise.ts';
import { NOT_ASCII } from './repr.ts';

/** Python 2.7's operators. A certain mistake throws Raised; what is not known gives unknown. */

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^';

/** `left operator right`. */
export function binary(machine: Machine, operator: BinaryOperator, left: Py, right: Py, where: Span): Py {
  if (left.type === 'unknown') return machine.unknown(left.reason, where);
  if (operator === '%' && isText(left)) return percent(machine, left, right, where);
  if (right.type === 'unknown') return machine.unknown(right.reason, where);
  if (isNumber(left) && isNumber(right)) return arithmetic(machine, operator, left, right, where);
  if (operator === '+') return added(machine, left, right, where);
  if (operator === '*') return repeated(machine, left, right, where);
  if (isSet(left) && isSet(right)) return combined(machine, operator, left, right, where);
  return unsupported(machine, operator, left, right, where);
}

const isSet = (value: Py): value is PySet => value.type === 'set' || value.type === 'frozenset';

/** Types of which it is certain that operators not handled here fail. */
const PLAIN: ReadonlySet<Py['type']> = new Set(
  'str unicode int long float bool NoneType list tuple dict'.split(' ') as Py['type'][],
);

function unsupported(machine: Machine, operator: string, left: Py, right: Py, where: Span): Py {
  if (PLAIN.has(left.type) && PLAIN.has(right.type))
    throw new Raised('TypeError', `unsupported operand types for ${operator}: '${left.type}' and '${right.type}'`);
  return machine.unknown(`what ${operator} does here is not known`, where);
}

function added(machine: Machine, left: Py, right: Py, where: Span): Py {
  if (isText(left) && isText(right)) {
    if (left.type !== right.type && !(isAscii(left.text) && isAscii(right.text)))
      return machine.unknown(NOT_ASCII, where);
    machine.charge(((left.text.length + right.text.length) >> 8) + ((left.pieces.length + right.pieces.length) >> 4));
    return joined([left, right], where);
  }
  if (left.type === 'list' && right.type === 'list') {
    if (left.cloud !== undefined || right.cloud !== undefined) return notKnown(machine, where, left, right);
    return machine.list([...left.items, ...right.items], where);
  }
  if (left.type === 'tuple' && right.type === 'tuple') {
    if (left.items.length + right.items.length > MOST_ITEMS)
      return machine.unknown('the tuple is too long to follow', where);
    machine.charge((left.items.length + right.items.length) >> 4);
    return tuple([...left.items, ...right.items], where);
  }
  return unsupported(machine, '+', left, right, where);
}

function repeated(machine: Machine, left: Py, right: Py, where: Span): Py {
  const [sequence, number] = isNumber(left) ? [right, left] : [left, right];
  const given = index(number);
  const length = lengthOf(sequence);
  const sized = sequence.type === 'list' || sequence.type === 'tuple' || isText(sequence);
  if (!sized || given === undefined) return unsupported(machine, '*', left, right, where);
  if (sequence.type === 'list' && sequence.cloud !== undefined) return machine.unknown(sequence.cloud, where);
  const count = Math.max(0, given);
  const size = isText(sequence) ? sequence.text.length : (length ?? 0);
  if (size * count > (isText(sequence) ? MOST_TEXT : MOST_ITEMS))
    return machine.unknown('the value is too long to follow', where);
  machine.charge((size * count) >> 6);
  // Each copy comes from the same place in the file, so none of them can be edited alone.
  if (isText(sequence))
    return count === 1 ? sequence : retyped(computed(sequence.text.repeat(count), where), sequence.type);
  const items: Py[] = [];
  for (let i = 0; i < count; i++) for (const item of sequence.items) items.push(item);
  return sequence.type === 'list' ? machine.list(items, where) : tuple(items, where);
}

function combined(machine: Machine, operator: BinaryOperator, left: PySet, right: PySet, where: Span): Py {
  if (left.cloud !== undefined || right.cloud !== undefined) return notKnown(machine, where, left, right);
  const entries = new Map<string, Py>();
  machine.charge((left.entries.size + right.entries.size) >> 2);
  for (const [key, value] of left.entries) {
    const both = right.entries.has(key);
    if (operator === '&' ? both : operator === '|' || !both) entries.set(key, value);
  }
  // Of two equal members Python keeps that of the smaller set, or of the second one (set_intersection in Objects/setobject.c).
  if (operator === '&' && right.entries.size <= left.entries.size)
    for (const key of entries.keys()) entries.set(key, right.entries.get(key) as Py);
  if (operator === '|' || operator === '^')
    for (const [key, value] of right.entries) if (!left.entries.has(key)) entries.set(key, value);
  if (!'&|^-'.includes(operator)) return unsupported(machine, operator, left, right, where);
  return machine.set(entries, where, left.type);
}

function arithmetic(machine: Machine, operator: BinaryOperator, left: Py, right: Py, where: Span): Py {
  if (left.type === 'float' || right.type === 'float') return floats(machine, operator, left, right, where);
  if (left.type === 'bool' && right.type === 'bool' && '&|^'.includes(operator)) {
    const [one, two] = [left.value, right.value];
    return bool(operator === '&' ? one && two : operator === '|' ? one || two : one !== two, where);
  }
  const [one, two] = [whole(left) ?? 0n, whole(right) ?? 0n];
  const long = left.type === 'long' || right.type === 'long';
  const give = (value: bigint): Py => int(value, where, long);
  switch (operator) {
    case '+':
      return give(one + two);
    case '-':
      return give(one - two);
    case '*':
      return give(one * two);
    case '/':
    case '//':
      return give(floorDivide(one, two));
    case '%':
      // Python makes longs of both where the quotient of two ints needs one.
      return int(one - floorDivide(one, two) * two, where, long || (one === INT_MIN && two === -1n));
    case '**':
      return power(machine, one, two, long, where);
    case '<<':
    case '>>':
      return shifted(machine, operator, one, two, long, where);
    case '&':
      return give(one & two);
    case '|':
      return give(one | two);
    case '^':
      return give(one ^ two);
  }
}

/** Whole division towards minus infinity. */
export function floorDivide(one: bigint, two: bigint): bigint {
  if (two === 0n) throw new Raised('ZeroDivisionError', 'integer division or modulo by zero');
  const quotient = one / two;
  return one % two !== 0n && one < 0n !== two < 0n ? quotient - 1n : quotient;
}

function power(machine: Machine, base: bigint, exponent: bigint, long: boolean, where: Span): Py {
  if (exponent < 0n) return floatPower(machine, Number(base), Number(exponent), where);
  const bits = BigInt((base < 0n ? -base : base).toString(2).length);
  const small = base >= -1n && base <= 1n;
  if (!small && (exponent > BigInt(MOST_BITS) || bits * exponent > BigInt(2 * MOST_BITS)))
    return machine.unknown('the number is too large to follow', where);
  return int(small ? base ** (exponent > 1n ? 2n - (exponent & 1n) : exponent) : base ** exponent, where, long);
}

function shifted(machine: Machine, operator: '<<' | '>>', one: bigint, two: bigint, long: boolean, where: Span): Py {
  if (two < 0n) throw new Raised('ValueError', 'negative shift count');
  if (operator === '>>') return int(two > BigInt(2 * MOST_BITS) ? (one < 0n ? -1n : 0n) : one >> two, where, long);
  if (two > BigInt(MOST_BITS) && one !== 0n) return machine.unknown('the number is too large to follow', where);
  return int(one === 0n ? 0n : one << two, where, long);
}

function toFloat(value: Py): number {
  const number = isNumber(value) ? Number(numberOf(value)) : Number.NaN;
  if (!Number.isFinite(number) && value.type !== 'float')
    throw new Raised('OverflowError', 'long int too large to convert to float');
  return number;
}

function floats(machine: Machine, operator: BinaryOperator, left: Py, right: Py, where: Span): Py {
  const [one, two] = [toFloat(left), toFloat(right)];
  switch (operator) {
    case '+':
      return float(one + two, where);
    case '-':
      return float(one - two, where);
    case '*':
      return float(one * two, where);
    case '/':
      if (two === 0) throw new Raised('ZeroDivisionError', 'float division by zero');
      return float(one / two, where);
    case '//':
      return float(floatDivmod(one, two)[0], where);
    case '%':
      return float(floatDivmod(one, two)[1], where);
    case '**':
      return floatPower(machine, one, two, where);
    default:
      throw new Raised('TypeError', `unsupported operand types for ${operator}: '${left.type}' and '${right.type}'`);
  }
}

/** divmod() of floats as CPython's float_divmod computes it. */
export function floatDivmod(one: number, two: number): [quotient: number, rest: number] {
  if (two === 0) throw new Raised('ZeroDivisionError', 'float divmod()');
  let rest = one % two;
  let quotient = (one - rest) / two;
  if (rest !== 0) {
    if (two < 0 !== rest < 0) {
      rest += two;
      quotient -= 1;
    }
  } else rest = two < 0 ? -0 : 0;
  if (quotient === 0) return [one / two < 0 || Object.is(one / two, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

function floatPower(machine: Machine, base: number, exponent: number, where: Span): Py {
  if (base === 0 && exponent < 0) throw new Raised('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  const result = base ** exponent;
  const exact =
    Number.isInteger(base) && Number.isInteger(exponent) && (Math.abs(base) <= 2 || Number.isSafeInteger(result));
  if (exact && Number.isFinite(result)) return float(result, where);
  return machine.unknown('the last digits of such a power depend on the machine', where);
}

export type UnaryOperator = '+' | '-' | '~' | 'not';

/** `operator value`. */
export function unary(machine: Machine, operator: UnaryOperator, value: Py, where: Span): Py {
  if (value.type === 'unknown') return machine.unknown(value.reason, where);
  if (operator === 'not') {
    const known = truth(value);
    return known === undefined ? notKnown(machine, where, value) : bool(!known, where);
  }
  const number = whole(value);
  if (value.type === 'float' && operator !== '~') return float(operator === '-' ? -value.value : value.value, where);
  if (number === undefined) {
    if (PLAIN.has(value.type)) throw new Raised('TypeError', `bad operand type for unary ${operator}: '${value.type}'`);
    return machine.unknown(`what ${operator} does here is not known`, where);
  }
  return int(operator === '-' ? -number : operator === '~' ? ~number : number, where, value.type === 'long');
}

/** Whether Python takes a value for true. */
export function truth(value: Py): boolean | undefined {
  switch (value.type) {
    case 'unknown':
      return undefined;
    case 'namespace':
      // xm gives every file some names.
      return value.scope.kind === 'file' ? true : undefined;
    case 'NoneType':
      return false;
    case 'bool':
      return value.value;
    case 'int':
    case 'long':
      return value.value !== 0n;
    case 'float':
      return value.value !== 0;
    case 'str':
    case 'unicode':
      return value.text !== '';
    case 'list':
    case 'tuple':
    case 'dict':
    case 'set':
    case 'frozenset':
    case 'xrange': {
      const length = lengthOf(value);
      return length === undefined ? undefined : length > 0;
    }
    default:
      return true;
  }
}

export type CompareOperator = '==' | '!=' | '<' | '>' | '<=' | '>=' | 'in' | 'not in' | 'is' | 'is not';

/** `left operator right`, or undefined when it cannot be known. */
export function compare(
  machine: Machine,
  operator: CompareOperator,
  left: Py,
  right: Py,
  where: Span,
): boolean | undefined {
  switch (operator) {
    case '==':
      return equal(machine, left, right);
    case '!=':
      return not(equal(machine, left, right));
    case 'in':
      return contains(machine, right, left, where);
    case 'not in':
      return not(contains(machine, right, left, where));
    case 'is':
      return identical(left, right);
    case 'is not':
      return not(identical(left, right));
    default: {
      const place = order(machine, left, right);
      if (place === undefined) return undefined;
      if (operator === '<') return place < 0;
      if (operator === '>') return place > 0;
      return operator === '<=' ? place <= 0 : place >= 0;
    }
  }
}

const not = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

/** `is`. Which equal numbers and texts are one object is Python's own affair. */
function identical(left: Py, right: Py): boolean | undefined {
  if (left.type === 'unknown' || right.type === 'unknown') return undefined;
  if (left.type !== right.type) return left.type === 'builtin' || right.type === 'builtin' ? undefined : false;
  switch (left.type) {
    case 'NoneType':
      return true;
    case 'bool':
      return right.type === 'bool' && left.value === right.value;
    case 'builtin':
    case 'module':
      return right.type === left.type ? left.name === right.name : undefined;
    case 'list':
    case 'dict':
    case 'set':
    case 'function':
      return left === right;
    default:
      return left === right ? true : undefined;
  }
}

function contains(machine: Machine, container: Py, member: Py, where: Span): boolean | undefined {
  if (container.type === 'unknown' || member.type === 'unknown') return undefined;
  if (isText(container)) {
    if (!isText(member)) throw new Raised('TypeError', "'in <string>' requires string as left operand");
    if (container.type !== member.type && !(isAscii(container.text) && isAscii(member.text))) return undefined;
    machine.charge(container.text.length >> 8);
    return container.text.includes(member.text);
  }
  if (container.type === 'namespace') return undefined;
  const items = bagOf(machine, container, where);
  if (!Array.isArray(items)) return undefined;
  let known = true;
  for (const item of items as readonly Py[]) {
    machine.charge(1);
    const same = equal(machine, item, member);
    if (same) return true;
    if (same === undefined) known = false;
  }
  return known ? false : undefined;
}

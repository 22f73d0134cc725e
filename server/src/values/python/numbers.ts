import { fixed } from './decimal.ts';
import type { Machine } from './machine.ts';
import { type Call, float, index, int, isText, MOST_BITS, type Py, whole } from './objects.ts';
import { Raised } from './raise.ts';

/** int(), long(), float() and round() of Python 2.7. */

const BLANK = /^[ \t\n\r\v\f]+|[ \t\n\r\v\f]+$/g;
const PREFIXES: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };

/** The whole number that a text spells in a base (0: as in Python's source), else undefined. */
function parseWhole(text: string, base: number): bigint | undefined {
  const [, sign = '', body = ''] = /^([+-]?)(.*)$/s.exec(text.trim()) ?? [];
  const prefix = body.slice(0, 2).toLowerCase();
  const prefixed = PREFIXES[prefix];
  let digits = body.toLowerCase();
  let radix = base;
  if (prefixed && (base === 0 || base === prefixed)) {
    digits = digits.slice(2);
    radix = prefixed;
  } else if (base === 0) radix = digits.length > 1 && digits.startsWith('0') ? 8 : 10;
  if (!digits) return undefined;
  let value = 0n;
  for (const digit of digits) {
    const at = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(digit);
    if (at < 0 || at >= radix) return undefined;
    value = value * BigInt(radix) + BigInt(at);
  }
  return sign === '-' ? -value : value;
}

/** `int(value[, base])` and `long(…)`. */
export function toInt(machine: Machine, call: Call, long: boolean): Py {
  const [value, given] = call.args;
  if (!value) return int(0, call.span, long);
  if (isText(value)) {
    const base = given ? index(given) : 10;
    if (base === undefined || base < 0 || base === 1 || base > 36)
      throw new Raised('ValueError', 'int() base must be >= 2 and <= 36');
    const text = value.text.replace(BLANK, '');
    if (text.length > MOST_BITS / 4) return machine.unknown('the number is too large to follow', call.span);
    if (long && /l$/i.test(text)) return machine.unknown('the number has a type mark', call.span);
    const number = parseWhole(text, base);
    if (number === undefined) throw new Raised('ValueError', `invalid literal for int(): ${text}`);
    return int(number, call.span, long);
  }
  if (given) throw new Raised('TypeError', "int() can't convert non-string with explicit base");
  if (value.type === 'float') {
    if (!Number.isFinite(value.value)) throw new Raised('OverflowError', 'cannot convert float to integer');
    return int(BigInt(Math.trunc(value.value)), call.span, long);
  }
  const number = whole(value);
  if (number === undefined)
    throw new Raised('TypeError', `int() argument must be a string or a number, not '${value.type}'`);
  return int(number, call.span, long);
}

/** `float(value)`. */
export function toFloat(_machine: Machine, call: Call): Py {
  const [value] = call.args;
  if (!value) return float(0, call.span);
  if (value.type === 'float') return float(value.value, call.span);
  const number = whole(value);
  if (number !== undefined) {
    if (!Number.isFinite(Number(number))) throw new Raised('OverflowError', 'long int too large to convert to float');
    return float(Number(number), call.span);
  }
  if (!isText(value)) throw new Raised('TypeError', 'float() argument must be a string or a number');
  const text = value.text.replace(BLANK, '');
  if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return float(Number(text), call.span);
  const odd = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (!odd) throw new Raised('ValueError', `could not convert string to float: ${text}`);
  const size = /^n/i.test(odd[2] as string) ? Number.NaN : Number.POSITIVE_INFINITY;
  return float(odd[1] === '-' ? -size : size, call.span);
}

/** `round(value[, places])`: halves away from zero, always a float. */
export function round(machine: Machine, call: Call): Py {
  const value = call.args[0];
  const number = value?.type === 'float' ? value.value : Number(whole(value) ?? Number.NaN);
  const places = call.args[1] ? index(call.args[1]) : 0;
  if (places === undefined) throw new Raised('TypeError', 'an integer is required');
  if (!value || (value.type !== 'float' && whole(value) === undefined))
    throw new Raised('TypeError', 'a float is required');
  if (!Number.isFinite(number) || Math.abs(number) >= 2 ** 52) return float(number, call.span);
  if (places > 20 || places < 0) return machine.unknown('it rounds in a rare way', call.span);
  return float(awayFromZero(number, places), call.span);
}

function awayFromZero(number: number, places: number): number {
  const size = Math.abs(number);
  // fixed() takes exact halves to the even digit; with all the digits of a float behind the point there are no halves left.
  const exact = fixed(size, 1100);
  const cut = exact.length - 1100 + places;
  const digits = exact.slice(0, cut).replace('.', '');
  const up = (exact[cut] === '.' ? exact[cut + 1] : exact[cut]) ?? '0';
  const whole = BigInt(digits) + (up >= '5' ? 1n : 0n);
  const text = whole.toString().padStart(places + 1, '0');
  const rounded = Number(`${text.slice(0, text.length - places)}.${text.slice(text.length - places)}`);
  return number < 0 || Object.is(number, -0) ? -rounded : rounded;
}

/** hex(), oct() and bin(). */
export function inBase(call: Call, base: 16 | 8 | 2): string {
  const value = call.args[0];
  const number = whole(value);
  if (!value || number === undefined) throw new Raised('TypeError', 'the argument cannot be converted');
  const size = number < 0n ? -number : number;
  const prefix = base === 16 ? '0x' : base === 2 ? '0b' : size === 0n ? '' : '0';
  const mark = value.type === 'long' && base !== 2 ? 'L' : '';
  return `${number < 0n ? '-' : ''}${prefix}${size.toString(base)}${mark}`;
}

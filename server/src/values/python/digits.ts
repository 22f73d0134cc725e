import { fixed, general, scientific, special } from './decimal.ts';

/** How a number is to look, for `%` and str.format alike. */
export interface Look {
  /** What stands before a number that is not negative: '', '+' or ' '. */
  readonly plus: string;
  readonly alternate: boolean;
  readonly precision: number | undefined;
}

/** A number's text in parts, so that padding can go between the sign and the digits. */
export interface NumberText {
  /** The sign and a prefix such as 0x. */
  readonly head: string;
  readonly digits: string;
}

const BASES: Readonly<Record<string, number>> = { x: 16, X: 16, o: 8, b: 2 };

/** A whole number for the conversions d i u o x X b. */
export function intText(value: bigint, conversion: string, look: Look, octalPrefix = '0'): NumberText {
  const upper = conversion === 'X';
  const size = value < 0n ? -value : value;
  let digits = size.toString(BASES[conversion] ?? 10).padStart(look.precision ?? 0, '0');
  if (look.precision === 0 && size === 0n) digits = '';
  let prefix = '';
  if (look.alternate && BASES[conversion]) {
    prefix = conversion === 'o' ? octalPrefix : `0${conversion}`;
    if (prefix === '0' && digits.startsWith('0')) prefix = '';
  }
  return { head: (value < 0n ? '-' : look.plus) + prefix, digits: upper ? digits.toUpperCase() : digits };
}

/** A float for the conversions e E f F g G. */
export function floatText(value: number, conversion: string, look: Look): NumberText {
  const negative = value < 0 || Object.is(value, -0);
  const size = Math.abs(value);
  const precision = look.precision ?? 6;
  const kind = conversion.toLowerCase();
  const write = kind === 'e' ? scientific : kind === 'f' ? fixed : general;
  const digits = special(size) ?? write(size, precision, look.alternate);
  return { head: negative ? '-' : look.plus, digits: conversion === kind ? digits : digits.toUpperCase() };
}

import type { Draw } from './draw.ts';

/** A value in a config: a text to be quoted, a number that stands bare, or a list. */
export type Spelled = string | { readonly bare: string } | readonly Spelled[];

/** A setting before it is written down. */
export interface Line {
  readonly name: string;
  readonly value: Spelled;
  readonly op?: '+=';
}

export const bare = (text: string | number): Spelled => ({ bare: String(text) });

/** Numbers that are no number to xl, or none that it takes everywhere. */
export const NO_NUMBERS = ['4G', '512MB', '1.5', 'two', '', ' ', 'yes', '-', '1e3', '08', '5 ', '1,2', '0x'];

/** Numbers at the edges of what C keeps. */
export const EDGES = ['-1', '0', '65536', '2147483648', '4294967296', '9223372036854775807', '9223372036854775808'];

/** A number as it is written: bare, or quoted as many do. A minus must be quoted. */
export function number(draw: Draw, value: number | string): Spelled {
  const text = String(value);
  return text.startsWith('-') || draw.once(6) ? text : bare(text);
}

/** A yes or no. */
export const flag = (draw: Draw): Spelled =>
  draw.mostly<Spelled>(
    () => number(draw, draw.below(2)),
    () => draw.of(['yes', 'no', 'True', 'true', '', 'on']),
    () => number(draw, draw.of(['2', '-1', '255'])),
    () => [bare(1)],
  );

function spell(draw: Draw, value: Spelled): string {
  if (typeof value === 'string') {
    const quote = value.includes('"') || (!value.includes("'") && draw.once(2)) ? "'" : '"';
    return quote + value + quote;
  }
  if ('bare' in value) return value.bare;
  const gap = draw.of(['', ' ', '\n  ']);
  const items = value.map((item) => spell(draw, item)).join(`,${gap || ' '}`);
  return `[${gap}${items}${value.length && draw.once(6) ? ',' : ''}${gap}]`;
}

/** The text of a config. */
export function write(draw: Draw, lines: readonly Line[]): string {
  const texts = lines.map(({ name, value, op = '=' }) => {
    const blank = draw.once(4) ? '' : ' ';
    return `${name}${blank}${op}${blank}${spell(draw, value)}${draw.once(12) ? ' # as it was' : ''}`;
  });
  return `${texts.join('\n')}\n`;
}

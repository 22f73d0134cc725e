import type { Toolstack } from '../catalog/release.ts';
import { readCNumber } from './c-number.ts';

/**
 * `form`: no hexadecimal number, or none behind `-`; `rest`: something behind a single port, which xl drops with a message; `range`: beyond
 * ffff; `backwards`: the end before the start.
 */
export type IoportsFault = 'form' | 'rest' | 'range' | 'backwards';

/** Ports of the host's I/O space, as the toolstack takes them. */
export interface Ioports {
  readonly first: number;
  readonly last: number;
  readonly fault?: IoportsFault;
}

const MOST = 0xffff;

/**
 * Reads `2f8-2ff`. xl (4.2 and later, tools/xl/xl_parse.c:parse_config_data) reads each number by strtoul in base 16; xm puts `0x` before each
 * (create.py:preprocess_ioports), and xend reads them by Python's int(). That a range runs backwards, or beyond ffff, xl leaves to the hypervisor.
 */
export function readIoports(text: string, toolstack: Toolstack): Ioports | undefined {
  return toolstack === 'xm' ? readXm(text) : readXl(text);
}

function readXl(text: string): Ioports | undefined {
  const first = readCNumber(text, 16);
  if (!first) return undefined;
  const rest = text.slice(first.length);
  if (!rest.startsWith('-')) return checked(Number(first.value), Number(first.value), rest ? 'rest' : undefined);
  const last = readCNumber(rest.slice(1), 16);
  if (!last || last.length + 1 < rest.length) return undefined;
  return checked(Number(first.value), Number(last.value));
}

function readXm(text: string): Ioports | undefined {
  const [, first, last = first] = /^([0-9a-fA-F]{1,16})\s*(?:-([0-9a-fA-F]{1,16})\s*)?$/.exec(text) ?? [];
  return first === undefined || last === undefined
    ? undefined
    : checked(Number.parseInt(first, 16), Number.parseInt(last, 16));
}

function checked(first: number, last: number, rest?: IoportsFault): Ioports {
  const beyond = first < 0 || first > MOST || last < 0 || last > MOST;
  const fault = rest ?? (beyond ? 'range' : first > last ? 'backwards' : undefined);
  return { first, last, ...(fault && { fault }) };
}

/** The range that was meant by a text of another form, such as `2f8:2ff` or `0x2f8 - 0x2ff`; undefined when it has no single reading. */
export function repairIoports(text: string, toolstack: Toolstack): string | undefined {
  const [read, first, last] =
    /^\s*((?:0[xX])?[0-9a-fA-F]{1,4})(?:\s*(?:[:,-]|\.\.\.?|to|–)\s*((?:0[xX])?[0-9a-fA-F]{1,4}))?\s*$/.exec(text) ??
    [];
  if (!read || first === undefined) return undefined;
  const bare = (digits: string): string => (toolstack === 'xm' ? digits.replace(/^0[xX]/, '') : digits);
  return last === undefined ? bare(first) : `${bare(first)}-${bare(last)}`;
}

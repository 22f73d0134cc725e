import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split } from './piece.ts';

/** What a CPUID text has wrong; `flag` and `register` name one that there is not. */
export interface CpuidFault {
  readonly what: 'host' | 'equals' | 'flag' | 'value' | 'leaf' | 'register' | 'bits';
  readonly piece: Piece;
}

/** `host,FLAG=VALUE,…` as libxl reads it: the first word is host, and blanks count (libxl_cpuid.c:libxl_cpuid_parse_config). */
export function flagFaults(value: StringValue, flags: ReadonlySet<string>): CpuidFault[] {
  // C's strtok passes over empty parts.
  const [first, ...rest] = split(value, ',').filter(({ text }) => text);
  if (!first) return [];
  if (first.text !== 'host') return [{ what: 'host', piece: first }];
  return rest.flatMap((part) => flagFault(value, part, flags) ?? []);
}

function flagFault(value: StringValue, part: Piece, flags: ReadonlySet<string>): CpuidFault | undefined {
  const at = part.text.indexOf('=');
  if (at < 0) return { what: 'equals', piece: part };
  const name = piece(value, part.from, part.from + at);
  if (!flags.has(name.text)) return { what: 'flag', piece: name };
  const setting = piece(value, part.from + at + 1, part.to);
  return /^(?:[xks]|\s*[+-]?\d)/.test(setting.text) ? undefined : { what: 'value', piece: setting };
}

/**
 * `LEAF[,SUBLEAF]:REGISTER=BITS,…`, with 32 characters of bits. libxl takes blanks before a register; xm does not, but takes a number `0x…` for
 * the bits (libxl_cpuid.c:libxl_cpuid_parse_config_xend; xm/create.py:preprocess_cpuid).
 */
export function leafFaults(value: StringValue, reader: 'xl' | 'xm'): CpuidFault[] {
  // xm takes hexadecimal digits without 0x, C's strtoul does not.
  const number = reader === 'xm' ? '(?:0x)?[0-9a-fA-F]+' : '(?:0[xX][0-9a-fA-F]+|[0-9]+)';
  const head = new RegExp(`^\\s*${number}(?:,\\s*${number})?:`).exec(value.text)?.[0];
  if (!head) {
    const colon = value.text.indexOf(':');
    return [{ what: 'leaf', piece: piece(value, 0, colon < 0 ? value.text.length : colon) }];
  }
  for (const part of split(value, ',', head.length)) {
    const fault = registerFault(value, part, reader);
    // The rest of the text is not looked at.
    if (fault) return [fault];
  }
  return [];
}

function registerFault(value: StringValue, part: Piece, reader: 'xl' | 'xm'): CpuidFault | undefined {
  const lead = reader === 'xl' ? (/^[ \n]*/.exec(part.text)?.[0].length ?? 0) : 0;
  const found = /^e[abcd]x=/.exec(part.text.slice(lead));
  if (!found) return part.text ? { what: 'register', piece: part } : undefined;
  const bits = piece(value, part.from + lead + found[0].length, part.to);
  if (reader === 'xm' && bits.text.startsWith('0x')) return undefined;
  return bits.text.length === 32 ? undefined : { what: 'bits', piece: bits };
}

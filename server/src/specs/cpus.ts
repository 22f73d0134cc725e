import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split, wholePiece } from './piece.ts';

/**
 * Who reads the text: xl since 4.4 (tools/xl/xl_parse.c:update_cpumap_range), xl 4.2 and 4.3 (xl_cmdimpl.c:vcpupin_parse), xend
 * (XendConfig.py:_convert_cpus_to_list), or one plain number by atoi (the entries of a cpupool's list, and of a guest's before 4.4).
 */
export type CpusReader = 'xl' | 'xl-4.2' | 'xend' | 'number';

/** A part of a CPU list that its reader does not take as it was meant. */
export interface CpusFault {
  readonly what: 'word' | 'open' | 'backwards' | 'no-all' | 'empty' | 'no-range';
  readonly piece: Piece;
  /** What was probably meant. */
  readonly meant?: string;
}

/** What is wrong in a list such as `0-3,^1`. An empty text names no CPU and is no fault. */
export function cpusFaults(value: StringValue, reader: CpusReader): CpusFault[] {
  if (reader === 'number') return single(value);
  if (!value.text || (reader === 'xl-4.2' && value.text === 'all')) return [];
  return split(value, ',').flatMap((part) => partFault(value, part, reader) ?? []);
}

function single(value: StringValue): CpusFault[] {
  const whole = wholePiece(value);
  if (/^\s*\d+\s*$/.test(value.text)) return [];
  return [{ what: /^\s*\d+\s*-/.test(value.text) ? 'no-range' : 'word', piece: whole }];
}

function partFault(value: StringValue, part: Piece, reader: CpusReader): CpusFault | undefined {
  const lead = /^\s*/.exec(part.text)?.[0].length ?? 0;
  const body = part.text.slice(lead).trimEnd();
  const whole = piece(value, part.from + lead, part.from + lead + body.length);
  // C's strtok never sees an empty part.
  if (!body) return reader === 'xend' || part.text ? { what: 'empty', piece: part } : undefined;
  const fault = bodyFault(whole, reader);
  if (fault) return fault;
  // Who reads a number passes over blanks before it. Nobody does so before a word, and xl not behind either.
  const from = /^\d/.test(body) ? whole.from : part.from;
  const to = reader === 'xl' ? part.to : whole.to;
  return from < whole.from || to > whole.to ? { what: 'word', piece: piece(value, from, to), meant: body } : undefined;
}

/** What is wrong with a part, blanks around it left out of account. */
function bodyFault(whole: Piece, reader: CpusReader): CpusFault | undefined {
  const [, not = '', nodes = '', cpus = ''] = /^(\^?)((?:nodes?:)?)(.*)$/s.exec(whole.text) ?? [];
  if (nodes && reader !== 'xl') return { what: 'word', piece: whole };
  if (cpus === 'all' && reader === 'xl') return not ? { what: 'no-all', piece: whole } : undefined;
  const range = /^\s*(\d{1,9})(?:(-)\s*(\d{1,9})?)?/.exec(cpus);
  if (!range) return { what: 'word', piece: whole };
  const [read, first = '', dash, last] = range;
  if (dash && last === undefined) return { what: 'open', piece: whole };
  if (last !== undefined && Number(first) > Number(last))
    return { what: 'backwards', piece: whole, meant: `${not}${nodes}${last}-${first}` };
  // xl of 4.2 does not look at what stands behind a number.
  if (reader === 'xl-4.2') return undefined;
  if (cpus.slice(read.length)) return { what: 'word', piece: whole, ...meantRange(not, nodes, cpus) };
  return reader === 'xend' && not && dash ? { what: 'no-range', piece: whole } : undefined;
}

/** `0..3` and `0:3` are other people's ranges. */
function meantRange(not: string, nodes: string, cpus: string): { meant?: string } {
  const other = /^(\d{1,9})\s*(?:\.\.\.?|:|to|–)\s*(\d{1,9})$/.exec(cpus);
  return other ? { meant: `${not}${nodes}${other[1]}-${other[2]}` } : {};
}

/** An exclusion with no effect: what it takes out is put in only behind it. */
export interface LateCpus {
  readonly not: Piece;
  readonly later: Piece;
}

/** The exclusions of a list without faults that stand before what they are to take out, as in `^1,0-3`; for readers that go from left to right. */
export function lateCpus(value: StringValue): LateCpus[] {
  if (!value.text.includes('^') || value.text.includes('node')) return [];
  const parts = split(value, ',').map((part) => ({ part, range: rangeOf(part.text) }));
  return parts.flatMap(({ part, range }, at) => {
    if (!range?.not) return [];
    const takesIn = ({ range: other }: (typeof parts)[number]): boolean =>
      other !== undefined && !other.not && other.from <= range.to && range.from <= other.to;
    if (parts.slice(0, at).some(takesIn)) return [];
    const later = parts.slice(at + 1).find(takesIn);
    return later ? [{ not: part, later: later.part }] : [];
  });
}

function rangeOf(text: string): { not: boolean; from: number; to: number } | undefined {
  const body = text.trim();
  if (body === 'all') return { not: false, from: 0, to: Number.POSITIVE_INFINITY };
  const [, not, first, last = first] = /^(\^?)(\d{1,9})(?:-(\d{1,9}))?$/.exec(body) ?? [];
  return first === undefined ? undefined : { not: not === '^', from: Number(first), to: Number(last) };
}

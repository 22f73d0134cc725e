import { inReleases, type Release } from '../catalog/release.ts';
import { readCNumber } from './c-number.ts';

/**
 * `form`: not `START,COUNT`; `rest`: something behind it, passed over up to 4.6; `gfn`: `@GFN` in a release that passes over it; `count`: no
 * page at all; `range`: beyond 64 bits, or negative.
 */
export type IomemFault = 'form' | 'rest' | 'gfn' | 'count' | 'range';

/** Pages of the host's memory-mapped I/O, each 4 KiB, by their numbers. */
export interface Iomem {
  readonly start: bigint;
  readonly count: bigint;
  /** The guest's page that they appear at; the host's own when absent. */
  readonly gfn?: bigint;
  readonly fault?: IomemFault;
}

const UINT64 = 2n ** 64n;

/** Reads `fe000,10@fe000` as sscanf with %x does (4.3 and later, `@` since 4.5; tools/xl/xl_parse.c:parse_config_data). */
export function readIomem(text: string, release: Release): Iomem | undefined {
  const start = readCNumber(text, 16);
  if (!start || text[start.length] !== ',') return undefined;
  const second = start.length + 1;
  const count = readCNumber(text.slice(second), 16);
  if (!count) return undefined;
  let end = second + count.length;
  const gfn = text[end] === '@' && inReleases(release, '4.5') ? readCNumber(text.slice(end + 1), 16) : undefined;
  if (gfn) end += 1 + gfn.length;
  const strict = inReleases(release, '4.7');
  if (strict && end < text.length) return undefined;
  const numbers = [start.value, count.value, gfn?.value ?? 0n];
  const fault = numbers.some((number) => number < 0n || number >= UINT64)
    ? 'range'
    : count.value === 0n
      ? 'count'
      : end === text.length
        ? undefined
        : text[end] === '@' && !inReleases(release, '4.5')
          ? 'gfn'
          : 'rest';
  return { start: start.value, count: count.value, ...(gfn && { gfn: gfn.value }), ...(fault && { fault }) };
}

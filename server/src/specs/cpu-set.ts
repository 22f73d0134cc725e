import type { CpusReader } from './cpus.ts';

/** What a list of CPUs comes to: their numbers, all of the host's, or what only the host's NUMA nodes tell. */
export type CpuSet =
  | { readonly kind: 'some'; readonly cpus: readonly number[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'by-node' };

/** More CPUs than any host has; a range beyond is not written out. */
const MOST = 4096;

/**
 * The CPUs that a list without faults names. xl since 4.4 and xend go from left to right (tools/xl/xl_parse.c:update_cpumap_range,
 * XendConfig.py:_convert_cpus_to_list); xl 4.2 and 4.3 take out last (xl_cmdimpl.c:vcpupin_parse). Undefined when a number is too large.
 */
export function cpuSet(text: string, reader: CpusReader): CpuSet | undefined {
  const chosen = new Set<number>();
  const removed: number[] = [];
  for (const part of text.split(',')) {
    const body = part.trim();
    if (!body) continue;
    if (body === 'all') return { kind: 'all' };
    if (/^\^?nodes?:/.test(body)) return { kind: 'by-node' };
    const [, not, first, last = first] = /^(\^?)\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?/.exec(body) ?? [];
    if (first === undefined || Number(last) >= MOST) return undefined;
    for (let cpu = Number(first); cpu <= Number(last); cpu++) {
      if (!not) chosen.add(cpu);
      else if (reader === 'xl-4.2') removed.push(cpu);
      else chosen.delete(cpu);
    }
  }
  for (const cpu of removed) chosen.delete(cpu);
  return { kind: 'some', cpus: [...chosen].sort((a, b) => a - b) };
}

/** Numbers as ranges: `0-3, 8`. */
export function asRanges(numbers: readonly number[]): string {
  const ranges: string[] = [];
  for (let i = 0; i < numbers.length; ) {
    let end = i;
    while (numbers[end + 1] === (numbers[end] as number) + 1) end++;
    ranges.push(end === i ? `${numbers[i]}` : `${numbers[i]}-${numbers[end]}`);
    i = end + 1;
  }
  return ranges.join(', ');
}

import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { asRanges, cpuSet } from '../../specs/cpu-set.ts';
import { type CpusReader, cpusFaults } from '../../specs/cpus.ts';
import type { SpecPlace } from '../complete/context.ts';
import { code } from '../markdown.ts';
import type { Hover } from '../types.ts';

/** Who reads a list of CPUs. */
function readerOf({ file }: SpecPlace): CpusReader {
  const { toolstack, release } = file.profile;
  if (toolstack === 'xm') return 'xend';
  return inReleases(release, null, '4.3') ? 'xl-4.2' : 'xl';
}

/** The CPUs that a list comes to; in a list of lists those of one virtual CPU. */
export function cpusPart(place: SpecPlace): Hover | undefined {
  const { value, file, index } = place;
  const reader = readerOf(place);
  if (!value.text.trim() || cpusFaults(value, reader).length) return undefined;
  const set = cpuSet(value.text, reader);
  if (!set) return undefined;
  const who = file.kind === 'domain' ? subject(file, place.setting, index) : '';
  return { markdown: `**${place.setting}** · ${who}${shown(set)}`, span: value.span };
}

/** A list gives each virtual CPU its own; a string is for all of them. */
function subject({ domain }: DomainFile, setting: string, index: number): string {
  const list = domain.list(setting);
  return list ? `virtual CPU ${index}: ` : 'each virtual CPU: ';
}

function shown(set: NonNullable<ReturnType<typeof cpuSet>>): string {
  if (set.kind === 'all') return 'every CPU of the host';
  if (set.kind === 'by-node') return "CPUs by NUMA node: which ones, the host's layout decides";
  const { cpus } = set;
  if (!cpus.length) return 'no CPU at all';
  return cpus.length === 1 ? `CPU ${code(String(cpus[0]))}` : `CPUs ${code(asRanges(cpus))}, ${cpus.length} of them`;
}

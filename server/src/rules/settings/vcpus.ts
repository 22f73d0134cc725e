import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { isSet, numberOf } from './read.ts';

/**
 * For how many virtual CPUs xl reads the entries of `cpus` and `cpus_soft`: since 4.5 none at all when neither `maxvcpus` nor `vcpus` is given
 * (tools/xl/xl_parse.c:parse_vcpu_affinity). Undefined when virtual NUMA nodes decide, when the file cannot be read, or before 4.5 without a number.
 */
export function tiedVcpus(file: DomainFile): number | undefined {
  const { release } = file.profile;
  if (inReleases(release, '4.6') && isSet(file, 'vnuma')) return undefined;
  const count = given(file, 'maxvcpus') || given(file, 'vcpus');
  if (count === undefined || count < 0n || count > 10_000n) return undefined;
  return count === 0n && !inReleases(release, '4.5') ? undefined : Number(count);
}

/** xl takes what is no number as not given. */
function given(file: DomainFile, name: string): bigint | undefined {
  const value = file.domain.value(name);
  if (!value) return file.settings.open ? undefined : 0n;
  return numberOf(file, name) ?? (value.kind === 'unknown' ? undefined : 0n);
}

import { subkeysAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { SpecFacts } from '../../catalog/types.ts';
import type { Profile } from '../../config/profile.ts';
import { type Part, parts } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';

export type DiskPlace = 'target' | 'format' | 'vdev' | 'access' | 'uname' | 'device' | 'mode' | 'backend' | 'protocol';

/** A part of a disk string, with the meaning that its place gives it. */
export interface DiskPart {
  readonly part: Part;
  /** Absent for `key=value`, a flag, or one part too many. */
  readonly place?: DiskPlace;
}

/** The names of the places, in order: xm's, xl's, or those of xl before 4.2, which read PREFIX:PATH,VDEV,MODE only. */
export function diskForm(spec: SpecFacts, { toolstack, release }: Profile): readonly DiskPlace[] {
  if (toolstack === 'xm') return (spec.xm?.positional ?? []) as DiskPlace[];
  if (inReleases(release, null, '4.1')) return ['target', 'vdev', 'access'];
  return (spec.positional ?? []) as DiskPlace[];
}

/**
 * What each part of a disk string means by its place. In xl a bare word takes the first place that is still free, `key=value` and flags
 * stand anywhere, a prefix before the target says the format, and `target=` takes all the rest (libxlu_disk_l.l).
 */
export function diskParts(value: StringValue, spec: SpecFacts, profile: Profile): DiskPart[] {
  const form = diskForm(spec, profile);
  const all = parts(value);
  if (form.length !== 4) return all.map((part, i) => withPlace(part, form[i]));
  const flags = subkeysAt(spec, profile);
  const taken = new Set<string>();
  const found: DiskPart[] = [];
  for (const part of all) {
    const { key, equals, whole } = part;
    const name = key.text.trim();
    if (equals) {
      taken.add(name);
      found.push({ part });
      if (name === 'target') break;
      continue;
    }
    if (flags.get(name)?.form === 'flag') {
      found.push({ part });
      continue;
    }
    const place = form.find((one) => !taken.has(one));
    if (place) taken.add(place);
    if (place === 'target' && /^[a-z][a-z0-9]*:\//.test(whole.text)) taken.add('format');
    found.push(withPlace(part, place));
  }
  return found;
}

const withPlace = (part: Part, place: DiskPlace | undefined): DiskPart => (place ? { part, place } : { part });

import { inReleases, type Release } from '../../catalog/release.ts';
import type { GuestType, OptionFacts } from '../../catalog/types.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Setting } from '../../values/value.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { meantGuest } from './guest.ts';
import { decided } from './options.ts';
import { readNumber } from './read.ts';

const NAMES: Readonly<Record<GuestType, string>> = { hvm: 'HVM', pv: 'PV', pvh: 'PVH' };

/** Settings that xl has read for any guest since the release named, but libxl uses for these only (libxl_bootloader.c, libxl_create.c). */
const USED_BY: Readonly<Record<string, { readonly since: Release; readonly types: readonly GuestType[] }>> = {
  altp2m: { since: '4.9', types: ['hvm', 'pvh'] },
  bootloader: { since: '4.10', types: ['pv', 'pvh'] },
  bootloader_args: { since: '4.10', types: ['pv', 'pvh'] },
  bootloader_restrict: { since: '4.18', types: ['pv', 'pvh'] },
  bootloader_user: { since: '4.18', types: ['pv', 'pvh'] },
  nestedhvm: { since: '4.10', types: ['hvm', 'pvh'] },
};

export default rule({
  id: 'wrong-guest-type',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const guest = meantGuest(file);
    if (!guest) return;
    for (const { setting, facts } of decided(file)) {
      const types = usedBy(file, setting.name, facts);
      if (!types || types.includes(guest) || saysNothing(file, setting)) continue;
      yield {
        span: setting.nameSpan,
        message: `${setting.name} is for ${types.map((type) => NAMES[type]).join(' and ')} guests only: this ${NAMES[guest]} guest starts as if it were not there. ${adviceFor(file, types)}.`,
        fixes: removal(file, setting),
      };
    }
  },
});

function usedBy(
  { profile: { toolstack, release } }: DomainFile,
  name: string,
  { guestTypes }: OptionFacts,
): readonly GuestType[] | undefined {
  const used = toolstack === 'xl' && Object.hasOwn(USED_BY, name) ? USED_BY[name] : undefined;
  return used && inReleases(release, used.since) ? used.types : guestTypes;
}

/** A setting that is switched off or empty asks for what the guest has anyway. */
function saysNothing(file: DomainFile, setting: Setting): boolean {
  const { result } = setting;
  if (result.kind === 'dropped') return true;
  if (result.kind === 'list') return !result.items.length;
  if (result.kind === 'string' && !result.text) return true;
  const number = readNumber(file, setting);
  return number.kind === 'number' && number.value === 0n;
}

/** What to write when another kind of guest was meant. */
function adviceFor({ domain, profile: { toolstack, release } }: DomainFile, types: readonly GuestType[]): string {
  const [first] = types;
  if (types.length !== 1 || !first) return 'Remove it';
  const name = toolstack === 'xl' && inReleases(release, '4.10') ? 'type' : 'builder';
  if (name === 'builder' && first !== 'hvm') return 'Remove it';
  return domain.get(name) ? 'Remove it' : `Remove it, or write ${name} = "${first}"`;
}

import { inReleases } from '../../catalog/release.ts';
import type { Device } from '../../config/device.ts';
import type { DomainFile } from '../../config/file.ts';
import { isEmulated } from '../../config/vif.ts';
import type { Fleet } from '../../fleet/fleet.ts';

/** What Linux keeps of an interface's name (IFNAMSIZ without the final NUL). */
export const KERNEL_LENGTH = 15;
/** Beyond this some versions of iptables have trouble. */
export const EASY_LENGTH = 8;
const TWIN_SUFFIX = '-emu';

/**
 * How many characters a vifname may have. The emulated twin of an HVM guest's interface is named like it with `-emu` behind
 * (tools/hotplug/Linux/vif-common.sh, libxl since 4.2).
 */
export function longestName(file: DomainFile, vif: Device): number {
  const { toolstack, release } = file.profile;
  const twin = toolstack === 'xl' && inReleases(release, '4.2') && isEmulated(file, vif);
  return twin ? KERNEL_LENGTH - TWIN_SUFFIX.length : KERNEL_LENGTH;
}

/** A shorter form of a name that nobody on the file's host uses: vowels go first, then the end. */
export function shortened(file: DomainFile, name: string, length: number, fleet: Fleet): string {
  let short = name;
  for (let at = short.length - 1; at > 0 && short.length > length; at--) {
    if ('aeiouAEIOU'.includes(short[at] as string) && short[at - 1] !== '-')
      short = short.slice(0, at) + short.slice(at + 1);
  }
  short = short.slice(0, length).replace(/[-_.]+$/, '');
  for (let n = 0, free = short; n < 1000; n++) {
    if (!fleet.usesOnHost(file.path, 'vifname', free).length) return free;
    free = `${short.slice(0, length - String(n).length)}${n}`;
  }
  return short;
}

import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { meantGuest } from './guest.ts';
import { decided } from './options.ts';
import { isOn, readNumber } from './read.ts';

/** Lists of devices have rules of their own. */
const DEVICES = new Set(['dtdev']);

export default rule({
  id: 'arm-setting-hvm',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xl' || meantGuest(file) !== 'hvm') return;
    for (const { setting, facts } of decided(file)) {
      const { name, nameSpan } = setting;
      if (facts.arch !== 'arm' || DEVICES.has(name)) continue;
      const number = readNumber(file, setting);
      if (number.kind === 'number' && number.value === 0n) continue;
      // libxl_x86.c:libxl__arch_domain_prepare_config
      const refused = name === 'trap_unmapped_accesses' && isOn(file, name) && inReleases(file.profile.release, '4.21');
      yield {
        span: nameSpan,
        ...(refused && { severity: 'error' }),
        message: `${name} is for machines with Arm processors, and HVM guests run on x86 only: ${refused ? 'libxl refuses the guest' : 'it has no effect'}. Remove it.`,
        fixes: removal(file, setting),
      };
    }
  },
});

import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isOn, numberOf } from './read.ts';

export default rule({
  id: 'memory-sharing-guest',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('memory_sharing');
    if (toolstack !== 'xm' || !inReleases(release, '4.0') || !setting || !isOn(file, 'memory_sharing')) return;
    if (file.domain.guestType !== 'hvm' || numberOf(file, 'hap') !== 0n) return;
    yield {
      span: setting.nameSpan,
      message:
        'Guests can share memory only with hap, which is off here: xend refuses the guest. Remove memory_sharing, or hap = 0.',
      fixes: removal(file, setting),
    };
  },
});

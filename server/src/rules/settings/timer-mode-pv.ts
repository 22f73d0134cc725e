import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';

export default rule({
  id: 'timer-mode-pv',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('timer_mode');
    if (!setting || toolstack !== 'xl' || !inReleases(release, '4.10') || file.domain.guestType !== 'pv') return;
    // A list is none to xl, and reported as such.
    if (setting.result.kind !== 'string' && setting.result.kind !== 'number') return;
    yield {
      span: setting.nameSpan,
      message: 'A PV guest has no emulated timer: xl refuses timer_mode for it. Remove it.',
      fixes: removal(file, setting),
    };
  },
});

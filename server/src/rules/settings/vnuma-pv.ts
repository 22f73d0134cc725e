import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';

export default rule({
  id: 'vnuma-pv',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('vnuma');
    if (!setting || toolstack !== 'xl' || !inReleases(release, '4.6') || file.domain.guestType !== 'pv') return;
    if (!file.domain.list('vnuma')?.items.length) return;
    yield {
      span: setting.nameSpan,
      message: 'A PV guest cannot have virtual NUMA nodes: libxl refuses it. Remove vnuma.',
      fixes: removal(file, setting),
    };
  },
});

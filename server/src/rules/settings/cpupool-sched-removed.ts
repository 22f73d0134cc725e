import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { releaseName } from './options.ts';
import { textOf } from './read.ts';

/** libxl still knows the name, and the hypervisor has no such scheduler any more (xen/common/sched_sedf.c, gone in 4.6). */
export default rule({
  id: 'cpupool-sched-removed',
  subject: 'settings',
  severity: 'error',
  kinds: ['cpupool'],
  *check(file): Iterable<Finding> {
    const sched = file.settings.last.get('sched');
    if (!sched || textOf(file, 'sched')?.toLowerCase() !== 'sedf' || !inReleases(file.profile.release, '4.6')) return;
    yield {
      span: sched.result.span,
      message: `xl still takes sedf, but ${releaseName(file.profile)} has no such scheduler, and the pool is not made. Write credit2, credit or rtds.`,
      fixes: removal(file, sched),
    };
  },
});

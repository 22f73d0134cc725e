import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { numberOf, textOf } from './read.ts';

export default rule({
  id: 'tsc-mode-removed',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('tsc_mode');
    if (!setting || toolstack !== 'xl' || !inReleases(release, '4.12')) return;
    if (numberOf(file, 'tsc_mode') !== 3n && textOf(file, 'tsc_mode')?.toLowerCase() !== 'native_paravirt') return;
    yield {
      span: setting.result.span,
      message:
        'xl still reads native_paravirt, but Xen has had no such mode since 4.12, and libxl refuses the guest. Remove it, or write "native".',
      fixes: removal(file, setting),
    };
  },
});

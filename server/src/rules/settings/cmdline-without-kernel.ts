import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isSet, textOf } from './read.ts';
import { isWhole } from './start.ts';

/** What only a kernel started directly can use (libxl_create.c:libxl__domain_build_info_setdefault). */
const FOR_KERNEL = ['ramdisk', 'cmdline', 'root', 'extra'];

export default rule({
  id: 'cmdline-without-kernel',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (toolstack !== 'xl' || !inReleases(release, '4.6') || file.domain.guestType !== 'hvm' || !isWhole(file)) return;
    // A kernel that is hvmloader is dropped by xl.
    if (isSet(file, 'kernel') && textOf(file, 'kernel')?.split('/').at(-1) !== 'hvmloader') return;
    for (const name of FOR_KERNEL) {
      const setting = file.domain.get(name);
      if (!setting || textOf(file, name) === undefined) continue;
      yield {
        span: setting.nameSpan,
        message: `An HVM guest without kernel boots from its disks, and libxl refuses ${name} for it. Remove it, or name a kernel.`,
        fixes: removal(file, setting),
      };
    }
  },
});

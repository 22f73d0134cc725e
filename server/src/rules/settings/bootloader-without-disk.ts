import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { guestOf } from './guest.ts';
import { textOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'bootloader-without-disk',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const guest = guestOf(file);
    const setting = file.domain.get('bootloader');
    const disk = file.domain.value('disk');
    if (toolstack !== 'xl' || !inReleases(release, '4.2') || !setting || !isWhole(file)) return;
    if (guest !== 'pv' && !(guest === 'pvh' && inReleases(release, '4.10'))) return;
    if (textOf(file, 'bootloader') === undefined || (disk && (disk.kind !== 'list' || disk.items.length))) return;
    yield {
      span: setting.nameSpan,
      message:
        'The bootloader looks for a kernel on the first disk, and there is none: libxl refuses the guest. Set disk, or kernel in place of bootloader.',
    };
  },
});

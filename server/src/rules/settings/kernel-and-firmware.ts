import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { guestOf } from './guest.ts';
import { textOf } from './read.ts';

export default rule({
  id: 'kernel-and-firmware',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const guest = guestOf(file);
    const kernel = file.domain.get('kernel');
    const firmware = file.domain.get('firmware');
    if (
      toolstack !== 'xl' ||
      !inReleases(release, '4.10') ||
      (guest !== 'pv' && guest !== 'pvh') ||
      !kernel ||
      !firmware
    )
      return;
    if (textOf(file, 'kernel') === undefined || textOf(file, 'firmware') === undefined) return;
    yield {
      span: firmware.nameSpan,
      message: `firmware is a kernel that Xen brings along, and a ${guest.toUpperCase()} guest boots one only: xl refuses both. Remove kernel or firmware.`,
      fixes: [...removal(file, firmware), ...removal(file, kernel)],
      related: [here(file, kernel.nameSpan, 'The other kernel')],
    };
  },
});

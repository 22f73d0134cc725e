import type { DiskDevice } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Finding, rule } from '../rule.ts';
import { driveOf, hasDrives } from './emulated.ts';
import { checkedDisks } from './words.ts';

export default rule({
  id: 'disk-not-emulated',
  subject: 'disk',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!hasDrives(file)) return;
    for (const device of checkedDisks(file)) {
      const finding = notEmulated(file, device);
      if (finding) yield finding;
    }
  },
});

function notEmulated(file: DomainFile, device: DiskDevice): Finding | undefined {
  const { disk, vdev } = device;
  if (!disk.vdev || !vdev || disk.faults.length || driveOf(file, device)) return undefined;
  const { span } = disk.vdev;
  if (vdev.bus === 'number')
    return {
      span,
      message: `libxl does not tell from the number ${disk.vdev.text} which disk it is, and emulates none: the guest cannot boot from it. Write a name, such as xvda.`,
    };
  if (disk.cdrom)
    return {
      span,
      message:
        'QEMU emulates CD drives among the first four disks only, so that this one stays unseen without PV drivers. Name it hda to hdd.',
    };
  return {
    span,
    severity: 'hint',
    message:
      'QEMU emulates the first four disks only: the guest sees this one once it has PV drivers, and cannot boot from it.',
  };
}

import { inReleases } from '../../catalog/release.ts';
import type { DiskDevice } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart } from '../../specs/disk.ts';
import { piece } from '../../specs/piece.ts';
import type { Fix } from '../../syntax/problem.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { driveOf, hasDrives } from './emulated.ts';
import { checkedDisks } from './words.ts';

export default rule({
  id: 'disk-readonly-hvm',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!hasDrives(file) || !inReleases(file.profile.release, '4.6')) return;
    for (const device of checkedDisks(file)) {
      const { disk } = device;
      const access = diskPart(disk, 'access')?.value;
      if (disk.cdrom || disk.writable || !access || !isRefused(file, device)) continue;
      const image = /\.iso$/i.test(disk.target?.text ?? '');
      yield {
        span: access.span,
        message: `QEMU cannot emulate a hard disk that is read-only, and libxl refuses the guest. ${image ? 'Make this image a CD drive with devtype=cdrom.' : 'Write rw, or name the disk sda and on.'}`,
        fixes: [
          ...(image ? asCdrom(disk) : []),
          ...(access.editable ? [choice('Make it writable', replace(access.span, 'rw'))] : []),
        ],
      };
    }
  },
});

/** 4.6 refuses every such disk, later releases those that QEMU emulates on IDE or AHCI (libxl_dm.c). */
function isRefused(file: DomainFile, device: DiskDevice): boolean {
  if (device.disk.faults.length || device.vdev?.disk === undefined) return false;
  if (!inReleases(file.profile.release, '4.7')) return true;
  const bus = driveOf(file, device)?.bus;
  return bus === 'ide' || bus === 'ahci';
}

function asCdrom({ value, parts }: Disk): Fix[] {
  const target = parts.find(({ role, key }) => role === 'target' && key)?.key;
  const at = target ? target.from : value.text.length;
  const place = piece(value, at, at);
  return place.editable
    ? [choice('Make it a CD drive', replace(place.span, target ? 'devtype=cdrom,' : ',devtype=cdrom'))]
    : [];
}

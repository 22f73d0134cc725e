import { type DiskDevice, freeVdev } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { choice, type Finding, here, replace, rule } from '../rule.ts';
import { driveOf, hasDrives } from './emulated.ts';
import { checkedDisks } from './words.ts';

export default rule({
  id: 'disk-vdev-duplicate',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const numbers = new Map<number, DiskDevice>();
    const drives = new Map<string, DiskDevice>();
    const emulates = hasDrives(file);
    for (const device of checkedDisks(file)) {
      if (!device.vdev) continue;
      const same = numbers.get(device.vdev.number);
      if (!same) numbers.set(device.vdev.number, device);
      const drive = emulates ? driveName(file, device) : undefined;
      const other = same ?? (drive ? drives.get(drive) : undefined);
      if (drive && !drives.has(drive)) drives.set(drive, device);
      const finding = other && duplicate(file, device, other, same !== undefined);
      if (finding) yield finding;
    }
  },
});

/** IDE disks and CD drives share their places. */
function driveName(file: DomainFile, device: DiskDevice): string | undefined {
  const drive = driveOf(file, device);
  return drive && `${drive.bus === 'cd' ? 'ide' : drive.bus} ${drive.place}`;
}

function duplicate(
  file: DomainFile,
  { disk, vdev }: DiskDevice,
  other: DiskDevice,
  same: boolean,
): Finding | undefined {
  const place = disk.vdev;
  const first = other.disk.vdev;
  if (!place || !first || !vdev) return undefined;
  const free = freeVdev(file.domain, vdev.bus === 'number' ? undefined : vdev.bus);
  const alias = first.text === place.text ? '' : `, like ${first.text},`;
  const what = same
    ? `Two disks of this guest are ${place.text}${first.text === place.text ? '' : ` (${first.text} has the same number)`}; ${again(file)}`
    : `In an HVM guest ${place.text}${alias} is the emulated disk number ${(vdev.disk ?? 0) + 1}; QEMU does not start with two of them`;
  return {
    span: place.span,
    message: `${what}. Write another name, such as ${free}.`,
    related: [here(file, first.span, 'The first one')],
    fixes: place.editable ? [choice(`Change to ${free}, which is free`, replace(place.span, free))] : [],
  };
}

const again = ({ profile: { toolstack } }: DomainFile): string =>
  toolstack === 'xm' ? 'xend says that the device is already defined' : 'libxl says that the device exists already';

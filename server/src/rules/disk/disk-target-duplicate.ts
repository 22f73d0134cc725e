import { inReleases } from '../../catalog/release.ts';
import type { DiskDevice } from '../../config/disk.ts';
import type { Disk } from '../../specs/disk.ts';
import { type Finding, here, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { checkedDisks } from './words.ts';

export default rule({
  id: 'disk-target-duplicate',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (toolstack !== 'xm' || !inReleases(release, '3.2')) return;
    const files = new Map<string, DiskDevice>();
    for (const device of checkedDisks(file)) {
      const name = fileOf(device.disk);
      const target = device.disk.target;
      if (!name || !target || !device.vdev) continue;
      const first = files.get(name)?.disk.target;
      if (!first) files.set(name, device);
      else
        yield {
          span: target.span,
          message: `Two disks of this guest use ${shown(name)}, and xend refuses the second: "The file is already used". Give each its own.`,
          related: [here(file, first.span, 'The first one')],
        };
    }
  },
});

/** The file as xend compares it: a relative path behind phy: is in /dev (util/blkif.py:parse_uname). */
function fileOf({ parts, target, faults }: Disk): string | undefined {
  if (faults.length || !target?.text) return undefined;
  const type = parts[0]?.role === 'prefix' ? parts[0].key?.text : undefined;
  return type === 'phy' && !target.text.startsWith('/') ? `/dev/${target.text}` : target.text;
}

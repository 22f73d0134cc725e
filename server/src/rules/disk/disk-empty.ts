import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart } from '../../specs/disk.ts';
import { piece, wholePiece } from '../../specs/piece.ts';
import type { Fix } from '../../syntax/problem.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { checkedDisks, isKeyed } from './words.ts';

export default rule({
  id: 'disk-empty',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    if (!isKeyed(file)) return;
    for (const { disk } of checkedDisks(file)) {
      if (disk.faults.length) continue;
      const { format, cdrom, target, script, backend } = disk;
      if (format === 'empty' && cdrom && target?.text && inReleases(file.profile.release, '4.7')) {
        const place = diskPart(disk, 'format')?.value ?? target;
        yield {
          span: place.span,
          message:
            'The format empty is for a CD drive without a disc, and this one has a path: libxl refuses the guest. Write raw.',
          fixes: place.editable ? [choice('Change to raw', replace(place.span, 'raw'))] : [],
        };
      } else if (!cdrom && (format === 'empty' || (!target?.text && !backend && script === undefined)))
        yield notCdrom(file, disk);
    }
  },
});

function notCdrom(file: DomainFile, disk: Disk): Finding {
  const { format, target } = disk;
  const place = format === 'empty' ? diskPart(disk, 'format')?.value : undefined;
  const whole = wholePiece(disk.value);
  return {
    span: (place ?? whole).span,
    message: target?.text
      ? 'Only a CD drive can have the format empty, and libxl refuses the guest. Write raw, or what the image is.'
      : 'Only a CD drive can be without a disc, and libxl refuses the guest. Name the file or device, or add cdrom.',
    fixes: target?.text ? [] : asCdrom(file, disk),
  };
}

function asCdrom(file: DomainFile, { value, parts }: Disk): Fix[] {
  const target = parts.find(({ role, key }) => role === 'target' && key)?.key;
  const at = target ? target.from : value.text.length;
  const place = piece(value, at, at);
  if (!place.editable || !isKeyed(file)) return [];
  const comma = value.text.endsWith(',') ? '' : ',';
  return [choice('Make it a CD drive', replace(place.span, target ? 'cdrom,' : `${comma}cdrom`))];
}

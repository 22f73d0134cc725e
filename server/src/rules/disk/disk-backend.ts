import { nearest } from '../../catalog/index.ts';
import { inReleases, type Release } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart } from '../../specs/disk.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { causes, checkedDisks, isKeyed, listed, refusal, wordsOf } from './words.ts';

/** Other names for a backend, and what they come to. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['qemu', 'qdisk'],
  ['file', 'qdisk'],
  ['loop', 'qdisk'],
  ['blkback', 'phy'],
  ['vbd', 'phy'],
  ['block', 'phy'],
  ['tap2', 'tap'],
  ['blktap', 'tap'],
  ['blktap2', 'tap'],
]);

export default rule({
  id: 'disk-backend',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    if (!isKeyed(file)) return;
    for (const { disk } of checkedDisks(file)) {
      for (const { what, of, piece: place } of causes(file, disk))
        if (what === 'unknown-word' && (of === 'backendtype' || of === 'specification'))
          yield unknownWord(file, of, place);
      const reason = disk.faults.length ? undefined : unsuitable(file, disk);
      if (reason) yield finding(disk, reason);
    }
  },
});

function unknownWord(file: DomainFile, set: string, place: Piece): Finding {
  const words = wordsOf(file, set);
  const bare = place.text.trim().toLowerCase();
  const same = words.includes(bare) ? bare : undefined;
  const synonym = set === 'backendtype' ? SYNONYMS.get(bare) : undefined;
  const meant = same ?? (synonym && words.includes(synonym) ? synonym : nearest(bare, words));
  return {
    span: place.span,
    message: `xl ${file.profile.release} knows no ${set} "${shown(place.text)}"; ${refusal(file)}. Write ${meant ?? listed(words)}.`,
    fixes: meant && place.editable ? [(same ? safeFix : choice)(`Change to ${meant}`, replace(place.span, meant))] : [],
  };
}

/** Why no backend serves a disk, and another that would. */
interface Reason {
  readonly why: string;
  /** What to do, where no other backend helps. */
  readonly how?: string;
  readonly instead?: string;
}

/**
 * Why libxl finds no suitable backend, as far as the file tells (libxl_device.c:disk_try_backend, libxl_disk.c:libxl__device_disk_setdefault).
 * That the path is a block device, or that dom0 has blktap, the file does not tell.
 */
function unsuitable(file: DomainFile, disk: Disk): Reason | undefined {
  if (disk.specification === 'virtio') return unsuitableForVirtio(disk);
  const { format, script, cdrom, backendtype } = disk;
  const { release } = file.profile;
  const since419 = inReleases(release, '4.19');
  const emulatedCd = cdrom && file.domain.guestType === 'hvm';
  const vhd = format === 'raw' || format === 'vhd';
  switch (backendtype) {
    case undefined:
      if (!script) return undefined;
      if (emulatedCd && inReleases(release, '4.7'))
        return {
          why: 'the CD drive of an HVM guest is served by qdisk, which takes no script=',
          how: 'Remove script=',
        };
      if (phyTakes(disk, release) || (vhd && since419)) return undefined;
      return {
        why: `with script= the format can be raw only, and this disk is ${format}`,
        how: 'Write format=raw, or remove script=',
      };
    case 'standalone':
      return { why: 'backendtype=standalone needs specification=virtio', how: 'Add it, or remove backendtype=' };
    case 'phy':
      if (phyTakes(disk, release)) return undefined;
      if (format !== 'empty')
        return { why: `backendtype=phy takes the format raw only, and this disk is ${format}`, instead: 'qdisk' };
      return { why: `phy serves no empty drive in Xen ${release}`, instead: 'qdisk' };
    case 'tap':
      if (inReleases(release, '4.13', '4.18')) return { why: `Xen ${release} has no blktap`, instead: 'qdisk' };
      if (cdrom && inReleases(release, '4.3') && (!since419 || emulatedCd))
        return { why: 'a CD drive is not served by tap', instead: 'qdisk' };
      if (script && !since419) return { why: 'backendtype=tap takes no script=', how: 'Remove one of the two' };
      return vhd
        ? undefined
        : { why: `backendtype=tap takes raw and vhd only, and this disk is ${format}`, instead: 'qdisk' };
    default:
      return script ? { why: 'backendtype=qdisk takes no script=', how: 'Remove one of the two' } : undefined;
  }
}

function unsuitableForVirtio({ format, script, backendtype }: Disk): Reason | undefined {
  if (backendtype !== undefined && backendtype !== 'standalone')
    return { why: `a virtio disk is not served by ${backendtype}`, instead: 'standalone' };
  if (format !== 'raw')
    return { why: `a virtio disk takes the format raw only, and this one is ${format}`, how: 'Write format=raw' };
  return script ? { why: 'a virtio disk takes no script=', how: 'Remove script=' } : undefined;
}

/** Up to 4.6 phy takes any empty drive, since 4.19 an empty CD drive. */
function phyTakes({ format, cdrom }: Disk, release: Release): boolean {
  if (format === 'raw') return true;
  return format === 'empty' && (!inReleases(release, '4.7') || (cdrom && inReleases(release, '4.19')));
}

function finding(disk: Disk, { why, how, instead }: Reason): Finding {
  const part = diskPart(disk, 'backendtype') ?? diskPart(disk, 'specification') ?? diskPart(disk, 'format');
  const place = part?.value ?? wholePiece(disk.value);
  const known = diskPart(disk, 'backendtype')?.value;
  return {
    span: place.span,
    message: `libxl finds no backend for this disk: ${why}.${instead ? ` Write backendtype=${instead}.` : how ? ` ${how}.` : ''}`,
    fixes: instead && known?.editable ? [choice(`Change to ${instead}`, replace(known.span, instead))] : [],
  };
}

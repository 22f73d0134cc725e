import { catalog, nearest } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, type DiskFault, partWith } from '../../specs/disk.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import { readVdev } from '../../specs/vdev.ts';
import type { Fix } from '../../syntax/problem.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { causes, checkedDisks, listed, refusal, wordsOf } from './words.ts';

/** What other programs call an image that is just the disk's blocks. */
const RAW = new Set(['img', 'image', 'iso', 'aio', 'file', 'phy', 'block', 'lvm', 'dev', 'bin', 'none', 'flat']);
/** What xl 4.0 and 4.1 take behind `tap:`. */
const OLD_DRIVERS = ['aio', 'vhd', 'qcow', 'qcow2'];
const ACCESS = /^(?:r|ro|w|rw|w!)$/;

export default rule({
  id: 'disk-format',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    for (const { disk } of checkedDisks(file)) {
      for (const fault of causes(file, disk)) {
        if (fault.what === 'unknown-driver') yield unknownDriver(file, disk, fault.piece);
        if (fault.what !== 'unknown-word' || fault.of !== 'format') continue;
        const finding = isLeftOut(disk, fault)
          ? leftOut(file, disk, fault.piece)
          : unknownFormat(file, disk, fault.piece);
        if (finding) yield finding;
      }
    }
  },
});

/** True for a format without a key. */
const isPositional = (disk: Disk, place: Piece): boolean => {
  const part = partWith(disk, place);
  return part?.role === 'format' && !part.key;
};

/** TARGET,VDEV,ACCESS: a device's name where the format belongs. */
function isLeftOut(disk: Disk, { piece: { text }, piece: place }: DiskFault): boolean {
  const vdev = readVdev((text.split(':')[0] as string).trim());
  return isPositional(disk, place) && vdev !== undefined && vdev.bus !== 'number';
}

function leftOut(file: DomainFile, { target }: Disk, place: Piece): Finding {
  const format = byName(target?.text ?? '');
  return {
    span: place.span,
    message: `xl reads TARGET,FORMAT,VDEV,ACCESS, and "${shown(place.text)}" stands where the format belongs; ${refusal(file)}. Write ${format} before it.`,
    fixes: place.editable
      ? [
          choice(
            `Insert the format ${format}`,
            replace({ start: place.span.start, end: place.span.start }, `${format},`),
          ),
        ]
      : [],
  };
}

/** The format that a file's name says. */
const byName = (path: string): string => /\.(qcow2?|vhd|qed)$/.exec(path)?.[1] ?? 'raw';

/** Undefined where an access mode says that format and vdev are both left out, which disk-vdev-missing reports. */
function unknownFormat(file: DomainFile, disk: Disk, place: Piece): Finding | undefined {
  if (isPositional(disk, place) && ACCESS.test(place.text)) return undefined;
  if (isPositional(disk, place) && place.text.startsWith('/'))
    return {
      span: place.span,
      message: `This path stands where the format belongs, because xl takes "${shown(disk.target?.text ?? '')}" before it for the target; ${refusal(file)}. Begin with the path.`,
    };
  const words = wordsOf(file, 'format').filter((word) => word);
  const bare = place.text.trim().toLowerCase();
  const same = words.includes(bare) ? bare : undefined;
  const meant = same ?? (RAW.has(bare) ? 'raw' : nearest(bare, words));
  const blank = same !== undefined && place.text.toLowerCase() !== place.text.trim() && same === place.text.trim();
  const later = catalog.specs.get('disk')?.words?.['format']?.find(({ name }) => name === place.text)?.since;
  const what = blank
    ? `The blank beside ${same} is part of the word, and xl knows no such format`
    : later
      ? `The format ${place.text} came with Xen ${later}`
      : `xl knows no disk format "${shown(place.text)}"`;
  const fix = same ? safeFix : choice;
  return {
    span: place.span,
    message: `${what}; ${refusal(file)}. Write ${meant ?? listed(words)}.`,
    fixes:
      meant && place.editable
        ? [fix(blank ? 'Remove the blank' : `Change to ${meant}`, replace(place.span, meant))]
        : [],
  };
}

/** The word between `tap:` and the path. */
function unknownDriver(file: DomainFile, { value }: Disk, place: Piece): Finding {
  const { toolstack, release } = file.profile;
  const words = toolstack === 'xm' ? wordsOf(file, 'xmDriver') : OLD_DRIVERS;
  const path = place.text.startsWith('/') || place.text.includes(':');
  if (path && toolstack === 'xl')
    return {
      span: place.span,
      message: `xl ${release} takes what stands before a colon for a driver of tap:, so that the path must have none; ${refusal(file)}.`,
    };
  if (path) {
    const start = place.text.startsWith('/') ? place.from : place.from + place.text.lastIndexOf(':') + 1;
    const at = piece(value, start, start);
    return {
      span: place.span,
      message: `tap: needs the name of a driver before the path, such as tap:aio:; ${refusal(file)}.`,
      fixes: at.editable ? [choice('Insert aio:', replace(at.span, 'aio:'))] : [],
    };
  }
  const meant = nearest(place.text, words);
  const who = toolstack === 'xm' ? 'xend' : `xl ${release}`;
  const fixes: Fix[] = meant && place.editable ? [choice(`Change to ${meant}`, replace(place.span, meant))] : [];
  return {
    span: place.span,
    message: `${who} knows no tap driver "${shown(place.text)}"; ${refusal(file)}. Write ${meant ?? listed(words)}.`,
    fixes,
  };
}

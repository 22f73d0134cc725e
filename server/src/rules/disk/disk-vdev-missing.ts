import { freeVdev } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, type DiskFault, diskPart, partWith } from '../../specs/disk.ts';
import { type Piece, piece, wholePiece } from '../../specs/piece.ts';
import type { Edit } from '../../syntax/problem.ts';
import type { Span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { swallowed } from './disk-target-not-last.ts';
import { causes, checkedDisks, isKeyed, refusal } from './words.ts';

const ACCESS = /^(?:r|ro|w|rw|w!)$/;

export default rule({
  id: 'disk-vdev-missing',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    for (const { disk } of checkedDisks(file)) {
      const gap = gapIn(file, disk);
      if (!gap) continue;
      const name = freeVdev(file.domain);
      const edit = gap.fill(name);
      yield {
        span: gap.span,
        message: gap.message(name),
        fixes: edit ? [choice(`Make it ${name}`, edit)] : [],
      };
    }
  },
});

/** Where the name is missing, and how it is put in. */
interface Gap {
  readonly span: Span;
  readonly message: (name: string) => string;
  readonly fill: (name: string) => Edit | undefined;
}

function gapIn(file: DomainFile, disk: Disk): Gap | undefined {
  const faults = causes(file, disk);
  for (const fault of faults) {
    const gap = ofFault(file, disk, fault);
    if (gap) return gap;
  }
  const { vdev } = disk;
  if (faults.length || !vdev) return undefined;
  if (!vdev.text)
    return {
      span: wholePiece(disk.value).span,
      message: (name) =>
        `The name of the virtual device is empty: the guest gets a disk with number 0, which it cannot use. Write one, such as ${name}.`,
      fill: (name) => (vdev.editable ? replace(vdev.span, name) : undefined),
    };
  // The mode has taken the name's place.
  if (!ACCESS.test(vdev.text) || diskPart(disk, 'access')) return undefined;
  return {
    span: vdev.span,
    message: (name) =>
      `The virtual device is left out, and the mode stands in its place; ${refusal(file)}. Write ${withMode(file, name, vdev)} instead.`,
    fill: (name) => (vdev.editable ? replace(vdev.span, withMode(file, name, vdev)) : undefined),
  };
}

function ofFault(file: DomainFile, disk: Disk, { what, of, piece: place }: DiskFault): Gap | undefined {
  if (what === 'no-vdev' && !swallowed(file, disk))
    return {
      span: place.span,
      message: (name) =>
        `The disk has no virtual device, which is its name in the guest; ${refusal(file)}. Add one, such as ${name}.`,
      fill: (name) => added(disk, name),
    };
  if (what === 'part-count' && isTwoParts(disk))
    return {
      span: place.span,
      message: (name) =>
        `The virtual device is left out: xm wants UNAME,DEVICE,MODE and stops with "Invalid disk specifier". Add one, such as ${name}.`,
      fill: (name) => before(disk, diskPart(disk, 'vdev')?.value, `${name},`),
    };
  if (what !== 'unknown-word' || of !== 'format' || !ACCESS.test(place.text) || partWith(disk, place)?.key)
    return undefined;
  return {
    span: place.span,
    message: (name) =>
      `xl reads TARGET,FORMAT,VDEV,ACCESS: here format and virtual device are left out; ${refusal(file)}. Write raw,${withMode(file, name, place)} instead.`,
    // Behind a blank in the path a comma may be what is missing.
    fill: (name) =>
      !place.editable || /\s/.test(disk.value.text.slice(0, place.from).trim())
        ? undefined
        : replace(place.span, `raw,${withMode(file, name, place)}`),
  };
}

/** The device with its mode, which is that of the file, or what xl has for xm's `w!`. */
const withMode = (file: DomainFile, name: string, { text }: Piece): string =>
  `${name},${text === 'w!' && isKeyed(file) ? 'w' : text}`;

/** `phy:hda1,w`: what xm takes for the device is the mode. */
const isTwoParts = (disk: Disk): boolean =>
  ACCESS.test(diskPart(disk, 'vdev')?.value?.text ?? '') && !diskPart(disk, 'access');

function before({ value }: Disk, place: Piece | undefined, text: string): Edit | undefined {
  const at = place && piece(value, place.from, place.from);
  return at?.editable ? replace(at.span, text) : undefined;
}

/** The name as one more part: before `target=`, which takes all that follows, else at the end. */
function added(disk: Disk, name: string): Edit | undefined {
  const { value, reader } = disk;
  if (reader !== 'xl') return undefined;
  const target = disk.parts.find(({ role, key }) => role === 'target' && key)?.key;
  if (target) return before(disk, target, `vdev=${name},`);
  const end = piece(value, value.text.length, value.text.length);
  const comma = value.text.trimEnd().endsWith(',') || !value.text.trim() ? '' : ',';
  return end.editable ? replace(end.span, `${comma}vdev=${name}`) : undefined;
}

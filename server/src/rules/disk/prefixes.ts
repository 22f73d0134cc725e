import { nearest } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart } from '../../specs/disk.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import { choice, type Finding, replace } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { keyForm, readAsPath } from './key-form.ts';
import { isXlForm, listed, refusal, wordsOf } from './words.ts';

/** Scripts block-NAME that xend's host may well have. */
const SCRIPTS = new Set(['nbd', 'enbd', 'drbd', 'iscsi', 'dummy', 'npiv', 'dmmd', 'scsi', 'lvm', 'vmdk', 'vbd']);

/** Images of other programs. */
const FOREIGN = new Set(['vmdk', 'vdi', 'vhdx', 'dmg']);
/** A word with a colon in front of the path that the reader does not know; undefined for what may be a script in dom0. */
export function unknownPrefix(file: DomainFile, disk: Disk, place: Piece): Finding | undefined {
  if (disk.reader === 'xm') return xendType(file, disk, place);
  if (disk.reader !== 'xl') return oldType(file, place);
  const behind = disk.value.text[place.to + 1];
  const near = nearest(place.text, wordsOf(file, 'prefix'));
  const read =
    place.from === 0 && !FOREIGN.has(place.text) && !near ? readAsPath(disk, [place.to], file.profile) : undefined;
  const edit = read && keyForm(file, disk.value, read);
  const url = behind === '/' && disk.value.text[place.to + 2] === '/';
  const asPath = edit ? [choice('Give the path as target=', edit)] : [];
  const asPrefix = near && !url && place.editable ? [choice(`Change to ${near}:`, replace(place.span, near))] : [];
  const advice =
    near && !url ? `Write ${near}:, or leave it out.` : 'Give a path with a colon as the last part, as target=.';
  return {
    span: place.span,
    message: `xl knows no prefix "${shown(place.text)}:"; ${refusal(file)}. ${advice}`,
    fixes: [...asPrefix, ...asPath],
  };
}

/** The types of xend itself are phy, file and tap; any other is a script in dom0, but for 3.3, which takes no other. */
function xendType(file: DomainFile, disk: Disk, place: Piece): Finding | undefined {
  const types = wordsOf(file, 'xmPrefix');
  const { text } = place;
  if (isXlForm(disk))
    return {
      span: place.span,
      message:
        "This is xl's form of a disk, and xend refuses the guest. Write TYPE:PATH,DEVICE,MODE, with phy: or file: before the path.",
    };
  if (disk.parts[0]?.role !== 'prefix') {
    const type = text.startsWith('/dev/') ? 'phy:' : 'file:';
    const at = piece(disk.value, place.from, place.from);
    return {
      span: place.span,
      message: `xend wants a type before the path and refuses the guest. Write ${type}${shown(text)}.`,
      fixes: at.editable && text ? [choice(`Insert ${type}`, replace(at.span, type))] : [],
    };
  }
  const near = SCRIPTS.has(text) ? undefined : nearest(text, types);
  const strict = file.profile.release === '3.3';
  if (!near && !strict) return undefined;
  const what = strict
    ? `xend 3.3 takes ${listed(types)}, not "${shown(text)}", and refuses the guest.`
    : `xend knows the types ${listed(types, 'and')}, and wants a script block-${shown(text)} in dom0 for any other.`;
  return {
    span: place.span,
    message: near ? `${what} Write ${near}:.` : what,
    fixes: near && place.editable ? [choice(`Change to ${near}:`, replace(place.span, near))] : [],
  };
}

function oldType(file: DomainFile, place: Piece): Finding {
  const types = file.profile.release === '4.0' ? ['phy', 'file', 'tap'] : ['phy', 'file', 'tap', 'tap2'];
  const near = nearest(place.text, types);
  const result = file.profile.release === '4.0' ? 'does not notice and makes a disk of no type' : 'refuses the guest';
  return {
    span: place.span,
    message: `"${shown(place.text)}" is none of the types of disk in xl ${file.profile.release}, which ${result}. Write ${near ?? listed(types)}.`,
    fixes: near && place.editable ? [choice(`Change to ${near}`, replace(place.span, near))] : [],
  };
}

/** xm stops unless there are three to five parts. */
export function partCount(disk: Disk, whole: Piece): Finding | undefined {
  const count = disk.value.text.split(',').length;
  // disk-vdev-missing says so.
  if (count === 2 && /^(?:r|ro|w|rw|w!)$/.test(diskPart(disk, 'vdev')?.value?.text ?? '')) return undefined;
  const start = piece(disk.value, disk.value.text.length, disk.value.text.length);
  const noMode = count === 2 && start.editable;
  return {
    span: whole.span,
    message: `xm wants UNAME,DEVICE,MODE, then perhaps BACKEND and PROTOCOL, and stops with "Invalid disk specifier" over ${count === 1 ? 'one part' : `${count} parts`}.${count === 2 ? ' Write the mode, r or w.' : ''}`,
    fixes: noMode
      ? [choice('Make it writable', replace(start.span, ',w')), choice('Make it read-only', replace(start.span, ',r'))]
      : [],
  };
}

/** xl 4.0 and 4.1. */
export function unfinished(file: DomainFile, whole: Piece): Finding {
  const { release } = file.profile;
  return {
    span: whole.span,
    message: `xl ${release} wants TYPE:PATH,VDEV${release === '4.0' ? ',MODE and dies of a shorter one' : '[,MODE] and refuses the guest'}. Write it so, with phy:, file: or tap:aio: before the path.`,
  };
}

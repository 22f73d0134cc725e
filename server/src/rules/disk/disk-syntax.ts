import { nearest } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, type DiskFault, partWith } from '../../specs/disk.ts';
import { type Piece, piece, trimmed, wholePiece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { strayEquals, unknownKey } from './keys.ts';
import { partCount, unfinished, unknownPrefix } from './prefixes.ts';
import { causes, checkedDisks, isKeyed, missingComma, nearFlag, refusal, semicolons, wordsOf } from './words.ts';

export default rule({
  id: 'disk-syntax',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    for (const { disk } of checkedDisks(file)) {
      const wrong = semicolons(disk);
      if (wrong) {
        yield otherSeparators(file, disk, wrong);
        continue;
      }
      for (const fault of causes(file, disk)) {
        const finding = ofFault(file, disk, fault);
        if (finding) yield finding;
      }
      yield* commas(file, disk);
      const rest = dropped(file, disk) ?? blankTarget(file, disk);
      if (rest) yield rest;
    }
  },
});

/** One finding for all the semicolons of a disk. */
function otherSeparators(file: DomainFile, { value }: Disk, at: readonly number[]): Finding {
  const places = at.map((offset) => piece(value, offset, offset + 1));
  const [first = wholePiece(value)] = places;
  const right = [...value.text].map((char, offset) => (at.includes(offset) ? ',' : char)).join('');
  return {
    span: first.span,
    message: `The parts of a disk have commas between them, not semicolons; ${refusal(file)}. Write ${shown(right)}.`,
    fixes: places.every(({ editable }) => editable)
      ? [safeFix('Write commas', ...places.map((place) => replace(place.span, ',')))]
      : [],
  };
}

/** What other rules report gives nothing here. */
function ofFault(file: DomainFile, disk: Disk, fault: DiskFault): Finding | undefined {
  switch (fault.what) {
    case 'unknown-key':
      return unknownKey(file, disk, fault.piece);
    case 'stray-equals':
      return strayEquals(file, disk, fault);
    case 'unknown-prefix':
      return unknownPrefix(file, disk, fault.piece);
    case 'part-count':
      return partCount(disk, fault.piece);
    case 'unfinished':
      return unfinished(file, fault.piece);
    case 'respecified':
      return respecified(file, disk, fault);
    case 'unknown-word':
      return fault.of === 'devtype' || fault.of === 'colo-port' ? unknownWord(file, fault) : undefined;
    case 'too-many':
      return tooMany(file, fault.piece);
    case 'no-target':
      return {
        span: fault.piece.span,
        message: `The disk has no file or device behind it, which only a CD drive can do without; ${refusal(file)}.${isKeyed(file) ? ' Add target= at the end.' : ' Write it before the first comma.'}`,
      };
    default:
      return undefined;
  }
}

function tooMany(file: DomainFile, place: Piece): Finding {
  const near = nearFlag(file, place.text.trim().toLowerCase());
  return {
    span: place.span,
    message: `xl reads four parts without a key, TARGET,FORMAT,VDEV,ACCESS, and "${shown(place.text)}" is one too many; ${refusal(file)}.${near ? ` Write ${near}.` : ''}`,
    fixes: near && place.editable ? [choice(`Change to ${near}`, replace(place.span, near))] : [],
  };
}

/** Words for the access mode that want a key when they stand alone. */
const MODES: ReadonlyMap<string, string> = new Map([
  ['readonly', 'access=ro'],
  ['read-only', 'access=ro'],
  ['ro', 'access=ro'],
  ['r', 'access=ro'],
  ['rw', 'access=rw'],
  ['w', 'access=rw'],
  ['writable', 'access=rw'],
]);

function respecified(file: DomainFile, disk: Disk, { piece: place, of = '', other }: DiskFault): Finding {
  const earlier = other && partWith(disk, other);
  // A word that is no parameter has taken the target's place.
  if (of === 'target' && other && !earlier?.key && !other.text.includes('/')) {
    const word = other.text.trim().toLowerCase();
    const meant = MODES.get(word) ?? nearFlag(file, word);
    if (meant === other.text)
      return {
        span: other.span,
        message: `Builds of Xen ${file.profile.release} that lack the word ${word} take it for the target, which is given again behind it; ${refusal(file)}. Leave it out.`,
      };
    return {
      span: other.span,
      message: `"${shown(other.text)}" is no parameter of a disk: xl takes it for the target, which is given again behind it; ${refusal(file)}.${meant ? ` Write ${meant}.` : ''}`,
      fixes: meant && other.editable ? [choice(`Change to ${meant}`, replace(other.span, meant))] : [],
    };
  }
  return {
    span: place.span,
    message: `${of} is given twice (${shown(other?.text ?? '')}, then ${shown(place.text)}); ${refusal(file)}. Leave one of them out.`,
  };
}

function unknownWord(file: DomainFile, { piece: place, of }: DiskFault): Finding {
  if (of === 'colo-port')
    return { span: place.span, message: `colo-port wants the number of a port, not 0 and no text; ${refusal(file)}.` };
  const words = file.profile.toolstack === 'xl' && !isKeyed(file) ? ['cdrom'] : wordsOf(file, 'devtype');
  const bare = place.text.trim().toLowerCase();
  const same = words.includes(bare) ? bare : undefined;
  const meant = same ?? (/^cd|^dvd|^iso|rom$/.test(bare) ? 'cdrom' : nearest(bare, words));
  return {
    span: place.span,
    message: `A disk is of the type ${words.join(' or ')}, not "${shown(place.text)}"; ${refusal(file)}.${meant ? ` Write ${meant}.` : ''}`,
    fixes: meant && place.editable ? [(same ? safeFix : choice)(`Change to ${meant}`, replace(place.span, meant))] : [],
  };
}

/** Two parameters with a blank or a semicolon between them. */
function* commas(file: DomainFile, disk: Disk): Iterable<Finding> {
  for (const part of disk.parts) {
    const gap = missingComma(file, disk, part);
    if (!gap) continue;
    yield {
      span: gap.span,
      message: `A comma is missing here: xl takes what follows as part of ${part.key?.text ?? part.role}. Write a comma.`,
      fixes: gap.editable ? [safeFix('Insert the comma', replace(gap.span, ','))] : [],
    };
  }
}

/** xl 4.1 takes what stands before the first comma for an empty drive when it has no prefix. */
function dropped(file: DomainFile, { reader, parts }: Disk): Finding | undefined {
  const first = parts[0];
  if (reader !== 'xl-4.1' || first?.role !== 'unread' || !first.value) return undefined;
  const prefix = first.value.text.startsWith('/dev/') ? 'phy:' : 'file:';
  const { start } = first.value.span;
  return {
    span: first.value.span,
    message: `xl ${file.profile.release} reads TYPE:PATH,VDEV,MODE: without phy:, file: or tap: before it the path is dropped, and the disk is an empty drive. Write ${prefix} before it.`,
    fixes: first.value.editable ? [choice(`Insert ${prefix}`, replace({ start, end: start }, prefix))] : [],
  };
}

/** A blank behind the path is part of it. */
function blankTarget(file: DomainFile, { target, faults, value }: Disk): Finding | undefined {
  if (!target || faults.length) return undefined;
  const path = trimmed(value, target.from, target.to);
  if (!path.text || path.to === target.to) return undefined;
  const blank: Piece = piece(value, path.to, target.to);
  return {
    span: blank.span,
    severity: 'warning',
    message: `The blank behind the path is part of it, so that ${file.profile.toolstack === 'xm' ? 'the guest' : 'xl'} finds no such file. Remove it.`,
    fixes: blank.editable ? [safeFix('Remove the blank', replace(blank.span, ''))] : [],
  };
}

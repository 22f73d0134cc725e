import { catalog, subkeysAt, wordsAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Disk, DiskFault, DiskPart } from '../../specs/disk.ts';
import { type Piece, piece } from '../../specs/piece.ts';

/** What becomes of a guest with such a disk, in the profile's words. */
export const refusal = ({ profile: { toolstack } }: DomainFile): string =>
  toolstack === 'xm' ? 'xend refuses the guest' : 'xl refuses the guest';

/** The disk parameters that xl of the file's release reads, keys and flags, by name. */
export const parameters = ({ profile }: DomainFile) => subkeysAt('disk', profile);

/** The words of one of the catalogue's sets that the file's release takes. */
export const wordsOf = ({ profile }: DomainFile, set: string): readonly string[] =>
  wordsAt(catalog.specs.get('disk')?.words?.[set], profile.release);

/** True for the grammar of xl since 4.2, the only one with `key=value`. */
export const isKeyed = ({ profile: { toolstack, release } }: DomainFile): boolean =>
  toolstack === 'xl' && inReleases(release, '4.2');

/** Words in a list for a message: `a, b or c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/**
 * The faults of a disk, each cause once: a part before a stray `=` is no value of its own, and what a value runs into behind a
 * missing comma says nothing of the value.
 */
export function causes(file: DomainFile, disk: Disk): readonly DiskFault[] {
  const strays = disk.faults.filter(({ what }) => what === 'stray-equals');
  return disk.faults.filter(({ what, piece: { from, to }, of }) => {
    if (strays.some(({ other }) => other && what !== 'stray-equals' && other.from <= from && to <= other.to))
      return false;
    const part = of && disk.parts.find(({ value }) => value?.from === from && value.to === to);
    return !(part && missingComma(file, disk, part));
  });
}

/** The blanks or the semicolon in a value behind which the next parameter begins: a comma was meant there. */
export function missingComma(file: DomainFile, disk: Disk, { key, value }: DiskPart): Piece | undefined {
  if (!value || !isKeyed(file) || key?.text === 'target') return undefined;
  for (const found of value.text
    .slice(0, MOST)
    .matchAll(/([ \t]{1,8};?[ \t]{0,8}|;[ \t]{0,8})([a-z][a-z_-]{1,15})(=?)/g)) {
    const [, gap = '', name = '', equals] = found;
    const known = parameters(file).get(name);
    const behind = value.text[found.index + found[0].length];
    if (known?.form === 'flag' ? equals || (behind !== undefined && behind !== ',') : !known || !equals) continue;
    const from = value.from + found.index;
    return piece(disk.value, from, from + gap.length);
  }
  return undefined;
}

/** Longer values are not looked through for missing commas. */
const MOST = 400;

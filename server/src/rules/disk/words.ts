import { catalog, nearest, subkeysAt, wordsAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import { type DiskDevice, disksOf } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, type DiskFault, type DiskPart, partWith } from '../../specs/disk.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import { readVdev } from '../../specs/vdev.ts';
import { touches } from '../../syntax/text.ts';

/** The disks of a file that are worth a look: not those whose string the reader had to guess the end of, or that are two without a comma. */
export function checkedDisks(file: DomainFile): readonly DiskDevice[] {
  const disks = disksOf(file.domain);
  const faults = file.syntax.filter(({ rejects, rule }) => rejects || rule === 'missing-comma');
  if (!faults.length) return disks;
  return disks.filter(({ device: { value } }) => !faults.some(({ span }) => touches(value.span, span.start)));
}

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
export const listed = (words: readonly string[], joined = 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joined} ${words.at(-1)}`;

/** The flag that was probably meant by a word that is none, such as `cdorm`. */
export const nearFlag = (file: DomainFile, word: string): string | undefined =>
  nearest(
    word,
    [...parameters(file).values()].filter(({ form }) => form === 'flag').map(({ name }) => name),
  );

/**
 * The faults of a disk, each cause once: a part before a stray `=` is no value of its own, and what a value runs into behind a
 * missing comma says nothing of the value.
 */
export function causes(file: DomainFile, disk: Disk): readonly DiskFault[] {
  if (semicolons(disk)) return [];
  if (isXlForm(disk)) return disk.faults.filter(({ what }) => what === 'unknown-prefix' || what === 'part-count');
  const strays = disk.faults.filter(({ what }) => what === 'stray-equals');
  return disk.faults.filter(({ what, piece: place, of }) => {
    if (
      strays.some(({ other }) => other && what !== 'stray-equals' && other.from <= place.from && place.to <= other.to)
    )
      return false;
    const part = of && partWith(disk, place);
    return !(part && missingComma(file, disk, part));
  });
}

/** The semicolons of a disk whose parts have them between each other, where commas belong: `phy:vg/web1;xvda;w`. */
export function semicolons({ value }: Disk): readonly number[] | undefined {
  const { text } = value;
  if (text.length > MOST || !text.includes(';') || text.includes(',')) return undefined;
  const parts = text.split(';').map((part) => part.trim());
  if (!parts.slice(1).some((part) => /^[a-z]{2,}[0-9]*$/.test(part) && readVdev(part))) return undefined;
  return [...text].flatMap((char, at) => (char === ';' ? [at] : []));
}

/** What stands in the second place of xl's form. */
const XL_FORMATS = new Set(['', 'raw', 'qcow', 'qcow2', 'vhd', 'qed']);

/** True for a disk in an xm file that is written as xl wants it: a path without a type, then a format, or keys. */
export function isXlForm({ reader, parts }: Disk): boolean {
  const [first, second] = parts;
  if (reader !== 'xm' || first?.role !== 'target' || !first.value?.text) return false;
  return (
    /^[a-z-]{1,20}=/.test(first.value.text) || (second?.role === 'vdev' && XL_FORMATS.has(second.value?.text ?? ' '))
  );
}

/** The blanks or the semicolon in a value behind which the next parameter begins: a comma was meant there. */
export function missingComma(file: DomainFile, disk: Disk, part: DiskPart): Piece | undefined {
  const { key, value } = part;
  if (!value || !isKeyed(file) || key?.text === 'target' || value.text.length > MOST) return undefined;
  const gap = gapBeforeParameter(file, value.text) ?? (key ? undefined : gapBeforePlace(file, part.role, value.text));
  return gap && piece(disk.value, value.from + gap.from, value.from + gap.to);
}

/** Longer values are not looked through for missing commas. */
const MOST = 400;

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** `raw vdev=xvda` */
function gapBeforeParameter(file: DomainFile, text: string): Gap | undefined {
  for (const found of text.matchAll(/([ \t]{1,8};?[ \t]{0,8}|;[ \t]{0,8})([a-z][a-z_-]{1,15})(=?)/g)) {
    const [whole, gap = '', name = '', equals] = found;
    const known = parameters(file).get(name);
    const isLast = found.index + whole.length === text.length;
    const fits = known?.form === 'flag' ? !equals && isLast : known && equals;
    if (fits) return { from: found.index, to: found.index + gap.length };
  }
  return undefined;
}

/** `raw xvda` and `xvda w`: the words of two places in one. */
function gapBeforePlace(file: DomainFile, role: string, text: string): Gap | undefined {
  const [, first = '', gap = '', second = ''] = /^([^ \t]+)([ \t]+)([^ \t]+)$/.exec(text) ?? [];
  const isVdev = (word: string): boolean => /^[a-z]/.test(word) && readVdev(word.split(':')[0] as string) !== undefined;
  const fits =
    role === 'format'
      ? wordsOf(file, 'format').includes(first) && isVdev(second)
      : role === 'vdev' && isVdev(first) && wordsOf(file, 'access').includes(second);
  return fits ? { from: first.length, to: first.length + gap.length } : undefined;
}

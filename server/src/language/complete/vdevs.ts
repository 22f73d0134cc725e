import { parts } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import type { Context } from './context.ts';

/** A disk's name in the guest: `xvda`, `hdc1`, `d0p1`, or a number. */
const VDEV = /^(xvd|hd|sd)([a-z]{1,2})(\d*)(:cdrom|:disk)?$/;

/** More strings of one list are not looked at. */
const MOST = 2000;

const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(97 + index) : String.fromCharCode(96 + Math.floor(index / 26), 97 + (index % 26));

const indexOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;

/** How many whole disks a family of names has (libxl_device.c:libxl__device_disk_dev_number). */
const SIZE: Readonly<Record<string, number>> = { xvd: 702, hd: 4, sd: 16 };

/** The names that a list's disks have: family and number, whatever the partition. */
function used(others: readonly StringValue[]): { family: string; index: number }[] {
  return others.slice(0, MOST).flatMap((value) =>
    parts(value).flatMap(({ key, value: given }) => {
      const text = given ? (key.text.trim() === 'vdev' ? given.text.trim() : '') : key.text;
      const found = VDEV.exec(text);
      return found ? [{ family: found[1] as string, index: indexOf(found[2] as string) }] : [];
    }),
  );
}

/**
 * Names that a new disk may have, the next free one first: of the family that the other disks have. `xvda` and `hda` are one disk to an
 * emulated controller, so a number that any family uses counts as taken.
 */
export function freeVdevs({ file }: Context, others: readonly StringValue[], most = 4): string[] {
  const taken = used(others);
  const numbers = new Set(taken.map(({ index }) => index));
  const usual =
    file.kind === 'domain' && file.profile.toolstack === 'xm' && file.domain.guestType === 'hvm' ? 'hd' : 'xvd';
  const family = taken.at(-1)?.family ?? usual;
  const free = (name: string): string[] => {
    const names: string[] = [];
    for (let i = 0; i < (SIZE[name] as number) && names.length < most; i++)
      if (!numbers.has(i)) names.push(name + letters(i));
    return names;
  };
  const names = free(family);
  return names.length ? names : free('xvd');
}

import { inReleases } from '../../catalog/release.ts';
import { vdevNamed } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart, partWith } from '../../specs/disk.ts';
import type { Piece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { checkedDisks, isXlForm, missingComma, refusal } from './words.ts';

export default rule({
  id: 'disk-vdev-invalid',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    for (const { disk, vdev } of checkedDisks(file)) {
      const place = disk.vdev;
      if (vdev || !place?.text || isSomethingElse(file, disk, place)) continue;
      const doubt = mayExist(file, place.text);
      if (doubt === 'likely') continue;
      const meant = withType(file, disk, place) ?? suggestion(file, place.text);
      const fix = meant?.sure ? safeFix : choice;
      yield {
        span: place.span,
        severity: doubt ? 'warning' : 'error',
        message: `${meant?.why ?? whatIsWrong(file, place.text)}; ${refusal(file)}. Write ${meant?.name ?? 'a name such as xvda'}.`,
        fixes: meant && place.editable ? [fix(`Change to ${meant.name}`, replace(place.span, meant.name))] : [],
      };
    }
  },
});

/** What other rules report: a mode in the name's place, a missing comma, and all of a string that is of another form. */
function isSomethingElse(file: DomainFile, disk: Disk, place: Piece): boolean {
  if (/^(?:r|ro|w|rw|w!)$/.test(place.text) && !diskPart(disk, 'access')) return true;
  if (disk.faults.some(({ what }) => what === 'part-count' || what === 'unfinished')) return true;
  if (disk.parts[0]?.role === 'unread' || isXlForm(disk)) return true;
  const part = partWith(disk, place);
  return part !== undefined && missingComma(file, disk, part) !== undefined;
}

/**
 * Up to 4.0 xend asks dom0's /dev for the number of a name that it does not know (util/blkif.py). `xda` was a disk there in the days of
 * Xen 2, and its examples name it.
 */
function mayExist(
  { profile: { toolstack, release, releaseGiven } }: DomainFile,
  name: string,
): 'likely' | 'hardly' | undefined {
  if (toolstack !== 'xm' || !/^[a-z]+\d*$/.test(name) || (releaseGiven && inReleases(release, '4.1'))) return undefined;
  return /^xd[ab]\d?$/.test(name) ? 'likely' : 'hardly';
}

function whatIsWrong({ profile: { toolstack, release } }: DomainFile, name: string): string {
  const text = shown(name);
  if (name.trim() !== name)
    return `The blank beside ${shown(name.trim())} is part of the name, and no device is called so`;
  if (toolstack === 'xm') return `xend has no number for a device named "${text}"`;
  const [, bus, letters = '', partition = ''] = /^(xvd|hd|sd)([a-z]*)(\d*)$/.exec(name) ?? [];
  if (!bus) return `"${text}" is no virtual device: xl ${release} takes xvda and on, hda to hdd, sda to sdp`;
  if (!letters) return `"${text}" lacks the letter that says which disk it is`;
  if (partition.startsWith('0')) return `The number of a partition has no 0 in front, as it has in "${text}"`;
  const [last, most] = { xvd: ['', 255], hd: ['hdd', 63], sd: ['sdp', 15] }[bus as 'xvd' | 'hd' | 'sd'];
  if (Number(partition) > (most as number)) return `${bus}${letters} has at most ${most} partitions`;
  return last
    ? `${bus}a to ${last} are all of this bus, and "${text}" is beyond it`
    : `"${text}" is beyond the last device`;
}

interface Suggestion {
  readonly name: string;
  /** True when there is one reading only. */
  readonly sure: boolean;
  readonly why?: string;
}

/** `vdev=hdc:cdrom`: the type goes with the name only where that has no key. */
function withType({ domain }: DomainFile, disk: Disk, place: Piece): Suggestion | undefined {
  const [, name = '', type] = /^(\w{1,12}):(cdrom|disk)$/.exec(place.text) ?? [];
  if (!type || !partWith(disk, place)?.key || !vdevNamed(domain, name)) return undefined;
  const why = `Behind vdev= the name stands alone, and no device is called ${place.text}`;
  return { name: `${name},devtype=${type}`, sure: true, why };
}

/** The name that was meant. */
function suggestion({ domain }: DomainFile, text: string): Suggestion | undefined {
  const takes = (name: string): boolean => vdevNamed(domain, name) !== undefined;
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\/dev\//, '');
  if (takes(bare) && bare) return { name: bare, sure: true };
  const [, letters = '', partition = ''] = /^(?:xv|vx|x|v|h|s)d([a-z]{1,2})(\d{0,3})\w{0,2}$/.exec(bare) ?? [];
  const number = partition.replace(/^0+/, '');
  const names = [`${bare.slice(0, bare.indexOf('d') + 1)}${letters}${number}`, `xvd${letters}${number}`];
  const name = letters ? names.find(takes) : undefined;
  return name === undefined ? undefined : { name, sure: false };
}

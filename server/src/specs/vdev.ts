import { inReleases, type Release } from '../catalog/release.ts';

/** A virtual disk's name as its toolstack understands it. */
export interface Vdev {
  /** The device number that the guest gets; two disks of a guest must not share one. */
  readonly number: number;
  /** `xvd` also for the form dNpM; `number` for a bare device number. */
  readonly bus: 'xvd' | 'hd' | 'sd' | 'number';
  /** Place on the bus, from 0; -1 for a name without a letter, which libxl does not notice. Absent for a bare number. */
  readonly disk?: number;
  /** 0 for the whole disk. */
  readonly partition?: number;
}

/** What libxl takes of each bus: the last disk and the last partition. */
const BUSES = { xvd: [2 ** 20 - 1, 255], hd: [3, 63], sd: [15, 15] } as const;
const INT_MAX = 2 ** 31 - 1;

/**
 * Reads a name as libxl does in all releases (libxl_device.c:libxl__device_disk_dev_number): `xvda1`, `d0p1`, `hda`, `sda`, or a number as C
 * writes it. An empty name is number 0. Undefined for what it refuses.
 */
export function readVdev(text: string): Vdev | undefined {
  const numbered = /^d\s{0,9}(\+?\w{1,12})p\s{0,9}(\+?\w{1,12})$/.exec(text);
  const disk = numbered && cInteger(numbered[1] as string);
  const partition = numbered && cInteger(numbered[2] as string);
  if (disk != null && partition != null && disk < 2 ** 20 && partition < 256) return xvd(disk, partition);
  const named = onBus(text, 'xvd');
  if (named) return xvd(named.disk, named.partition);
  const number = text === '' ? 0 : cInteger(text);
  if (number !== undefined && number <= INT_MAX) return { number, bus: 'number' };
  const ide = onBus(text, 'hd');
  if (ide)
    return {
      number: ((ide.disk < 2 ? 3 : 22) << 8) | ((ide.disk & 1) << 6) | ide.partition,
      bus: 'hd',
      ...ide,
    };
  const scsi = onBus(text, 'sd');
  return scsi && { number: (8 << 8) | (scsi.disk << 4) | scsi.partition, bus: 'sd', ...scsi };
}

const xvd = (disk: number, partition: number): Vdev => ({
  number: disk <= 15 && partition <= 15 ? (202 << 8) | (disk << 4) | partition : (1 << 28) | (disk << 8) | partition,
  bus: 'xvd',
  disk,
  partition,
});

/** The letters behind the bus count a, b, … z, aa, ab, …; a partition's number has no zero in front. */
function onBus(text: string, bus: keyof typeof BUSES): { disk: number; partition: number } | undefined {
  const [lastDisk, lastPartition] = BUSES[bus];
  if (!text.startsWith(bus)) return undefined;
  let at = bus.length;
  let disk = -1;
  for (; at < text.length; at++) {
    const letter = text.charCodeAt(at) - 97;
    if (letter < 0 || letter > 25) break;
    disk = (disk + 1) * 26 + letter;
    if (disk > lastDisk) return undefined;
  }
  if (at === text.length) return { disk, partition: 0 };
  if (text[at] === '0' || text.length - at > 20) return undefined;
  const digits = /^[ \t\n\v\f\r]*\+?(\d+)$/.exec(text.slice(at))?.[1];
  const partition = digits === undefined ? lastPartition + 1 : Number(digits);
  return partition > lastPartition ? undefined : { disk, partition };
}

/** A number as C's strtoul in base 0 reads all of a text: hexadecimal behind 0x, octal behind 0. */
function cInteger(text: string): number | undefined {
  if (text.length > 20) return undefined;
  const found = /^[ \t\n\v\f\r]*\+?(?:0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([1-9]\d*))$/.exec(text);
  if (!found) return undefined;
  const [, hex, octal, decimal] = found;
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return octal !== undefined ? Number.parseInt(octal, 8) : Number(decimal);
}

const SCSI_MAJORS = [8, 65, 66, 67, 68, 69, 70, 71, 128, 129, 130, 131, 132, 133, 134, 135];
const IDE_MAJORS = [3, 22, 33, 34, 56, 57, 88, 89, 90, 91];

/**
 * Reads a name as xend does (tools/python/xen/util/blkif.py:blkdev_name_to_number), with or without /dev/ before it. Undefined for what xend cannot
 * number by itself; up to 4.0 it then asks dom0's /dev.
 */
export function readXendVdev(text: string, release: Release): Vdev | undefined {
  const name = text.startsWith('/dev/') ? text.slice(5) : text;
  const found = /^(sd|hd|xvd)([a-z]{1,2})([1-9]\d?)?$/.exec(name);
  if (!found) return xendNumber(name, release);
  const bus = found[1] as 'sd' | 'hd' | 'xvd';
  const letters = found[2] as string;
  const partition = Number(found[3] ?? 0);
  const disk = [...letters].reduce((sum, letter) => (sum + 1) * 26 + letter.charCodeAt(0) - 97, -1);
  if (letters.length > 1 && (letters[0] as string) > 'i') return undefined;
  if (partition > (bus === 'hd' ? 63 : 15)) return undefined;
  const vdev = (number: number): Vdev => ({ number, bus, disk, partition });
  if (bus === 'hd') {
    const major = letters.length > 1 ? undefined : IDE_MAJORS[disk >> 1];
    return major === undefined ? undefined : vdev((major << 8) | ((disk & 1) * 64 + partition));
  }
  if (bus === 'sd') {
    if (disk > 15 && !inReleases(release, '3.0.4')) return undefined;
    return vdev(((SCSI_MAJORS[disk >> 4] as number) << 8) | ((disk % 16) * 16 + partition));
  }
  if (disk <= 15) return vdev((202 << 8) | (disk << 4) | partition);
  return inReleases(release, '3.3') ? vdev((1 << 28) | (disk << 8) | partition) : undefined;
}

/** Up to 3.2 a number is hexadecimal even without 0x. */
function xendNumber(text: string, release: Release): Vdev | undefined {
  const hex = inReleases(release, '3.3') ? /^0x([0-9a-fA-F]{1,8})$/ : /^(?:0x)?([0-9a-fA-F]{1,8})$/;
  const digits = hex.exec(text)?.[1];
  if (digits) return { number: Number.parseInt(digits, 16), bus: 'number' };
  return /^\d{1,10}$/.test(text) ? { number: Number(text), bus: 'number' } : undefined;
}

import { type Disk, readDisk } from '../specs/disk.ts';
import { readVdev, readXendVdev, type Vdev } from '../specs/vdev.ts';
import type { Device } from './device.ts';
import { diskKey } from './disk-target.ts';
import type { Domain } from './domain.ts';

/** One disk of a domU config: its string, and how the toolstack reads it. */
export interface DiskDevice {
  readonly device: Device;
  readonly disk: Disk;
  /** The virtual device that its name stands for; absent when there is no name, or none that the toolstack takes. */
  readonly vdev?: Vdev;
  /** What it is made of: equal for two that mean the same path. Absent where that cannot be told. */
  readonly key?: string;
}

/** The disks of a domU config, in the order in which the toolstack makes them. */
export function disksOf(domain: Domain): readonly DiskDevice[] {
  const devices = domain.devices('disk');
  let disks = disksIn.get(devices);
  if (!disks) {
    disks = devices.map((device) => device.once.get('disk', () => diskOf(domain, device)));
    disksIn.set(devices, disks);
  }
  return disks;
}

const disksIn = new WeakMap<readonly Device[], readonly DiskDevice[]>();

function diskOf(domain: Domain, device: Device): DiskDevice {
  const disk = readDisk(device.value, domain.profile);
  const vdev = disk.vdev?.text ? vdevNamed(domain, disk.vdev.text) : undefined;
  const key = diskKey(disk);
  return { device, disk, ...(vdev && { vdev }), ...(key !== undefined && { key }) };
}

/** The virtual device that a name stands for; a name without a letter (`xvd`) is none, though libxl does not notice. */
export function vdevNamed({ profile: { toolstack, release } }: Domain, name: string): Vdev | undefined {
  const vdev = toolstack === 'xm' ? readXendVdev(name, release) : readVdev(name);
  return vdev?.disk === -1 ? undefined : vdev;
}

/** The next name that no disk of the guest has, on the given bus, or on the one that its disks are on. */
export function freeVdev({ whole }: Domain, bus?: 'xvd' | 'hd' | 'sd'): string {
  return whole.once.get(`free name ${bus ?? ''}`, () => findFree(whole, bus));
}

function findFree(domain: Domain, bus?: 'xvd' | 'hd' | 'sd'): string {
  const disks = disksOf(domain);
  const other = disks.find(({ vdev }) => vdev && vdev.bus !== 'number')?.vdev?.bus as 'xvd' | 'hd' | 'sd' | undefined;
  const prefix = bus ?? other ?? (domain.guestType === 'hvm' ? 'hd' : 'xvd');
  // An HVM guest's xvda and hda are one disk.
  const taken = new Set(disks.map(({ vdev }) => vdev?.disk));
  const most = { hd: 4, sd: 16, xvd: 26 }[prefix];
  for (let i = 0; i < most; i++) if (!taken.has(i)) return `${prefix}${String.fromCharCode(97 + i)}`;
  return prefix === 'xvd' ? `xvd${beyond(taken)}` : freeVdev(domain, 'xvd');
}

/** The letters of the first free disk behind xvdz. */
function beyond(taken: ReadonlySet<number | undefined>): string {
  let disk = 26;
  while (taken.has(disk)) disk++;
  let letters = '';
  for (let rest = disk; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
  return letters;
}

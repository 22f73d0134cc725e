import { inReleases } from '../../catalog/release.ts';
import type { DiskDevice } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { textOf } from '../settings/read.ts';

/** How an HVM guest sees a disk beside the paravirtual one: as which emulated drive, and at which place of its bus. */
export interface EmulatedDrive {
  readonly bus: 'ide' | 'ahci' | 'scsi' | 'cd';
  readonly place: number;
}

/**
 * True for an HVM guest whose disks libxl itself hands to QEMU (libxl_dm.c:libxl__build_device_model_args_new): not the old device model,
 * and not one in a stub domain, which may be either.
 */
export function hasDrives(file: DomainFile): boolean {
  const { profile, domain } = file;
  if (profile.toolstack !== 'xl' || !inReleases(profile.release, '4.3') || domain.guestType !== 'hvm') return false;
  if (domain.get('device_model_version')) return textOf(file, 'device_model_version') === 'qemu-xen';
  return !domain.get('device_model_stubdomain_override');
}

/** True when the emulated disks are on AHCI: `hdtype="ahci"`, in any case of letters; undefined when that is not known. */
function isAhci(file: DomainFile): boolean | undefined {
  if (!file.domain.get('hdtype')) return false;
  const type = textOf(file, 'hdtype');
  return type === undefined ? undefined : type.toLowerCase() === 'ahci';
}

/** The drive that QEMU emulates for a disk; undefined when it emulates none, or that is not known. */
export function driveOf(file: DomainFile, { disk, vdev }: DiskDevice): EmulatedDrive | undefined {
  const ahci = isAhci(file);
  if (vdev?.disk === undefined || ahci === undefined || disk.faults.length) return undefined;
  const place = vdev.disk;
  if (disk.cdrom) return place < 4 ? { bus: 'cd', place } : undefined;
  if (disk.vdev?.text.startsWith('sd')) return { bus: 'scsi', place };
  if (ahci && place < 6) return { bus: 'ahci', place };
  return place < 4 ? { bus: 'ide', place } : undefined;
}

import type { Target } from '../catalog/index.ts';
import { inReleases } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { readDisk40, readDisk41 } from './disk-old.ts';
import { readDiskXl } from './disk-xl.ts';
import { readDiskXm } from './disk-xm.ts';
import type { Piece } from './piece.ts';

/** Who reads a disk string: xl since 4.2 (libxlutil), xl 4.1, xl 4.0, or xm with xend. */
export type DiskReader = 'xl' | 'xl-4.1' | 'xl-4.0' | 'xm';

/** One part of a disk string and what its reader takes it for. */
export interface DiskPart {
  /**
   * A parameter's name (`target`, `format`, `vdev`, `access`, `backend`, …; a flag's own name), `prefix`, `devtype` also for the
   * word behind the colon in `hdc:cdrom`, or `unread` for what comes behind an error.
   */
  readonly role: string;
  /** The key, flag or prefix as it is written. Positional parts have none. */
  readonly key?: Piece;
  /** The value; flags and prefixes have none. */
  readonly value?: Piece;
}

/** What a reader refuses, or in xm's and the oldest xl's case cannot use. */
export type DiskFaultKind =
  | 'unknown-key'
  | 'unknown-word'
  | 'unknown-prefix'
  | 'unknown-driver'
  | 'respecified'
  | 'too-many'
  | 'stray-equals'
  | 'unfinished'
  | 'no-vdev'
  | 'no-target'
  | 'part-count';

export interface DiskFault {
  readonly what: DiskFaultKind;
  /** What is at fault, or all of the string. */
  readonly piece: Piece;
  /** Of an unknown word and of what was given twice: the parameter. */
  readonly of?: string;
  /** Of what was given twice: where it stands first. Of a stray `=`: what stands before it. */
  readonly other?: Piece;
}

export type DiskFormat = 'raw' | 'qcow' | 'qcow2' | 'vhd' | 'qed' | 'empty';

/** A disk as its reader understands it. The fields hold what was read before the first fault, defaults applied. */
export interface Disk {
  readonly reader: DiskReader;
  readonly value: StringValue;
  readonly parts: readonly DiskPart[];
  /** In the order in which the reader meets them; empty when it takes the string. */
  readonly faults: readonly DiskFault[];
  /** The path, without prefixes and drivers; may be empty. */
  readonly target?: Piece;
  readonly vdev?: Piece;
  readonly format: DiskFormat;
  readonly writable: boolean;
  readonly cdrom: boolean;
  /** `phy`, `tap`, `qdisk`, `standalone`, when the string says so or the prefix decides. */
  readonly backendtype?: string;
  /** The hotplug script's name. */
  readonly script?: string;
  /** The domain that serves the disk; dom0 when absent. */
  readonly backend?: Piece;
  /** `xen` or `virtio`, when given. */
  readonly specification?: string;
  readonly discard?: boolean;
  readonly colo?: boolean;
}

/** Reads a disk string as the toolstack's release does. Never throws. */
export function readDisk(value: StringValue, target: Target): Disk {
  const { toolstack, release } = target;
  if (toolstack === 'xm') return readDiskXm(value, release);
  if (inReleases(release, '4.2')) return readDiskXl(value, release);
  return inReleases(release, '4.1') ? readDisk41(value) : readDisk40(value);
}

/** The part that gives a parameter, the last one where it stands more than once. */
export const diskPart = ({ parts }: Disk, role: string): DiskPart | undefined =>
  parts.findLast((part) => part.role === role);

/** The part whose value begins like this piece. Parts stand in the order of the string. */
export function partWith({ parts }: Disk, value: Piece): DiskPart | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start(parts[middle] as DiskPart) <= value.from) low = middle;
    else high = middle - 1;
  }
  return parts[low]?.value?.from === value.from ? parts[low] : undefined;
}

const start = ({ key, value }: DiskPart): number => (key ?? value)?.from ?? 0;

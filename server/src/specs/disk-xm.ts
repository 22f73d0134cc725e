import { catalog, wordsAt } from '../catalog/index.ts';
import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import type { Disk, DiskFault, DiskFormat, DiskPart } from './disk.ts';
import { type Piece, piece, split, wholePiece } from './piece.ts';

const ROLES = ['target', 'vdev', 'access', 'backend', 'protocol'] as const;
const FORMATS: ReadonlySet<string> = new Set<DiskFormat>(['qcow', 'qcow2', 'vhd']);

/**
 * Reads a disk string as xm and xend do: UNAME,DEVICE,MODE[,BACKEND[,PROTOCOL]] (tools/python/xen/xm/create.py:preprocess_disk,
 * xend/server/blkif.py:getDeviceDetails, xend/XendConfig.py:device_add). Blanks count.
 */
export function readDiskXm(value: StringValue, release: Release): Disk {
  const faults: DiskFault[] = [];
  const given = split(value, ',');
  const most = inReleases(release, '3.3') ? 5 : 4;
  const whole = wholePiece(value);
  if (given.length < 3 || given.length > most) faults.push({ what: 'part-count', piece: whole });
  const parts: DiskPart[] = [];
  const uname = given[0] as Piece;
  const named = readUname(value, uname);
  for (const key of [named.type, ...named.drivers]) if (key) parts.push({ role: 'prefix', key });
  parts.push({ role: 'target', value: named.target });
  const vdev = given[1] && readDevice(value, given[1], parts);
  given.slice(2, most).forEach((part, i) => {
    parts.push({ role: ROLES[i + 2] as string, value: part });
  });
  const type = parts.find(({ role, key }) => role === 'devtype' && key === undefined)?.value?.text;
  const cdrom = type === 'cdrom';
  if (!faults.length) {
    if (!uname.text) {
      if (!cdrom) faults.push({ what: 'no-target', piece: whole });
    } else faults.push(...typeFaults(named, uname, release));
    if (!vdev?.text) faults.push({ what: 'no-vdev', piece: whole });
    const mode = given[2] as Piece;
    if (inReleases(release, '3.0.3') && !modes(release).includes(mode.text))
      faults.push({ what: 'unknown-word', piece: mode, of: 'access' });
  }
  const backend = given[3];
  const driver = named.drivers.at(-1)?.text ?? '';
  return {
    reader: 'xm',
    value,
    parts,
    faults,
    format: !uname.text ? 'empty' : FORMATS.has(driver) ? (driver as DiskFormat) : 'raw',
    writable: given[2]?.text.startsWith('w') ?? false,
    cdrom,
    target: named.target,
    ...(vdev && { vdev }),
    ...(backend?.text && { backend }),
  };
}

const words = (set: string, release: Release): readonly string[] =>
  wordsAt(catalog.specs.get('disk')?.words?.[set], release);
const modes = (release: Release): readonly string[] => words('xmMode', release);

interface Uname {
  /** `phy`, `file`, `tap`, or the name of a script in dom0. */
  readonly type?: Piece;
  /** What stands between `tap:` and the path. */
  readonly drivers: readonly Piece[];
  readonly target: Piece;
}

/** `TYPE:PATH`, `tap:DRIVER:PATH` or `tap:tapdisk:DRIVER:PATH` (util/blkif.py:parse_uname). */
function readUname(value: StringValue, uname: Piece): Uname {
  let { from } = uname;
  const step = (): Piece | undefined => {
    const at = value.text.indexOf(':', from);
    if (at < 0 || at >= uname.to) return undefined;
    const key = piece(value, from, at);
    from = at + 1;
    return key;
  };
  const type = step();
  const drivers: Piece[] = [];
  if (type && isTap(type)) {
    const first = step();
    if (first) drivers.push(first);
    const second = first && (first.text === 'tapdisk' || first.text === 'ioemu') ? step() : undefined;
    if (second) drivers.push(second);
  }
  return { ...(type && { type }), drivers, target: piece(value, from, uname.to) };
}

const isTap = ({ text }: Piece): boolean => text === 'tap' || text === 'tap2';

/** `[ioemu:]NAME[:cdrom]`. */
function readDevice(value: StringValue, device: Piece, parts: DiskPart[]): Piece {
  let { from } = device;
  if (device.text.includes('ioemu:')) {
    const colon = value.text.indexOf(':', from);
    parts.push({ role: 'prefix', key: piece(value, from, colon) });
    from = colon + 1;
  }
  const at = value.text.indexOf(':', from);
  const typed = at >= 0 && at < device.to;
  const vdev = piece(value, from, typed ? at : device.to);
  parts.push({ role: 'vdev', value: vdev });
  if (typed) parts.push({ role: 'devtype', value: piece(value, at + 1, device.to) });
  return vdev;
}

/** What xend says to the part before the path. Other types than its own are names of scripts in dom0. */
function typeFaults({ type, drivers }: Uname, uname: Piece, release: Release): readonly DiskFault[] {
  if (!type || !words('xmPrefix', release).includes(type.text))
    return [{ what: 'unknown-prefix', piece: type ?? uname }];
  if (!isTap(type)) return [];
  const [first, second] = drivers;
  if (!first) return [{ what: 'unknown-driver', piece: uname }];
  const driver = first.text === 'tapdisk' && inReleases(release, '3.4') ? (second ?? first) : first;
  if (!inReleases(release, '3.2') || words('xmDriver', release).includes(driver.text)) return [];
  return [{ what: 'unknown-driver', piece: driver }];
}

import type { Target } from '../../catalog/index.ts';
import { type Disk, type DiskPart, readDisk } from '../../specs/disk.ts';
import type { Part } from '../../specs/piece.ts';
import { readVdev, readXendVdev, type Vdev } from '../../specs/vdev.ts';
import { touches } from '../../syntax/text.ts';
import type { SpecPlace } from '../complete/context.ts';
import { code, paragraphs, short } from '../markdown.ts';
import type { Hover } from '../types.ts';

const BUSES: Readonly<Record<Vdev['bus'], string>> = {
  xvd: 'paravirtual disk',
  hd: 'IDE disk',
  sd: 'SCSI disk',
  number: 'disk by its number',
};

/** A disk's name in the guest: what it is, and the number by which Xen knows it. */
export function describeVdev(text: string, target: Target): string | undefined {
  const name = text.replace(/:(?:cdrom|disk)$/, '');
  const vdev = target.toolstack === 'xm' ? readXendVdev(name, target.release) : readVdev(name);
  if (!vdev) return undefined;
  const { bus, disk, partition, number } = vdev;
  const which = disk === undefined || disk < 0 ? '' : ` ${disk}`;
  const part = partition ? `, partition ${partition}` : '';
  return `**${code(text)}** · ${BUSES[bus]}${which}${part}, device number ${number} (${code(`0x${number.toString(16)}`)})`;
}

/** What the part under the cursor is for: its place says it where no key does. */
export function diskPart(place: SpecPlace): Hover | undefined {
  const { value, at, file } = place;
  const offset = value.map.span(at, at).start;
  const part = readDisk(value, file.profile).parts.find(
    (one) => one.value && touches(one.value.span, offset) && !one.key,
  );
  const text = part?.value?.text.trim();
  if (!part?.value || !text) return undefined;
  const about = part.role === 'vdev' ? describeVdev(text, file.profile) : describePlace(part, text);
  return about ? { markdown: about, span: part.value.span } : undefined;
}

const PLACES: Readonly<Record<string, string>> = {
  target: 'the target: what dom0 has',
  format: 'the format of the target',
  access: 'how the guest may use it',
  backend: 'the domain that serves it',
  protocol: 'the protocol of the ring',
};

const describePlace = ({ role }: DiskPart, text: string): string | undefined =>
  Object.hasOwn(PLACES, role) ? `**${code(short(text))}** · ${PLACES[role]}` : undefined;

/** A disk as its reader understands it. */
export function diskWhole({ value, file }: SpecPlace, all: readonly Part[]): string | undefined {
  if (!all.some(({ whole }) => whole.text)) return undefined;
  const { toolstack, release } = file.profile;
  const disk = readDisk(value, file.profile);
  if (disk.faults.length) return `${toolstack} of Xen ${release} does not take this string as it stands.`;
  return paragraphs(`As ${toolstack} of Xen ${release} reads it: ${asRead(disk, file.profile)}.`);
}

function asRead(disk: Disk, target: Target): string {
  const { vdev, cdrom, format, writable, backendtype, script, backend } = disk;
  const number = vdev && (target.toolstack === 'xm' ? readXendVdev(vdev.text, target.release) : readVdev(vdev.text));
  return [
    disk.target?.text ? code(short(disk.target.text)) : cdrom ? 'an empty drive' : 'no target',
    `${vdev ? `as ${code(vdev.text)}` : 'without a name'}${number ? ` (device ${number.number})` : ''}`,
    cdrom ? 'a CD-ROM' : undefined,
    `format ${format}`,
    writable ? 'read and write' : 'read only',
    backendtype && `backend ${code(backendtype)}`,
    script && `script ${code(script)}`,
    backend && `served by ${code(backend.text)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

import type { GuestType } from '../../../server/src/catalog/types.ts';
import type { Draw } from './draw.ts';

const TARGETS = ['/dev/vg/web', '/var/lib/xen/a.img', '/a b', 'vg/web', '/dev/sda1'];
const FORMATS = ['raw', 'raw', 'qcow2', 'qcow', 'vhd', 'qed', ''];
const NO_FORMATS = ['RAW', 'img', 'vmdk', 'raw ', 'empty', 'w'];
/** Devices for the first disk, the second, and the third. */
const VDEVS = [
  ['xvda', 'hda', 'sda', 'xvda1', '51712'],
  ['xvdb', 'hdb', 'sdb'],
  ['xvdc', 'xvdaa', 'd5p1', 'sdc'],
];
const NO_VDEVS = [
  'vda',
  '/dev/xvda',
  'xvd',
  'hde',
  'sdq',
  'sda16',
  'xvda01',
  '',
  'hda64',
  'xvda ',
  'xvda:disk',
  'disk',
];
const MODES = ['rw', 'w', 'r', 'ro', ''];
const NO_MODES = ['w!', 'RW', 'readonly', 'rw ', 'r,w'];
const PREFIXES = [
  'phy:',
  'file:',
  'tap:aio:',
  'tap2:qcow2:',
  'phy:/dev/',
  'tap:',
  'nbd:',
  'vmdk:',
  'iscsi:',
  'drbd:',
  'raw:',
];

/** The disk string at a place in the list, in one of its forms. */
export function disk(draw: Draw, type: GuestType, place: number): string {
  const target = `${draw.of(TARGETS)}${draw.mostly<number | string>(
    () => place,
    () => '',
  )}`;
  const format = draw.word(FORMATS, NO_FORMATS);
  const vdev = draw.word(VDEVS[place] ?? [], [...NO_VDEVS, 'xvda']);
  const mode = draw.word(type === 'hvm' ? MODES.slice(0, 2) : MODES, [...NO_MODES, 'r']);
  const cd = ['hdc', 'hdd', 'xvdd'][place] ?? 'hdc';
  const text = draw.make(
    () => [target, format, vdev, mode].join(','),
    () => `${draw.word(PREFIXES.slice(0, 2), PREFIXES)}${target},${vdev},${mode || 'w'}`,
    () => [...keys(draw, format, vdev, mode), `target=${target}`].join(','),
    () =>
      `${draw.of(['/a.iso', ''])},${draw.of(['raw', '', 'empty'])},${cd},${draw.of(['cdrom', 'r', 'devtype=cdrom'])}`,
    () => `file:/a.iso,${cd}:cdrom,r`,
    () => `format=empty,vdev=${cd},${draw.word(['cdrom'], ['access=r', 'target=/x', 'target=,cdrom'])}`,
  );
  return draw.mostly(
    () => text,
    () => text.replaceAll(',', ', '),
    () => text.replaceAll(',', ' ,'),
    () =>
      `${text},${draw.of(['cdrom', 'x=1', 'x', 'script=block-x', '', 'backend=dom1', 'format=qcow2', 'vdev=xvdz'])}`,
    () => text.split(',').slice(0, -1).join(','),
    () => text.split(',').slice(1).join(','),
    () => text.replace(',', '=,'),
    () => '',
  );
}

function keys(draw: Draw, format: string, vdev: string, mode: string): string[] {
  const more = [
    'discard',
    'no-discard',
    'direct-io-safe',
    'backend=dom1',
    `backendtype=${draw.word(['phy', 'qdisk', 'tap'], ['file', 'blkback', '', 'standalone'])}`,
    `specification=${draw.word(['xen'], ['virtio', 'x'])}`,
    'script=block-drbd',
    'devtype=disk',
    draw.word(['readonly'], ['discard=1', 'cdrom']),
  ];
  return [
    ...(draw.once(4) ? [] : [`format=${format}`]),
    ...(draw.slips ? [] : [`vdev=${vdev}`]),
    ...(draw.once(2) ? [`access=${mode}`] : []),
    ...(draw.once(2) ? draw.some(more, 2) : []),
  ];
}

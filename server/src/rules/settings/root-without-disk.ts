import { disksOf } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import { type Finding, rule } from '../rule.ts';
import { isSet, textOf } from './read.ts';
import { isWhole } from './start.ts';

/** The name of a disk or partition as both Xen and Linux write it. */
const DEVICE = /^(xvd|sd|hd)([a-z]{1,2})([0-9]{0,3})$/;
/** Where a kernel is told its root. */
const ON_COMMAND_LINE = /(?:^| )root=\/dev\/([a-z0-9]{1,12})(?= |$)/g;

/** So many disks are named in the message. */
const MOST_NAMED = 5;

/** Which disk a name is, and which of its partitions. */
interface Named {
  readonly bus: string;
  readonly letter: string;
  readonly partition: string;
}

export default rule({
  id: 'root-without-disk',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!file.domain.get('root') && !file.domain.get('extra') && !file.domain.get('cmdline')) return;
    const root = rootOf(file);
    const wanted = root && named(root.text);
    if (!root || !wanted || !bootsItself(file)) return;
    const disks = disksOf(file.domain);
    if (!disks.length) return;
    for (const { disk } of disks) {
      const known = disk.faults.length ? undefined : named(bare(disk.vdev?.text ?? ''));
      if (!known || !mayBe(known, wanted) || has(known, wanted)) return;
    }
    const names = disks.slice(0, MOST_NAMED).map(({ disk }) => disk.vdev?.text);
    yield {
      span: root.span,
      message: `The kernel looks for its root on ${root.text}, and the disks of this guest are ${names.join(', ')}: it stops with a panic. Name one of them here, or give the disk this name.`,
    };
  },
});

/** Whether a kernel of the host is started, which knows of its root by this file alone. */
function bootsItself(file: DomainFile): boolean {
  const { guestType } = file.domain;
  if ((guestType !== 'pv' && guestType !== 'pvh') || !isWhole(file) || isSet(file, 'bootloader')) return false;
  const kernel = textOf(file, 'kernel');
  return kernel !== undefined && kernel !== '' && !/grub/i.test(kernel);
}

function rootOf(file: DomainFile): Piece | undefined {
  const line = file.domain.get('cmdline')?.result;
  const extra = file.domain.get('extra')?.result;
  const root = file.domain.get('root')?.result;
  for (const value of line ? [line] : [extra, root]) {
    if (!value) continue;
    if (value.kind !== 'string') return undefined;
    // The last root= counts, and what extra says stands behind root.
    const found = [...value.text.matchAll(ON_COMMAND_LINE)].at(-1);
    const device = found?.[1];
    if (found && device) {
      const from = found.index + found[0].length - device.length;
      return piece(value, from, from + device.length);
    }
    const own = value === root ? /^\/dev\/([a-z0-9]{1,12})(?= |$)/.exec(value.text)?.[1] : undefined;
    if (own) return piece(value, '/dev/'.length, '/dev/'.length + own.length);
  }
  return undefined;
}

/** Without what xm's files may have around the name, as in `/dev/hdc:cdrom`. */
const bare = (text: string): string => text.replace(/^\/dev\//, '').split(':', 1)[0] ?? '';

function named(text: string): Named | undefined {
  const [, bus, letter = '', partition = ''] = DEVICE.exec(text) ?? [];
  return bus === undefined ? undefined : { bus, letter, partition };
}

/** Whether a name says surely what the kernel calls the disk: kernels since 2.6.37 have xvd for sd and hd, with other letters. */
const mayBe = (disk: Named, wanted: Named): boolean => wanted.bus !== 'xvd' || disk.bus === 'xvd';

/** A disk as a whole may have any partition; a partition is itself alone. */
const has = (disk: Named, { letter, partition }: Named): boolean =>
  disk.letter === letter && (!disk.partition || disk.partition === partition);

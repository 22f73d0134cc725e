import { readVdev } from '../../specs/vdev.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { textOf } from './read.ts';
import { shown } from './shown.ts';

/** Where libxl looks for a free name when it attaches a guest's disk to dom0 for the bootloader (libxl_disk.c:libxl__alloc_vdev). */
export default rule({
  id: 'blkdev-start-invalid',
  subject: 'settings',
  severity: 'warning',
  kinds: ['conf'],
  *check(file): Iterable<Finding> {
    const setting = file.settings.last.get('blkdev_start');
    const text = optionAt(file, 'blkdev_start') ? textOf(file, 'blkdev_start') : undefined;
    if (!setting || text === undefined) return;
    const vdev = readVdev(text);
    const isName = vdev !== undefined && vdev.bus !== 'number';
    if (isName && !vdev.partition) return;
    yield {
      span: setting.result.span,
      ...(isName && { severity: 'error' }),
      message: isName
        ? `"${shown(text)}" is a partition, and libxl then attaches no disk for the bootloader. Write a whole disk, such as xvda.`
        : `"${shown(text)}" is no name of a disk, and libxl starts at xvda without a word. Write one such as xvdb.`,
    };
  },
});

import { inReleases } from '../../catalog/release.ts';
import { disksOf } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Fact } from '../../fleet/facts.ts';
import { diskMode } from '../../fleet/gather.ts';
import { type Finding, rule } from '../rule.ts';
import { CountedUses, elsewhere, nameOfFile, onlyHere, relatedTo } from './others.ts';

export default rule({
  id: 'disk-shared-writable',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    const counted = new CountedUses();
    for (const { disk, key } of disksOf(file.domain)) {
      const { target } = disk;
      if (!key || !target) continue;
      const uses = fleet.usesOnHost(file.path, 'disk', key);
      if (onlyHere(file, uses)) continue;
      const mode = diskMode(disk);
      const clashing = counted.of(uses, `${mode} ${key}`, (use) => clashes(mode, use.detail) && !saidByXend(file, use));
      const others = elsewhere(file, clashing, target.span);
      const [first] = others;
      if (!first) continue;
      const same = first.label === target.text ? 'this disk' : `this disk as ${first.label}`;
      yield {
        span: target.span,
        message: `${nameOfFile(file, first)} uses ${same} too, and ${mode === 'r' ? 'writes to it' : 'this guest writes to it'}: Xen refuses the second guest, or both spoil the file system. Give each its own disk, or let both only read.`,
        related: relatedTo(others, 'The same disk'),
      };
    }
  },
});

/** Whoever writes `w!` shares the disk on purpose. */
const clashes = (own: string, other = 'w'): boolean => own !== 'w!' && other !== 'w!' && (own === 'w' || other === 'w');

/** Two disks of one guest are what disk-target-duplicate reports of xm. */
const saidByXend = ({ path, profile }: DomainFile, use: Fact): boolean =>
  use.path === path && profile.toolstack === 'xm' && inReleases(profile.release, '3.2');

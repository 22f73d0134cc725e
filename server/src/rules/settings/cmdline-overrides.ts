import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { textOf } from './read.ts';

export default rule({
  id: 'cmdline-overrides',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const cmdline = file.domain.get('cmdline');
    if (!cmdline || toolstack !== 'xl' || !inReleases(release, '4.5') || textOf(file, 'cmdline') === undefined) return;
    for (const name of ['root', 'extra']) {
      const setting = file.domain.get(name);
      if (!setting || textOf(file, name) === undefined) continue;
      yield {
        span: setting.nameSpan,
        message: `With cmdline set, xl prints a warning and ignores ${name}. Put what it says into cmdline, and remove it.`,
        fixes: removal(file, setting),
        related: [here(file, cmdline.nameSpan, 'This is the whole command line of the kernel')],
      };
    }
  },
});

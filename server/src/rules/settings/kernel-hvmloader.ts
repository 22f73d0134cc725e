import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { textOf } from './read.ts';

export default rule({
  id: 'kernel-hvmloader',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('kernel');
    const kernel = textOf(file, 'kernel');
    if (
      toolstack !== 'xl' ||
      !inReleases(release, '4.2') ||
      file.domain.guestType !== 'hvm' ||
      !setting ||
      kernel === undefined
    )
      return;
    const isLoader = kernel.split('/').at(-1) === 'hvmloader';
    // Before 4.5 xl ignored any kernel of an HVM guest.
    if (!isLoader && inReleases(release, '4.5')) return;
    yield {
      span: setting.result.span,
      message: isLoader
        ? 'xl finds hvmloader by itself: it prints a warning and ignores this line, which xm needed. Remove it.'
        : `In Xen ${release} an HVM guest boots from its disks only: xl prints a warning and ignores kernel. Remove it.`,
      fixes: removal(file, setting),
    };
  },
});

import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { textOf } from './read.ts';

export default rule({
  id: 'stdvga-with-vga',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const stdvga = file.domain.get('stdvga');
    const vga = file.domain.get('vga');
    if (toolstack !== 'xl' || !inReleases(release, '4.3') || file.domain.guestType !== 'hvm' || !stdvga || !vga) return;
    if (textOf(file, 'vga') === undefined) return;
    yield {
      span: stdvga.nameSpan,
      message: 'With vga set, xl ignores stdvga without a word. Remove it.',
      fixes: removal(file, stdvga),
      related: [here(file, vga.nameSpan, 'This one counts')],
    };
  },
});

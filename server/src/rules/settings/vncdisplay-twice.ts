import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isOn, textOf } from './read.ts';

export default rule({
  id: 'vncdisplay-twice',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const listen = file.domain.get('vnclisten');
    const display = file.domain.get('vncdisplay');
    if (toolstack !== 'xl' || !inReleases(release, '4.3') || file.domain.guestType !== 'hvm' || !listen || !display)
      return;
    if (!textOf(file, 'vnclisten')?.includes(':') || !isOn(file, 'vncdisplay')) return;
    yield {
      span: display.nameSpan,
      message:
        'vnclisten names a display already behind its ":", and xl refuses a second one. Remove vncdisplay, or the number in vnclisten.',
      fixes: removal(file, display),
      related: [here(file, listen.result.span, 'The display is named here too')],
    };
  },
});

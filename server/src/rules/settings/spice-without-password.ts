import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { isOn, isSet, textOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'spice-without-password',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const spice = file.domain.get('spice');
    if (
      toolstack !== 'xl' ||
      !inReleases(release, '4.2') ||
      file.domain.guestType !== 'hvm' ||
      !spice ||
      !isWhole(file)
    )
      return;
    if (!isOn(file, 'spice') || isOn(file, 'spicedisable_ticketing')) return;
    if (isSet(file, 'spicepasswd') && textOf(file, 'spicepasswd') !== '') return;
    yield {
      span: spice.nameSpan,
      message:
        'SPICE asks for a password and has none, so libxl refuses the guest. Set spicepasswd, or spicedisable_ticketing = 1 for none at all.',
    };
  },
});

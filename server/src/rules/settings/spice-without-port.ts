import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { isOn, isSet, numberOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'spice-without-port',
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
    const given = (name: string): boolean => isSet(file, name) && numberOf(file, name) !== 0n;
    if (!isOn(file, 'spice') || given('spiceport') || given('spicetls_port')) return;
    yield {
      span: spice.nameSpan,
      message: 'SPICE has no port to listen at, and libxl refuses the guest. Set spiceport or spicetls_port.',
    };
  },
});

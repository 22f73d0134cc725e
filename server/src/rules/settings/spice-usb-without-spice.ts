import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isOn, isSet, numberOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'spice-usb-without-spice',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('spiceusbredirection');
    if (
      toolstack !== 'xl' ||
      !inReleases(release, '4.4') ||
      file.domain.guestType !== 'hvm' ||
      !setting ||
      !isWhole(file)
    )
      return;
    if (!isOn(file, 'spiceusbredirection') || (isSet(file, 'spice') && numberOf(file, 'spice') !== 0n)) return;
    yield {
      span: setting.nameSpan,
      message:
        'USB devices come over SPICE, which is off: libxl prints a warning and takes this as 0. Set spice = 1, or remove it.',
      fixes: removal(file, setting),
    };
  },
});

import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { isSet, textOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'bios-path-without-bios',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('bios_path_override');
    if (
      toolstack !== 'xl' ||
      !inReleases(release, '4.8') ||
      file.domain.guestType !== 'hvm' ||
      !setting ||
      !isWhole(file)
    )
      return;
    if (textOf(file, 'bios_path_override') === undefined || isSet(file, 'bios')) return;
    yield {
      span: setting.nameSpan,
      message:
        'Without bios xl prints a warning and starts this file as SeaBIOS, whatever it holds. Say with bios what it is.',
    };
  },
});

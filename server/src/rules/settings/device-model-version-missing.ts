import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { isSet, textOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'device-model-version-missing',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('device_model_override');
    if (toolstack !== 'xl' || !inReleases(release, '4.2') || !setting || !isWhole(file)) return;
    if (textOf(file, 'device_model_override') === undefined || isSet(file, 'device_model_version')) return;
    yield {
      span: setting.nameSpan,
      message:
        'Without device_model_version xl prints a warning and guesses how this program wants to be called. Write device_model_version = "qemu-xen", or what it is.',
    };
  },
});

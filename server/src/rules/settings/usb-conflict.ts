import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isOn, textOf } from './read.ts';

/** Two ways to give an HVM guest USB that libxl does not take together (libxl_create.c). */
export default rule({
  id: 'usb-conflict',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (toolstack !== 'xl' || !inReleases(release, '4.4') || file.domain.guestType !== 'hvm') return;
    const newer = isOn(file, 'usbversion') ? 'usbversion' : redirects(file) ? 'spiceusbredirection' : undefined;
    const older = isOn(file, 'usb') ? 'usb' : hasDevice(file) ? 'usbdevice' : undefined;
    const setting = newer && file.domain.get(newer);
    const other = older && file.domain.get(older);
    if (!setting || !other) return;
    yield {
      span: setting.nameSpan,
      message: `${newer} cannot be used together with ${older}: libxl refuses the guest. Remove one of the two.`,
      fixes: [...removal(file, setting), ...removal(file, other)],
      related: [here(file, other.nameSpan, 'The other one')],
    };
  },
});

/** Without SPICE libxl takes the redirection as 0. */
const redirects = (file: DomainFile): boolean => isOn(file, 'spiceusbredirection') && isOn(file, 'spice');

const hasDevice = (file: DomainFile): boolean =>
  textOf(file, 'usbdevice') !== undefined || file.domain.list('usbdevice') !== undefined;

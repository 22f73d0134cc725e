import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { deviceModel } from './device-model.ts';
import { removal } from './edit.ts';
import { textOf } from './read.ts';

/** The QXL card is one of qemu-xen's only (libxl_create.c:libxl__domain_build_info_setdefault, 4.6 to 4.20). */
export default rule({
  id: 'vga-device-model',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const vga = file.domain.get('vga');
    if (toolstack !== 'xl' || !inReleases(release, '4.6') || file.domain.guestType !== 'hvm' || !vga) return;
    if (textOf(file, 'vga') !== 'qxl' || deviceModel(file) !== 'qemu-xen-traditional') return;
    const model = file.domain.get('device_model_version');
    yield {
      span: vga.result.span,
      message:
        'qemu-xen-traditional has no QXL card, and libxl refuses the guest. Write "stdvga", or device_model_version = "qemu-xen".',
      fixes: removal(file, vga),
      related: model ? [here(file, model.result.span, 'The device model')] : [],
    };
  },
});

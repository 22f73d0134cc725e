import { inReleases } from '../../catalog/release.ts';
import { choice, type Finding, here, rule } from '../rule.ts';
import { biosOf, deviceModel } from './device-model.ts';
import { newText, removal } from './edit.ts';
import { textOf } from './read.ts';

export default rule({
  id: 'bios-device-model',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (toolstack !== 'xl' || !inReleases(release, '4.7') || file.domain.guestType !== 'hvm') return;
    const named = biosOf(file);
    if (!named) return;
    const { bios, setting } = named;
    const model = file.domain.get('device_model_version');
    const version = deviceModel(file);
    const wanted = wrongWith(bios, version);
    if (!wanted) return;
    const edit = newText(file, setting.value, wanted);
    yield {
      span: setting.result.span,
      message: `${version} does not go with ${setting.name} = "${textOf(file, setting.name)}", and libxl refuses the guest. Write "${wanted}"${model || version !== 'qemu-xen' ? '' : ', which is what you get without this line'}.`,
      fixes: [...(edit ? [choice(`Change to "${wanted}"`, edit)] : []), ...removal(file, setting)],
      related: model ? [here(file, model.result.span, 'The device model')] : [],
    };
  },
});

/** The BIOS to write instead of one that the device model cannot run (libxl_create.c:libxl__domain_build_info_setdefault). */
function wrongWith(bios: string, version: string | undefined): string | undefined {
  if (version === 'qemu-xen' && bios === 'rombios') return 'seabios';
  return version === 'qemu-xen-traditional' && (bios === 'seabios' || bios === 'ovmf') ? 'rombios' : undefined;
}

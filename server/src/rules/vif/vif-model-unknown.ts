import { nearest, subkeysAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import type { Value } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

/** Cards that QEMU has besides those that Xen's guests usually get (hw/net of QEMU 1.0 to 9.0, devices of a PCI or ISA bus). */
const MORE = new Set(
  (
    'virtio-net virtio-net-pci-transitional virtio-net-pci-non-transitional virtio-net-device ne2k_isa e1000-82544gc ' +
    'e1000-82545em igb tulip usb-net i82550 i82557a i82557c i82558a i82558b i82559a i82559b i82559c i82562 i82801'
  ).split(' '),
);

/** `virtio`, which qemu-xen-traditional knows and `-device` of the newer QEMU does not (its qdev_alias_table has virtio-net). */
function isOldName({ profile: { toolstack, release }, domain }: DomainFile, model: string): boolean {
  if (model !== 'virtio') return false;
  const version = domain.value('device_model_version');
  return toolstack === 'xm' || !inReleases(release, '4.3') || (version !== undefined && !isNewer(version));
}

const isNewer = (version: Value): boolean => version.kind === 'string' && version.text === 'qemu-xen';

export default rule({
  id: 'vif-model-unknown',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    const models = (subkeysAt('vif', file.profile).get('model')?.words ?? []).map(({ name }) => name);
    if (!models.length || file.domain.guestType !== 'hvm') return;
    for (const vif of vifsOf(file.domain)) {
      const model = vifValue(file, vif, 'model');
      if (!model || models.includes(model.text) || MORE.has(model.text) || isOldName(file, model.text)) continue;
      const near =
        models.find((name) => name === model.text.toLowerCase()) ?? nearest(model.text, [...models, 'virtio-net']);
      yield {
        span: model.span,
        message: `QEMU has no network card ${model.text} of its usual ones, and a guest with an unknown card does not start. ${near ? `Write ${near}.` : `Write one of ${models.slice(0, 4).join(', ')}, or another that your QEMU lists.`}`,
        fixes: near && model.editable ? [choice(`Change to ${near}`, replace(model.span, near))] : [],
      };
    }
  },
});

import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { deviceModel } from './device-model.ts';
import { isPlain, newNumber } from './edit.ts';
import { isOn, isSet, numberOf, textOf } from './read.ts';

export default rule({
  id: 'videoram-small',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('videoram');
    const size = numberOf(file, 'videoram');
    if (
      toolstack !== 'xl' ||
      !inReleases(release, '4.4') ||
      file.domain.guestType !== 'hvm' ||
      !setting ||
      size === undefined
    )
      return;
    const card = cardOf(file);
    const least = card && leastFor(file, card);
    if (!least || size >= BigInt(least)) return;
    const edit = isPlain(file, setting) && setting.op === '=' ? newNumber(file, setting.value, least) : undefined;
    yield {
      span: setting.result.span,
      // A negative number wraps around, so that libxl does not notice.
      message: `The ${card} card needs at least ${least} MiB of video memory, and ${size < 0n ? 'QEMU does not start with a negative number' : 'libxl refuses the guest with less'}. Write videoram = ${least}.`,
      fixes: edit ? [choice(`Change to ${least}`, edit)] : [],
    };
  },
});

function cardOf(file: DomainFile): string | undefined {
  if (file.domain.get('vga')) return textOf(file, 'vga');
  return isOn(file, 'stdvga')
    ? 'stdvga'
    : isSet(file, 'stdvga') && numberOf(file, 'stdvga') === undefined
      ? undefined
      : 'cirrus';
}

/** MiB (libxl_create.c:libxl__domain_build_info_setdefault). The old device model wants less, and of cirrus it takes any number. */
function leastFor(file: DomainFile, card: string): number | undefined {
  const model = deviceModel(file);
  if (model === 'qemu-xen-traditional') return card === 'stdvga' ? 8 : undefined;
  if (model !== 'qemu-xen') return undefined;
  if (card === 'stdvga') return 16;
  if (card === 'cirrus') return 8;
  return card === 'qxl' && inReleases(file.profile.release, '4.6') ? 128 : undefined;
}

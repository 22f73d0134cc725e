import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from '../settings/edit.ts';
import { numberOf, textOf } from '../settings/read.ts';
import { deviceSetting, isArm } from './pci.ts';

export default rule({
  id: 'passthrough-conflict',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const passthrough = file.domain.get('passthrough');
    const mode = textOf(file, 'passthrough')?.toLowerCase();
    if (toolstack !== 'xl' || !inReleases(release, '4.13') || !passthrough || mode === undefined) return;
    const devices = deviceSetting(file);
    if (mode === 'disabled') {
      if (!devices) return;
      yield {
        span: passthrough.result.span,
        message: `passthrough is disabled, but ${devices.name} hands a device to the guest: libxl refuses that. Remove passthrough, or ${devices.name}.`,
        fixes: removal(file, passthrough),
        related: [here(file, devices.nameSpan, 'The devices')],
      };
      return;
    }
    const why = obstacle(file, mode, devices !== undefined);
    if (!why) return;
    yield {
      span: passthrough.result.span,
      message: `${why}, and libxl refuses the guest. ${mode === 'share_pt' ? 'Write "enabled" or remove passthrough' : 'Remove passthrough'}.`,
      fixes: removal(file, passthrough),
    };
  },
});

/** What stands against a mode of handing devices on (libxl_x86.c:libxl__arch_passthrough_mode_setdefault). */
function obstacle(file: DomainFile, mode: string, devices: boolean): string | undefined {
  const guest = file.domain.guestType;
  if (isArm(file)) return mode === 'sync_pt' ? 'On Arm the page tables are always shared' : undefined;
  // With devices it is these that cannot be had.
  if (guest === 'pvh' && ['enabled', 'share_pt', 'sync_pt'].includes(mode))
    return devices ? undefined : 'A PVH guest cannot have devices of the host';
  if (mode !== 'share_pt') return undefined;
  if (guest === 'pv') return 'A PV guest has no page tables that could be shared';
  return guest === 'hvm' && numberOf(file, 'hap') === 0n ? 'Page tables are shared only with hap = 1' : undefined;
}

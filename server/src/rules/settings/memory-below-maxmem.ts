import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Finding, here, rule } from '../rule.ts';
import { guestOf } from './guest.ts';
import { isOn, numberOf, textOf } from './read.ts';

/** What tools write beside less memory than maxmem and keep: only a host that has the devices refuses it, so a warning. */
const KEPT = ['pci', 'passthrough'];

/** Less memory than maxmem makes an HVM or PVH guest populate its memory on demand, which some features cannot bear (libxl_create.c). */
export default rule({
  id: 'memory-below-maxmem',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const guest = guestOf(file);
    const memory = file.domain.get('memory');
    const most = numberOf(file, 'maxmem');
    const wanted = numberOf(file, 'memory');
    if (file.profile.toolstack !== 'xl' || (guest !== 'hvm' && guest !== 'pvh')) return;
    if (!memory || most === undefined || wanted === undefined || wanted >= most || wanted < 1n) return;
    const obstacle = obstacleIn(file);
    const setting = obstacle && file.domain.get(obstacle);
    if (!setting) return;
    yield {
      span: memory.result.span,
      ...(KEPT.includes(obstacle) && { severity: 'warning' }),
      message: `memory is below maxmem, so the guest's memory is filled on demand, and libxl refuses that together with ${obstacle}. Write memory = ${most}.`,
      related: [here(file, setting.nameSpan, 'Cannot go together with memory below maxmem')],
    };
  },
});

function obstacleIn(file: DomainFile): string | undefined {
  const {
    domain,
    profile: { release },
  } = file;
  const has = (name: string): boolean => (domain.list(name)?.items.length ?? 0) > 0;
  if (inReleases(release, '4.4') && has('pci')) return 'pci';
  if (inReleases(release, '4.17') && has('dtdev')) return 'dtdev';
  if (inReleases(release, '4.17') && wantsPassthrough(file)) return 'passthrough';
  if (inReleases(release, '4.6') && has('vnuma')) return 'vnuma';
  if (!inReleases(release, '4.8')) return undefined;
  if (domain.guestType === 'hvm' && isOn(file, 'altp2mhvm')) return 'altp2mhvm';
  return inReleases(release, '4.9') && wantsAltp2m(file) ? 'altp2m' : undefined;
}

/** The guest gets an IOMMU even without a device of the host. */
const wantsPassthrough = (file: DomainFile): boolean =>
  ['enabled', 'sync_pt', 'share_pt'].includes(textOf(file, 'passthrough')?.toLowerCase() ?? '');

/** altp2m in any mode but disabled. */
export function wantsAltp2m(file: DomainFile): boolean {
  const number = numberOf(file, 'altp2m');
  if (number !== undefined) return number > 0n && number <= 3n;
  return ['mixed', 'external', 'limited'].includes(textOf(file, 'altp2m')?.toLowerCase() ?? '');
}

import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from '../settings/edit.ts';
import { isArm } from './pci.ts';

export default rule({
  id: 'pci-pvh',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const pci = file.domain.get('pci');
    if (toolstack !== 'xl' || !inReleases(release, '4.13') || file.domain.guestType !== 'pvh' || !pci) return;
    if (!file.domain.devices('pci').length || isArm(file)) return;
    yield {
      span: pci.nameSpan,
      message:
        'A PVH guest cannot have PCI devices of the host, and libxl refuses it. Write type = "hvm" or "pv", or remove pci.',
      fixes: removal(file, pci),
    };
  },
});

import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { pciSpecs } from '../../config/pci.ts';
import type { PciSpec } from '../../specs/pci.ts';
import { type Finding, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { pciRefused } from './pci.ts';
import { levelOf } from './reader.ts';

export default rule({
  id: 'pci-slot',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const { text, spec } of pciSpecs(file)) {
      for (const { what, piece, refuses } of spec.faults) {
        if (what !== 'slot') continue;
        const outcome = pciRefused(file);
        yield {
          span: piece.text ? piece.span : text.span,
          ...(refuses ? levelOf(outcome) : { severity: 'warning' as const }),
          message: `"${shown(piece.text)}" is no slot of the guest's bus, which has 0 to 1f; ${refuses ? outcome.does : 'QEMU puts the device where it likes'}. Write a hexadecimal number in that range.`,
        };
      }
      const finding = withoutSlot(file, spec);
      if (finding) yield finding;
    }
  },
});

/** All functions of a device go into one slot, which libxl wants to be told (libxl_pci.c). */
function withoutSlot({ profile: { toolstack, release } }: DomainFile, spec: PciSpec): Finding | undefined {
  const { functions, address, slot, faults } = spec;
  if (toolstack !== 'xl' || functions !== 'all' || !address || slot?.value || faults.some(({ refuses }) => refuses))
    return undefined;
  // Up to 4.4 the guest was started all the same.
  const refused = inReleases(release, '4.5');
  return {
    span: address.span,
    ...(!refused && { severity: 'warning' }),
    message: `A device with all its functions needs a slot in the guest, and libxl ${refused ? 'refuses the guest' : 'leaves the device out'} without one. Write it behind the address, such as ${shown(address.text)}@5.`,
  };
}

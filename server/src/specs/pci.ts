import type { Target } from '../catalog/lookup.ts';
import { inReleases } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { readPciNew } from './pci-new.ts';
import { readPciOld } from './pci-old.ts';
import type { PciSpec } from './pci-parts.ts';
import { readPciXm } from './pci-xm.ts';

export type { PciFault, PciFaultKind, PciSpec } from './pci-parts.ts';

/** Reads a PCI device as the toolstack's release does; the faults are in the order of the text. */
export function readPci(value: StringValue, { toolstack, release }: Target): PciSpec {
  if (toolstack === 'xm') return readPciXm(value, release);
  return inReleases(release, '4.15') ? readPciNew(value) : readPciOld(value);
}

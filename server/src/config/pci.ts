import { type Bdf, formatBdf } from '../specs/bdf.ts';
import { type PciSpec, readPci } from '../specs/pci.ts';
import type { Piece } from '../specs/piece.ts';
import type { StringValue } from '../values/value.ts';
import type { DomainFile } from './file.ts';

/** A PCI device that a guest gets, by its address in the host. */
export interface PciDevice {
  readonly bdf: Bdf;
  /** The address as it is written. */
  readonly address: Piece;
  /** One function of the device: equal for two that mean the same. */
  readonly key: string;
}

const FUNCTIONS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The entries of `pci`, as the file's toolstack reads them. */
export const pciSpecs = (file: DomainFile): { readonly text: StringValue; readonly spec: PciSpec }[] =>
  file.domain.devices('pci').map(({ value }) => ({ text: value, spec: readPci(value, file.profile) }));

/** The functions of PCI devices that a config hands to its guest; those whose address cannot be read are left out. */
export const pciDevices = (file: DomainFile): readonly PciDevice[] =>
  file.domain.once.get('PCI devices', () => readDevices(file));

function readDevices(file: DomainFile): PciDevice[] {
  return pciSpecs(file).flatMap(({ spec: { bdf, address, functions } }) => {
    if (!bdf || !address) return [];
    const each = functions === 'all' ? FUNCTIONS : functions;
    return each.map((func) => ({ bdf, address, key: formatBdf({ ...bdf, func }) }));
  });
}

import { type Bdf, formatBdf, readBdf } from '../specs/bdf.ts';
import { type Piece, piece, trimmed } from '../specs/piece.ts';
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

/** The functions of PCI devices that a config hands to its guest; those whose address cannot be read are left out. */
export function pciDevices(file: DomainFile): PciDevice[] {
  return file.domain.devices('pci').flatMap(({ value, parts }) => {
    const [first] = parts;
    const named = parts.find(({ key, value: given }) => given && key.text === 'bdf')?.value;
    const whole = named ?? (first && !first.equals ? first.whole : undefined);
    if (!whole) return [];
    const at = whole.text.indexOf('@');
    const address = at < 0 ? trimmed(value, whole.from, whole.to) : piece(value, whole.from, whole.from + at);
    const bdf = readBdf(address.text);
    if (!bdf) return [];
    const functions = bdf.func === undefined ? FUNCTIONS : [bdf.func];
    return functions.map((func) => ({ bdf, address, key: formatBdf({ ...bdf, func }) }));
  });
}

/** The address of a PCI device: `0000:00:1d.0`; every function of a device when it ends in `.*`. */
export interface Bdf {
  readonly domain: number;
  readonly bus: number;
  readonly device: number;
  /** 0 to 7, or undefined for all of them. */
  readonly func: number | undefined;
}

const FORM = /^(?:([0-9a-fA-F]{1,4}):)?([0-9a-fA-F]{1,2}):([0-9a-fA-F]{1,2})\.([0-7]|\*)$/;

/** Reads `[DDDD:]BB:DD.F` (libxlu_pci.c:pci_bdf); undefined for any other text. */
export function readBdf(text: string): Bdf | undefined {
  const found = FORM.exec(text);
  if (!found) return undefined;
  const [, domain = '0', bus = '', device = '', func = ''] = found;
  return {
    domain: Number.parseInt(domain, 16),
    bus: Number.parseInt(bus, 16),
    device: Number.parseInt(device, 16),
    func: func === '*' ? undefined : Number(func),
  };
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** The address in full, as `lspci -D` prints it. */
export const formatBdf = ({ domain, bus, device, func }: Bdf): string =>
  `${hex(domain, 4)}:${hex(bus, 2)}:${hex(device, 2)}.${func ?? '*'}`;

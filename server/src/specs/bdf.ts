/** The address of a PCI device: `0000:00:1d.0`; every function of a device when it ends in `.*`. */
export interface Bdf {
  readonly domain: number;
  readonly bus: number;
  readonly device: number;
  /** 0 to 7, or undefined for all of them. */
  readonly func: number | undefined;
}

const FORM = /^(?:([0-9a-fA-F]{1,4}):)?([0-9a-fA-F]{1,2}):([0-9a-fA-F]{1,2})\.([0-7]|\*)$/;

/** Reads `[DDDD:]BB:DD.F` when the text is nothing else. What a toolstack takes besides is in `pci.ts`. */
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

/** An address inside a longer text: `pci:0000:00:1d.0`, `"00:1d.0"`. */
const WITHIN = /(?:^|[^0-9a-zA-Z:.])((?:[0-9a-fA-F]{1,4}:)?[0-9a-fA-F]{1,2}:[01]?[0-9a-fA-F]\.[0-7*])(?![0-9a-zA-Z:.])/;
/** Numbers between which others write other characters: `pci_0000_00_1d_0` of libvirt, `00:1d:0`, `0000-00-1d.0`. */
const OTHER = /^(?:pci[_:-])?(?:([0-9a-fA-F]{4})[_:.,;-])?([0-9a-fA-F]{2})[_:.,;-]([01][0-9a-fA-F])[_:.,;-]([0-7])$/;

/** The address that was meant, when the text has one reading; undefined for anything that would be a guess. */
export function repairBdf(text: string): string | undefined {
  const bare = text.trim();
  const within = WITHIN.exec(bare)?.[1];
  if (within) return within;
  const [read, domain, bus, device, func] = OTHER.exec(bare) ?? [];
  return read ? `${domain ? `${domain}:` : ''}${bus}:${device}.${func}` : undefined;
}

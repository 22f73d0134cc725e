import ipaddr from 'ipaddr.js';

/** An IPv4 or IPv6 address with its prefix length; a lone address has the full length. */
export interface Address {
  readonly family: 4 | 6;
  readonly bytes: readonly number[];
  readonly prefix: number;
}

/** What is wrong with a text that should be an address, with the offsets of the wrong part in it. */
export interface AddressFault {
  readonly from: number;
  readonly to: number;
  readonly what: 'octet' | 'count' | 'prefix' | 'letters' | 'empty';
}

const isFault = (found: Address | AddressFault): found is AddressFault => 'what' in found;

export { isFault as isAddressFault };

/** Reads `192.0.2.1`, `192.0.2.0/24` or an IPv6 address; strictly: four decimal octets, no leading zeros beyond one digit. */
export function readAddress(text: string): Address | AddressFault {
  const slash = text.indexOf('/');
  const host = slash < 0 ? text : text.slice(0, slash);
  if (!host) return { from: 0, to: text.length, what: 'empty' };
  const bytes = host.includes(':') ? ipv6(host) : ipv4(host);
  if (!Array.isArray(bytes)) return bytes;
  const full = bytes.length * 8;
  const prefix = slash < 0 ? full : prefixLength(text.slice(slash + 1), full);
  if (prefix === undefined) return { from: slash + 1, to: text.length, what: 'prefix' };
  return { family: bytes.length === 4 ? 4 : 6, bytes, prefix };
}

function prefixLength(text: string, most: number): number | undefined {
  if (!/^\d{1,3}$/.test(text)) return undefined;
  const length = Number(text);
  return length <= most ? length : undefined;
}

function ipv6(host: string): number[] | AddressFault {
  if (host.length <= 45 && ipaddr.IPv6.isValid(host)) return ipaddr.IPv6.parse(host).toByteArray();
  return { from: 0, to: host.length, what: 'letters' };
}

function ipv4(host: string): number[] | AddressFault {
  const octets = host.split('.');
  const bytes: number[] = [];
  let from = 0;
  for (const octet of octets) {
    const right = /^\d{1,3}$/.test(octet) && Number(octet) <= 255;
    if (!right && octets.length <= 8)
      return { from, to: from + octet.length, what: /^\d+$/.test(octet) ? 'octet' : 'letters' };
    bytes.push(Number(octet));
    from += octet.length + 1;
  }
  return octets.length === 4 ? bytes : { from: 0, to: host.length, what: 'count' };
}

/** The first and last address of its range, as bytes. */
export function rangeOf({ bytes, prefix }: Address): { readonly first: number[]; readonly last: number[] } {
  const mask = bytes.map((_, i) => (0xff00 >> Math.max(0, Math.min(8, prefix - i * 8))) & 0xff);
  return {
    first: bytes.map((byte, i) => byte & (mask[i] as number)),
    last: bytes.map((byte, i) => byte | (~(mask[i] as number) & 0xff)),
  };
}

/** An address as it is usually written, without its prefix length. */
export const formatAddress = (bytes: readonly number[]): string =>
  bytes.length === 4 ? bytes.join('.') : ipaddr.fromByteArray([...bytes]).toString();

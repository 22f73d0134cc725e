import { type Address, rangeOf } from '../specs/address.ts';

/** A stretch of addresses of one family, both ends included, in hexadecimal digits, so that texts compare like addresses. */
export interface IpRange {
  readonly first: string;
  readonly last: string;
}

const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The addresses that `ip=` means. Behind a network's own address (`192.0.2.0/24`) the prefix makes a range; behind a host's
 * (`192.0.2.7/24`) people write their netmask, so that is one address.
 */
export function ipRange(address: Address): IpRange {
  const own = hex(address.bytes);
  if (address.prefix === address.bytes.length * 8) return { first: own, last: own };
  const { first, last } = rangeOf(address);
  return hex(first) === own ? { first: own, last: hex(last) } : { first: own, last: own };
}

/** The key of a range's fact: the address itself, or both ends of a real range. */
export const keyOf = ({ first, last }: IpRange): string => (first === last ? first : `${first}-${last}`);

/** The range that a key means. */
export function rangeOfKey(key: string): IpRange {
  const dash = key.indexOf('-');
  return dash < 0 ? { first: key, last: key } : { first: key.slice(0, dash), last: key.slice(dash + 1) };
}

/** How many bits all addresses of a range share. */
export function prefixOf({ first, last }: IpRange): number {
  let at = 0;
  while (at < first.length && first[at] === last[at]) at++;
  if (at === first.length) return at * 4;
  const differ = Number.parseInt(first[at] as string, 16) ^ Number.parseInt(last[at] as string, 16);
  return at * 4 + Math.clz32(differ) - 28;
}

/** The network with a prefix of so many bits that holds an address. */
export function networkAround(address: string, prefix: number): IpRange {
  const whole = prefix >> 2;
  const bits = prefix & 3;
  const head = address.slice(0, whole);
  if (whole === address.length) return { first: head, last: head };
  const digit = Number.parseInt(address[whole] as string, 16);
  const free = 15 >> bits;
  const rest = address.length - whole - 1;
  return {
    first: head + (digit & ~free).toString(16) + '0'.repeat(rest),
    last: head + (digit | free).toString(16) + 'f'.repeat(rest),
  };
}

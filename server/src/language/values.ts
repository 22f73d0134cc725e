import { formatAddress, isAddressFault, rangeOf, readAddress } from '../specs/address.ts';
import { formatMac, isLocal, isMulticast, isXen, type Mac, reservedAs } from '../specs/mac.ts';
import { code, paragraphs } from './markdown.ts';

const bits = (octet: number): string => octet.toString(2).padStart(8, '0');

/**
 * A MAC address spelled out: its octets, the two bits that matter, and whose block it is. `interfaces`: how many the workspace has, for
 * the odds of a collision of random ones.
 */
export function describeMac({ address, whole }: Mac, interfaces: number): string {
  if (!address)
    return paragraphs(`**${code(whole.text)}**`, 'Not six octets of hexadecimal digits with colons between them.');
  const first = address[0] ?? 0;
  return paragraphs(
    `**${code(formatMac(address))}** · ${blockOf(address)}`,
    `First octet ${code(first.toString(16).padStart(2, '0'))} = ${code(bits(first))}: the last bit (I/G) is ${first & 1}, ${
      first & 1 ? 'a group' : 'one interface'
    }; the one before it (U/L) is ${(first >> 1) & 1}, ${first & 2 ? 'local' : 'registered'}.`,
    isXen(address) && interfaces > 1 && odds(interfaces),
  );
}

function blockOf(address: readonly number[]): string {
  const reserved = reservedAs(address);
  if (reserved) {
    return {
      zero: 'all zero: Xen draws a random address instead',
      broadcast: 'the broadcast address',
      backend: "the address of every vif's side in dom0",
    }[reserved];
  }
  if (isMulticast(address)) return 'a multicast address: no interface can have it';
  if (isXen(address)) return "Xen's own registered block 00:16:3e";
  return isLocal(address)
    ? 'locally administered: made by hand, belongs to no maker'
    : "globally administered: a card maker's block, a real card may have it";
}

/** The chance that two of n random addresses with 24 free bits are the same (the birthday problem). */
const collision = (count: number): number => 1 - Math.exp((-count * (count - 1)) / 2 ** 25);

function odds(interfaces: number): string {
  const percent = collision(interfaces) * 100;
  const shown = percent < 0.001 ? 'less than 0.001' : String(Number(percent.toPrecision(2)));
  return `Were all ${interfaces} interfaces of this workspace drawn at random in this block, two would be the same with a chance of ${shown} %.`;
}

/** An address or range spelled out. */
export function describeAddress(text: string): string | undefined {
  const address = readAddress(text);
  if (isAddressFault(address)) return undefined;
  const full = address.bytes.length * 8;
  if (address.prefix === full) return `**${code(text)}** · one IPv${address.family} address`;
  const { first, last } = rangeOf(address);
  const size = 2n ** BigInt(full - address.prefix);
  return `**${code(text)}** · ${code(formatAddress(first))} to ${code(formatAddress(last))}, ${size} addresses`;
}

const STEPS: readonly string[] = ['KiB', 'MiB', 'GiB', 'TiB'];

/** A number in its unit, and in larger ones where that says more; undefined for a unit that has none. */
export function describeSize(number: bigint, unit: string): string | undefined {
  if (unit === 'seconds') return describeSeconds(number);
  const step = STEPS.indexOf(unit);
  if (step < 0) return undefined;
  let size = Number(number);
  let at = step;
  while (size >= 1024 && at < STEPS.length - 1) {
    size /= 1024;
    at++;
  }
  return at === step ? `${number} ${unit}` : `${number} ${unit} = ${Number(size.toFixed(2))} ${STEPS[at]}`;
}

function describeSeconds(number: bigint): string {
  const size = number < 0n ? -number : number;
  if (size < 60n) return `${number} seconds`;
  const hours = Number(size) / 3600;
  const larger = hours < 1 ? `${Number((Number(size) / 60).toFixed(2))} minutes` : `${Number(hours.toFixed(2))} hours`;
  return `${number} seconds = ${larger}`;
}

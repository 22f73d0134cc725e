import { formatAddress, isAddressFault, rangeOf, readAddress } from '../specs/address.ts';
import { formatMac, isLocal, isMulticast, isXen, type Mac, reservedAs } from '../specs/mac.ts';
import { code, paragraphs } from './markdown.ts';

const bits = (octet: number): string => octet.toString(2).padStart(8, '0');

/** A MAC address spelled out: its octets, the two bits that matter, and whose block it is. */
export function describeMac({ address, whole }: Mac): string {
  if (!address)
    return paragraphs(`**${code(whole.text)}**`, 'Not six octets of hexadecimal digits with colons between them.');
  const first = address[0] ?? 0;
  const reserved = reservedAs(address);
  const block = reserved
    ? {
        zero: 'all zero: Xen draws a random address instead',
        broadcast: 'the broadcast address',
        backend: "the address of every vif's side in dom0",
      }[reserved]
    : isMulticast(address)
      ? 'a multicast address: no interface can have it'
      : isXen(address)
        ? "Xen's own registered block 00:16:3e"
        : isLocal(address)
          ? 'locally administered: made by hand, belongs to no maker'
          : "globally administered: a card maker's block, a real card may have it";
  return paragraphs(
    `**${code(formatMac(address))}** · ${block}`,
    `First octet ${code(first.toString(16).padStart(2, '0'))} = ${code(bits(first))}: the last bit (I/G) is ${first & 1}, ${
      first & 1 ? 'a group' : 'one interface'
    }; the one before it (U/L) is ${(first >> 1) & 1}, ${first & 2 ? 'local' : 'registered'}.`,
  );
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

/** MiB in larger units, where that says more. */
export function describeMebibytes(text: string): string | undefined {
  if (!/^\d{3,9}$/.test(text)) return undefined;
  const mebibytes = Number(text);
  if (mebibytes < 1024) return `${text} MiB`;
  return `${text} MiB = ${Number((mebibytes / 1024).toFixed(2))} GiB`;
}

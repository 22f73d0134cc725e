import { bool, type Call, int, type Py, whole } from './objects.ts';
import { computed } from './pieces.ts';

/** The functions of xen.util.ip that only compute with IPv4 addresses (tools/python/xen/util/ip.py, 3.0 to 4.4). */
type AddressFunction = (call: Call) => Py | undefined;

/** The address as a number, for a text of four plain octets; undefined for any other value. */
function addressOf(value: Py | undefined): bigint | undefined {
  if (value?.type !== 'str') return undefined;
  const found = /^(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})$/.exec(value.text);
  if (!found) return undefined;
  let address = 0n;
  for (const octet of found.slice(1)) {
    if (Number(octet) > 255) return undefined;
    address = address * 256n + BigInt(octet);
  }
  return address;
}

function textOf(address: bigint, call: Call): Py | undefined {
  if (address < 0n || address > 0xffffffffn) return undefined;
  const octets = [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n);
  return computed(octets.join('.'), call.span);
}

/** Each gives undefined where it would need more than the numbers, or fail. */
export const ADDRESS_FUNCTIONS: ReadonlyMap<string, AddressFunction> = new Map<string, AddressFunction>([
  [
    'inet_aton',
    (call) => {
      const address = addressOf(call.args[0]);
      return address === undefined ? undefined : int(address, call.span);
    },
  ],
  [
    'inet_ntoa',
    (call) => {
      const address = whole(call.args[0]);
      return address === undefined ? undefined : textOf(address, call);
    },
  ],
  [
    'add_offset_to_ip',
    (call) => {
      const [address, offset] = [addressOf(call.args[0]), whole(call.args[1])];
      return address === undefined || offset === undefined ? undefined : textOf(address + offset, call);
    },
  ],
  [
    'check_subnet',
    (call) => {
      const [address, network, mask] = call.args.map(addressOf);
      if (address === undefined || network === undefined || mask === undefined) return undefined;
      return bool((address & mask) === (network & mask), call.span);
    },
  ],
]);

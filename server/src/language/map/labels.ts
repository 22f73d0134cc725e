import {
  conflictsOf,
  countMap,
  type MapConflict,
  type MapDevice,
  type MapGuest,
  type MapHost,
  type MapInterface,
  type MapNetwork,
  type NetworkMap,
} from './model.ts';

/** What an interface is called: its name in dom0, or its number. */
export const interfaceName = ({ index, name }: MapInterface): string => name ?? `vif ${index}`;

/** What an interface is labelled with: name, MAC, addresses. */
export const interfaceLabel = (one: MapInterface): string =>
  [interfaceName(one), one.mac, ...one.ips, vlanLabel(one)].filter(Boolean).join(' ');

export const vlanLabel = ({ vlans }: MapInterface): string =>
  vlans.length ? `VLAN${vlans.length > 1 ? 's' : ''} ${vlans.join(', ')}` : '';

const KINDS: Readonly<Record<MapNetwork['kind'], string>> = {
  bridge: 'bridge',
  route: 'routed',
  nat: 'NAT',
  other: 'other script',
};

/** What kind of network it is, and where it is when not in dom0. */
export const networkDetail = ({ kind, backend }: MapNetwork): string =>
  backend ? `${KINDS[kind]} in ${backend}` : KINDS[kind];

export const networkLabel = (network: MapNetwork): string =>
  network.kind === 'bridge' && !network.backend ? network.name : `${network.name} (${networkDetail(network)})`;

export const deviceLabel = ({ name, named }: MapDevice): string => (named ? name : `${name} (default)`);

export const hostLabel = ({ folder }: MapHost): string => folder || 'All guests';

/** The rules that conflicts break, each once. */
export const rulesOf = (conflicts: readonly MapConflict[]): string =>
  [...new Set(conflicts.map(({ rule }) => rule))].join(', ');

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A guest in words, with all its interfaces, for those who do not see the picture. */
export function describeGuest(guest: MapGuest, host: MapHost): string {
  const names = new Map(host.networks.map((network) => [network.id, networkLabel(network)]));
  const parts = guest.interfaces.map((one) => `${interfaceLabel(one)} on ${names.get(one.network) ?? one.network}`);
  if (guest.partly) parts.push('interfaces that the file does not tell');
  const conflicts = conflictsOf(guest).map(({ message }) => message);
  return [
    `Guest ${guest.name}: ${parts.join('; ') || 'no interfaces'}.`,
    ...(conflicts.length ? [`Conflict: ${conflicts.join(' ')}`] : []),
  ].join(' ');
}

/** The whole map in a sentence. */
export function describeMap(map: NetworkMap): string {
  const { hosts, guests, interfaces, conflicts } = countMap(map);
  return [
    `${plural(hosts, 'host')}, ${plural(guests, 'guest')}, ${plural(interfaces, 'interface')},`,
    `${conflicts ? plural(conflicts, 'guest') : 'no guest'} in conflict.`,
  ].join(' ');
}

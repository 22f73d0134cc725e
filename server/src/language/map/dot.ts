import { Ids } from './ids.ts';
import { deviceLabel, hostLabel, interfaceLabel, networkLabel, rulesOf } from './labels.ts';
import type { MapGuest, MapHost, MapInterface, NetworkMap } from './model.ts';

/** A string of the DOT language; Graphviz takes UTF-8, and a backslash for the start of an escape. */
const quoted = (text: string): string =>
  `"${text
    .replace(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')}"`;

const RED = 'color="#d1242f",fontcolor="#b30f1c",penwidth=2';

/** The map for Graphviz: a cluster a host, from devices over networks to guests. */
export function dotMap({ hosts }: NetworkMap): string {
  const ids = new Ids();
  const clusters = hosts.flatMap((host, h) => [
    `  subgraph cluster_${h} {`,
    `    label=${quoted(hostLabel(host))};`,
    ...[...cluster(host, (what) => ids.of(`${h} ${what}`))].map((line) => `    ${line}`),
    '  }',
  ]);
  const head = [
    'graph networks {',
    '  rankdir=LR;',
    '  node [fontname="sans-serif"];',
    '  edge [fontname="sans-serif"];',
  ];
  return `${[...head, ...clusters, '}'].join('\n')}\n`;
}

function* cluster({ networks, guests }: MapHost, id: (what: string) => string): Iterable<string> {
  const devices = new Set<string>();
  for (const network of networks) {
    yield `${id(network.id)} [shape=box,label=${quoted(networkLabel(network))}];`;
    for (const device of network.devices) {
      const node = id(`device ${device.name}`);
      if (!devices.has(device.name)) yield `${node} [shape=cds,label=${quoted(deviceLabel(device))}];`;
      devices.add(device.name);
      yield `${node} -- ${id(network.id)};`;
    }
  }
  for (const guest of guests) {
    const bad = guest.conflicts.length ? `,${RED}` : '';
    const label = quoted(guest.name + mark(guest));
    yield `${id(guestId(guest))} [shape=ellipse,label=${label}${bad}];`;
  }
  for (const { id: network, backend } of networks) {
    const driver = guests.find(({ name }) => name === backend);
    if (driver) yield `${id(guestId(driver))} -- ${id(network)} [style=dashed];`;
  }
  for (const guest of guests) {
    for (const one of guest.interfaces) {
      const bad = one.conflicts.length ? `,${RED}` : '';
      yield `${id(one.network)} -- ${id(guestId(guest))} [label=${quoted(interfaceLabel(one) + mark(one))}${bad}];`;
    }
  }
}

const guestId = ({ at }: MapGuest): string => `guest ${at.path}`;

const mark = ({ conflicts }: Pick<MapInterface, 'conflicts'>): string =>
  conflicts.length ? ` ! ${rulesOf(conflicts)}` : '';

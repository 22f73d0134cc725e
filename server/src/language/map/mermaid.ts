import { Ids } from './ids.ts';
import { deviceLabel, hostLabel, interfaceLabel, networkLabel, rulesOf } from './labels.ts';
import { conflictsOf, type MapGuest, type MapHost, type MapInterface, type NetworkMap } from './model.ts';

/** Mermaid reads entities in quoted labels, and little else without taking it for its own. */
const quoted = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .:/_-]/gu, (char) =>
    /[\p{Cc}\p{Surrogate}]/u.test(char) ? '\ufffd' : `#${char.codePointAt(0)};`,
  )}"`;

/** The map for Mermaid, as Markdown viewers draw it. */
export function mermaidMap({ hosts }: NetworkMap): string {
  const ids = new Ids();
  const bad: string[] = [];
  const lines = hosts.flatMap((host, h) => {
    const id = (what: string): string => ids.of(`${h} ${what}`);
    bad.push(...host.guests.filter((guest) => conflictsOf(guest).length).map((guest) => id(guestId(guest))));
    return [
      `  subgraph h${h}[${quoted(hostLabel(host))}]`,
      ...[...subgraph(host, id)].map((line) => `    ${line}`),
      '  end',
    ];
  });
  if (bad.length) {
    lines.push('  classDef conflict stroke:#d1242f,stroke-width:3px', `  class ${bad.join(',')} conflict`);
  }
  return `${['graph LR', ...lines].join('\n')}\n`;
}

function* subgraph({ networks, guests }: MapHost, id: (what: string) => string): Iterable<string> {
  const devices = new Set<string>();
  for (const network of networks) {
    yield `${id(network.id)}[${quoted(networkLabel(network))}]`;
    for (const device of network.devices) {
      const node = id(`device ${device.name}`);
      yield `${node}${devices.has(device.name) ? '' : `[[${quoted(deviceLabel(device))}]]`} --- ${id(network.id)}`;
      devices.add(device.name);
    }
  }
  for (const guest of guests) yield `${id(guestId(guest))}([${quoted(guest.name + mark(guest))}])`;
  for (const { id: network, backend } of networks) {
    const driver = guests.find(({ name }) => name === backend);
    if (driver) yield `${id(guestId(driver))} -.- ${id(network)}`;
  }
  for (const guest of guests) {
    for (const one of guest.interfaces) {
      yield `${id(one.network)} ---|${quoted(interfaceLabel(one) + mark(one))}| ${id(guestId(guest))}`;
    }
  }
}

const guestId = ({ at }: MapGuest): string => `guest ${at.path}`;

const mark = ({ conflicts }: Pick<MapInterface, 'conflicts'>): string =>
  conflicts.length ? ` ! ${rulesOf(conflicts)}` : '';

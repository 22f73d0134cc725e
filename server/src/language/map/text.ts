import type { MapGuest, MapHost, MapInterface, MapNetwork, NetworkMap } from './model.ts';

/** What an interface is labelled with: its name or number, and its addresses. */
export const interfaceLabel = ({ index, name, mac, ips }: MapInterface): string =>
  [name ?? `vif ${index}`, mac, ...ips].filter(Boolean).join(' ');

export const networkLabel = ({ kind, name }: MapNetwork): string =>
  kind === 'bridge' || kind === 'other' ? name : `${name} (${kind === 'nat' ? 'NAT' : 'routed'})`;

export const hostLabel = ({ folder }: MapHost): string => folder || 'guests of no host in particular';

/** Numbers for the nodes of a graph, in the order in which they are asked for. */
class Ids {
  readonly #known = new Map<string, string>();

  of(what: string): string {
    const known = this.#known.get(what) ?? `n${this.#known.size}`;
    this.#known.set(what, known);
    return known;
  }
}

const quoted = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/\p{Cc}/gu, ' ')}"`;

/** The map for Graphviz: a cluster a host, from devices over networks to guests. */
export function dotMap({ hosts }: NetworkMap): string {
  const ids = new Ids();
  const lines = ['graph networks {', '  rankdir=LR;', '  node [fontname="sans-serif"];'];
  hosts.forEach((host, h) => {
    const id = (what: string): string => ids.of(`${h} ${what}`);
    lines.push(`  subgraph cluster_${h} {`, `    label=${quoted(hostLabel(host))};`);
    for (const network of host.networks) {
      lines.push(`    ${id(network.id)} [shape=box,label=${quoted(networkLabel(network))}];`);
      for (const device of network.devices) {
        lines.push(`    ${id(`device ${device}`)} [shape=cds,label=${quoted(device)}];`);
        lines.push(`    ${id(`device ${device}`)} -- ${id(network.id)};`);
      }
    }
    for (const guest of host.guests) {
      lines.push(`    ${id(guestId(guest))} [shape=ellipse,label=${quoted(guest.name)}];`);
      for (const one of guest.interfaces) {
        const mark = one.conflicts.length ? ',color=red,fontcolor=red,penwidth=2' : '';
        const label = quoted(interfaceLabel(one) + marks(one));
        lines.push(`    ${id(one.network)} -- ${id(guestId(guest))} [label=${label}${mark}];`);
      }
    }
    lines.push('  }');
  });
  return `${lines.join('\n')}\n}\n`;
}

const guestId = ({ at }: MapGuest): string => `guest ${at.path}`;

const marks = ({ conflicts }: MapInterface): string =>
  conflicts.length ? ` ! ${[...new Set(conflicts.map(({ rule }) => rule))].join(', ')}` : '';

/** Mermaid reads entities in quoted labels, and little else without taking it for its own. */
const mermaidText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .:/_-]/gu, (char) => (/\p{Cc}/u.test(char) ? ' ' : `#${char.codePointAt(0)};`))}"`;

/** The map for Mermaid, as Markdown viewers draw it. */
export function mermaidMap({ hosts }: NetworkMap): string {
  const ids = new Ids();
  const lines = ['graph LR'];
  const bad: string[] = [];
  hosts.forEach((host, h) => {
    const id = (what: string): string => ids.of(`${h} ${what}`);
    lines.push(`  subgraph h${h}[${mermaidText(hostLabel(host))}]`);
    for (const network of host.networks) {
      lines.push(`    ${id(network.id)}[${mermaidText(networkLabel(network))}]`);
      for (const device of network.devices) {
        lines.push(`    ${id(`device ${device}`)}[[${mermaidText(device)}]] --- ${id(network.id)}`);
      }
    }
    for (const guest of host.guests) {
      lines.push(`    ${id(guestId(guest))}([${mermaidText(guest.name)}])`);
      for (const one of guest.interfaces) {
        const label = mermaidText(interfaceLabel(one) + marks(one));
        lines.push(`    ${id(one.network)} ---|${label}| ${id(guestId(guest))}`);
      }
      if (guest.interfaces.some(({ conflicts }) => conflicts.length)) bad.push(id(guestId(guest)));
    }
    lines.push('  end');
  });
  if (bad.length)
    lines.push('  classDef conflict stroke:#d1242f,stroke-width:3px', `  class ${bad.join(',')} conflict`);
  return `${lines.join('\n')}\n`;
}

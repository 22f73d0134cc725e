import type { MapGuest, MapHost, MapInterface, MapPlace, NetworkMap } from './model.ts';
import { hostLabel, interfaceLabel, networkLabel } from './text.ts';

/**
 * Three columns a host: devices, networks, guests with their interfaces. What a general layout could add is not worth its size here: the
 * map has no edges but those between neighbouring columns.
 */
const COLUMN = { device: 20, network: 180, guest: 440 };
const WIDTH = { device: 110, network: 180, guest: 420 };
const TOTAL = COLUMN.guest + WIDTH.guest + 20;
const ROW = 20;
const GAP = 10;
const TITLE = 34;

const STYLE = `
  .host { fill: none; stroke: #8c959f; }
  .box { fill: #f6f8fa; stroke: #57606a; }
  .edge { fill: none; stroke: #57606a; }
  text { font: 12px system-ui, sans-serif; fill: #1f2328; }
  .name { font-weight: 600; }
  .conflict .box, .edge.conflict { stroke: #d1242f; stroke-width: 2; }
  .conflict text.port, text.conflict { fill: #b30f1c; font-weight: 600; }
  a:focus .box, a:hover .box { stroke-width: 3; }
  @media (prefers-color-scheme: dark) {
    .box { fill: #161b22; stroke: #8b949e; }
    .host, .edge { stroke: #8b949e; }
    text { fill: #e6edf3; }
    .conflict .box, .edge.conflict { stroke: #ff7b72; }
    .conflict text.port, text.conflict { fill: #ff9a92; }
  }`;

const escaped = (text: string): string =>
  text.replace(/\p{Cc}|\p{Surrogate}/gu, '\ufffd').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}\u2026` : text;

/** How a place is linked to; undefined leaves it without a link. */
export type LinkTo = (place: MapPlace) => string | undefined;

const linked = (content: string, at: MapPlace | undefined, label: string, linkTo: LinkTo): string => {
  const href = at && linkTo(at);
  const title = `<title>${escaped(label)}</title>`;
  return href
    ? `<a href="${escaped(href)}" aria-label="${escaped(label)}">${title}${content}</a>`
    : `<g role="img" aria-label="${escaped(label)}">${title}${content}</g>`;
};

const box = (x: number, y: number, width: number, height: number): string =>
  `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>`;

const text = (x: number, y: number, content: string, length: number, kind = ''): string =>
  `<text x="${x}" y="${y}"${kind ? ` class="${kind}"` : ''}>${escaped(shortened(content, length))}</text>`;

const edge = (x1: number, y1: number, x2: number, y2: number, conflict = false): string => {
  const middle = (x1 + x2) / 2;
  return `<path class="edge${conflict ? ' conflict' : ''}" d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"/>`;
};

const conflictsOf = ({ conflicts }: MapInterface): string => conflicts.map(({ message }) => message).join(' ');

function describe(guest: MapGuest): string {
  const ports = guest.interfaces.map((one) => {
    const on = one.network.slice(one.network.indexOf(':') + 1);
    return `${interfaceLabel(one)} on ${on}${one.conflicts.length ? `, conflict: ${conflictsOf(one)}` : ''}`;
  });
  return `Guest ${guest.name}: ${ports.length ? ports.join('; ') : 'no interfaces'}`;
}

/** Draws one host from a height on; answers with its pieces and its own height. */
function drawHost(host: MapHost, top: number, linkTo: LinkTo): { pieces: string[]; height: number } {
  const edges: string[] = [];
  const nodes: string[] = [];
  const first = top + TITLE;
  const networkAt = new Map<string, number>();
  let y = first;
  const deviceAt = new Map<string, number>();
  for (const network of host.networks) {
    networkAt.set(network.id, y + ROW / 2);
    const label = `Network ${networkLabel(network)}`;
    const drawn =
      box(COLUMN.network, y, WIDTH.network, ROW) + text(COLUMN.network + 8, y + 14, networkLabel(network), 26, 'name');
    nodes.push(linked(drawn, network.at, label, linkTo));
    for (const device of network.devices) {
      const at = deviceAt.get(device) ?? first + deviceAt.size * (ROW + GAP);
      if (!deviceAt.has(device)) {
        const shape = box(COLUMN.device, at, WIDTH.device, ROW) + text(COLUMN.device + 8, at + 14, device, 15);
        nodes.push(linked(shape, undefined, `Device ${device}`, linkTo));
      }
      deviceAt.set(device, at);
      edges.push(edge(COLUMN.device + WIDTH.device, at + ROW / 2, COLUMN.network, y + ROW / 2));
    }
    y += ROW + GAP;
  }
  let row = first;
  for (const guest of host.guests) {
    const height = ROW * (1 + guest.interfaces.length);
    const conflict = guest.interfaces.some(({ conflicts }) => conflicts.length);
    let drawn = box(COLUMN.guest, row, WIDTH.guest, height) + text(COLUMN.guest + 8, row + 14, guest.name, 60, 'name');
    guest.interfaces.forEach((one, i) => {
      const at = row + ROW * (i + 1);
      const bad = one.conflicts.length > 0;
      const label = bad ? `\u26a0 ${interfaceLabel(one)}` : interfaceLabel(one);
      drawn += linked(
        text(COLUMN.guest + 20, at + 14, label, 62, bad ? 'conflict' : ''),
        one.at,
        bad ? conflictsOf(one) : label,
        linkTo,
      );
      edges.push(
        edge(COLUMN.network + WIDTH.network, networkAt.get(one.network) ?? first, COLUMN.guest, at + ROW / 2, bad),
      );
    });
    // A link inside a link is none: the guest's name leads to it, its interfaces to theirs.
    nodes.push(
      `<g class="guest${conflict ? ' conflict' : ''}" role="group" aria-label="${escaped(describe(guest))}">${drawn}</g>`,
    );
    row += height + GAP;
  }
  const bottom = Math.max(y, row, first + deviceAt.size * (ROW + GAP));
  const height = bottom - top;
  const frame = `<rect class="host" x="8" y="${top}" width="${TOTAL - 16}" height="${height}" rx="6"/>`;
  return { pieces: [frame, text(20, top + 20, hostLabel(host), 110, 'name'), ...edges, ...nodes], height };
}

/** The map as a drawing of its own: readable on light and dark, and by screen readers. The same map gives the same drawing. */
export function svgMap(map: NetworkMap, linkTo: LinkTo = () => undefined): string {
  const groups: string[] = [];
  let top = 8;
  for (const host of map.hosts) {
    const { pieces, height } = drawHost(host, top, linkTo);
    groups.push(`<g role="group" aria-label="${escaped(`Host ${hostLabel(host)}`)}">\n${pieces.join('\n')}\n</g>`);
    top += height + 12;
  }
  const guests = map.hosts.flatMap((host) => host.guests);
  const interfaces = guests.flatMap((guest) => guest.interfaces);
  const conflicts = interfaces.filter(({ conflicts: found }) => found.length).length;
  const summary = `${map.hosts.length} hosts, ${guests.length} guests, ${interfaces.length} interfaces, ${conflicts} of them in conflict.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${TOTAL} ${Math.max(top, 60)}" width="${TOTAL}" height="${Math.max(top, 60)}" role="graphics-document" aria-labelledby="map-title map-desc">`,
    '<title id="map-title">Networks of Xen guests</title>',
    `<desc id="map-desc">${summary}</desc>`,
    `<style>${STYLE}</style>`,
    ...groups,
    '</svg>\n',
  ].join('\n');
}

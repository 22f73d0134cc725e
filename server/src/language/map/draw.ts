import { CARD, ROW_LETTERS } from './card.ts';
import {
  describeGuest,
  deviceLabel,
  hostLabel,
  interfaceLabel,
  interfaceName,
  networkDetail,
  networkLabel,
  plural,
  rulesOf,
} from './labels.ts';
import { conflictsOf, type MapConflict, type MapHost, type MapNetwork, type MapPlace } from './model.ts';
import type { Box, CardRow, PlacedDevice, PlacedGuest, PlacedHost, PlacedLine, PlacedNetwork, Point } from './scene.ts';
import { NETWORK_COLOURS } from './style.ts';
import { escaped, shortened } from './xml.ts';

/** Gives a place a number that a viewer can ask about. */
export type Link = (place: MapPlace) => number;

/** Draws a host as a group of SVG; with `link` its nodes can be clicked and reached with the keyboard. */
export function drawHost(placed: PlacedHost, { x, y }: Point, link?: Link): string {
  const { host, detail, width, height } = placed;
  const colours = new Map(host.networks.map(({ id }, i) => [id, `n${i % NETWORK_COLOURS}`]));
  const draw = new Drawing(host, colours, link);
  const conflicts = host.guests.filter((guest) => conflictsOf(guest).length).length;
  const summary = [
    plural(host.networks.length, 'network'),
    plural(host.guests.length, 'guest'),
    ...(conflicts ? [`${conflicts} in conflict`] : []),
  ].join(', ');
  return [
    `<g class="host ${detail}${conflicts ? ' troubled' : ''}" transform="translate(${x} ${y})" role="group" aria-label="${escaped(`Host ${hostLabel(host)}: ${summary}`)}">`,
    rect({ x: 0, y: 0, width, height }, 'frame', 8),
    draw.title(placed, conflicts),
    ...placed.groups.flatMap(({ label, box }) => [
      rect(box, 'group', 6),
      text(box.x + 12, box.y + 22, label, Math.floor(box.width / 6.5) - 3, 'soft'),
    ]),
    ...placed.lines.map((line) => draw.line(line)),
    ...placed.devices.map((device) => draw.device(device)),
    ...placed.networks.map((network) => draw.network(network, detail)),
    ...placed.guests.map((guest) => (detail === 'full' ? draw.card(guest) : draw.cell(guest))),
    '</g>',
  ].join('\n');
}

const rect = ({ x, y, width, height }: Box, kind: string, round: number): string =>
  `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;

const text = (x: number, y: number, content: string, letters: number, kind = ''): string =>
  `<text x="${x}" y="${y}"${kind ? ` class="${kind}"` : ''}>${escaped(shortened(content, letters))}</text>`;

const messages = (conflicts: readonly MapConflict[]): string => conflicts.map(({ message }) => message).join(' ');

/** The pieces of one host. */
class Drawing {
  readonly #host: MapHost;
  readonly #colours: ReadonlyMap<string, string>;
  readonly #link: Link | undefined;

  constructor(host: MapHost, colours: ReadonlyMap<string, string>, link: Link | undefined) {
    this.#host = host;
    this.#colours = colours;
    this.#link = link;
  }

  /** The host's name; where hosts can be opened, it is the button for that. */
  title({ host, detail, width }: PlacedHost, conflicts: number): string {
    const letters = Math.floor((width - 44) / 8);
    const small = detail === 'small';
    const name = text(small ? 14 : 18, 26, hostLabel(host), letters, 'title');
    const counts = [
      plural(host.guests.length, 'guest'),
      ...(conflicts ? [`\u26a0 ${conflicts} in conflict`] : []),
    ].join(' \u00b7 ');
    const count = small ? text(14, 43, counts, 36, conflicts ? 'warn' : 'soft') : '';
    const title = `<title>${escaped(hostLabel(host))}</title>`;
    if (!this.#link) return `<g>${title}${name}${count}</g>`;
    const label = `${small ? 'Open' : 'Close'} host ${hostLabel(host)}: ${counts}`;
    return [
      `<g class="node toggle" role="button" tabindex="-1" aria-expanded="${!small}" aria-label="${escaped(label)}" data-host="${escaped(host.folder)}">`,
      title,
      rect({ x: 4, y: 4, width: width - 8, height: small ? 44 : 32 }, 'hit', 6),
      name,
      count,
      '</g>',
    ].join('');
  }

  line({ points, network, conflict }: PlacedLine): string {
    const [first, ...rest] = points as [Point, ...Point[]];
    let path = `M${round(first.x)} ${round(first.y)}`;
    let from = first;
    for (const to of rest) {
      const middle = round((from.x + to.x) / 2);
      path += `C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
      from = to;
    }
    return `<path class="line ${this.#colour(network.id)}${conflict ? ' bad' : ''}" d="${path}"/>`;
  }

  device({ device, box }: PlacedDevice): string {
    const label = deviceLabel(device);
    const inside = `${rect(box, 'box', box.height / 2)}${text(box.x + 14, box.y + 20, label, 18)}`;
    return this.#node(`dev${device.named ? '' : ' usual'}`, `Network card ${label}`, undefined, inside);
  }

  network({ network, box }: PlacedNetwork, detail: PlacedHost['detail']): string {
    const { x, y, width } = box;
    const small = detail === 'small';
    const letters = Math.floor(width / 7.2) - 2;
    const inside = small
      ? `${rect(box, 'box', 4)}${text(x + 7, y + 13, network.name, letters - 3)}${this.#uses(network, box)}`
      : `${rect(box, 'box', 4)}${text(x + 10, y + 18, network.name, letters, 'name')}${text(x + 10, y + 33, networkDetail(network), letters, 'soft')}`;
    return this.#node(`net ${this.#colour(network.id)}`, `Network ${networkLabel(network)}`, network.at, inside);
  }

  /** How many guests are on a network, at the right end of its box. */
  #uses({ id }: MapNetwork, { x, y, width }: Box): string {
    const guests = this.#host.guests.filter(({ interfaces }) => interfaces.some(({ network }) => network === id));
    return `<text class="soft end" x="${x + width - 7}" y="${y + 13}">${guests.length}</text>`;
  }

  card({ guest, box, rows }: PlacedGuest): string {
    const bad = conflictsOf(guest).length > 0;
    const label = describeGuest(guest, this.#host);
    const head = `${rect(box, 'box', 4)}${text(box.x + 10, box.y + 17, guest.name, 34, 'name')}`;
    const drawn = rows.map((row) => this.#row(row, box)).join('');
    return this.#node(`guest${bad ? ' bad' : ''}`, label, guest.at, head, drawn);
  }

  cell({ guest, box }: PlacedGuest): string {
    const bad = conflictsOf(guest).length > 0;
    return this.#node(
      `guest cell${bad ? ' bad' : ''}`,
      describeGuest(guest, this.#host),
      guest.at,
      rect(box, 'box', 2),
    );
  }

  #row(row: CardRow, { x, y }: Box): string {
    const base = y + row.y + 11;
    const left = x + CARD.indent;
    if (row.kind === 'text') return text(left, base, row.text, ROW_LETTERS, 'mono soft');
    if (row.kind === 'conflict') return text(left, base, `\u26a0 ${rulesOf(row.conflicts)}`, ROW_LETTERS, 'warn');
    const { one } = row;
    const label = [interfaceName(one), one.mac].filter(Boolean).join(' ');
    const inside = `<circle class="port ${this.#colour(one.network)}" cx="${x + 13}" cy="${base - 4}" r="4"/>${text(left, base, label, ROW_LETTERS, 'mono')}`;
    const bad = one.conflicts.length > 0;
    const words = `Interface ${interfaceLabel(one)}${bad ? `, conflict: ${messages(one.conflicts)}` : ''}`;
    return this.#node(`if${bad ? ' warn' : ''}`, words, one.at, inside);
  }

  /** A piece with its text alternative. What is within it (`inner`) has one of its own. */
  #node(kind: string, label: string, at: MapPlace | undefined, content: string, inner = ''): string {
    const words = escaped(label);
    const number = at && this.#link?.(at);
    const button = number === undefined ? '' : ` role="button" tabindex="-1" data-at="${number}"`;
    const own = this.#link ? ` aria-label="${words}"${button}` : '';
    const classes = number === undefined ? kind : `node ${kind}`;
    if (!inner) return `<g class="${classes}"${own}><title>${words}</title>${content}</g>`;
    // Buttons are not nested: those of the interfaces stand beside that of their guest.
    const open = kind.split(' ')[0];
    return `<g class="${kind}"><g class="${number === undefined ? '' : 'node '}${open}-head"${own}><title>${words}</title>${content}</g>${inner}</g>`;
  }

  #colour(id: string): string {
    return this.#colours.get(id) ?? 'n0';
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

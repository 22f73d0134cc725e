import { Graph, layout, type Point } from '@dagrejs/dagre';
import { columnsFor, type GroupLayout, type GuestGroup, groupsOf, layGroup } from './groups.ts';
import type { MapDevice, MapHost, MapNetwork } from './model.ts';
import type { Box, PlacedGuest, PlacedHost, PlacedLine } from './scene.ts';

const DEVICE = { width: 132, height: 30 };
const NETWORK = { width: 150, height: 42 };
const PAD = 18;
const TITLE = 42;

/** A host laid out in layers: cards, networks, guests, and behind driver domains their networks and guests in turn. */
export function layoutFull(host: MapHost): PlacedHost {
  const grouped = groupsOf(host);
  const columns = columnsFor(grouped);
  const groups = grouped.map((group) => ({ group, laid: layGroup(group, columns) }));
  const devices = devicesOf(host);
  const graph = new Graph({ directed: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 16, edgesep: 8, ranksep: 84, rankalign: 'top' });
  graph.setDefaultEdgeLabel(() => ({}));
  const add = (id: string, { width, height }: { width: number; height: number }): void => {
    graph.setNode(id, { width, height });
  };
  for (const { name } of devices) add(`device ${name}`, DEVICE);
  for (const { id } of host.networks) add(`network ${id}`, NETWORK);
  for (const [i, { laid }] of groups.entries()) add(`group ${i}`, laid);
  for (const { id, devices } of host.networks) {
    for (const { name } of devices) graph.setEdge(`device ${name}`, `network ${id}`);
  }
  groups.forEach(({ group }, i) => {
    for (const id of group.networks) graph.setEdge(`network ${id}`, `group ${i}`);
  });
  const driverOf = ({ backend }: MapNetwork): number =>
    backend === undefined ? -1 : groups.findIndex(({ group }) => isAlone(group) && group.guests[0]?.name === backend);
  for (const network of host.networks) {
    const driver = driverOf(network);
    if (driver >= 0) graph.setEdge(`group ${driver}`, `network ${network.id}`);
  }
  if (graph.nodeCount()) layout(graph);

  const centre = (id: string): number => graph.node(id)?.y ?? 0;
  const falls =
    descents(host.networks.map(({ id }) => centre(`network ${id}`))) +
    descents(groups.map((_, i) => centre(`group ${i}`)));
  const depth = graph.graph().height ?? 0;
  // Crossings are as many upside down; names are to be read from the top.
  const down = (y: number): number => (falls > 0 ? depth - y : y) + TITLE;
  const boxOf = (id: string): Box => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(id) ?? {};
    return { x: Math.round(x - width / 2 + PAD), y: Math.round(down(y) - height / 2), width, height };
  };
  const between = (from: string, to: string): Point[] =>
    (graph.edge(from, to)?.points ?? []).map(({ x, y }: Point) => ({ x: x + PAD, y: down(y) }));
  const networkAt = new Map(host.networks.map((network) => [network.id, boxOf(`network ${network.id}`)]));
  const lines: PlacedLine[] = [];
  for (const network of host.networks) {
    const to = networkAt.get(network.id) as Box;
    for (const { name } of network.devices) {
      lines.push(line(network, boxOf(`device ${name}`), to, between(`device ${name}`, `network ${network.id}`)));
    }
    const driver = driverOf(network);
    if (driver >= 0) {
      const points = between(`group ${driver}`, `network ${network.id}`);
      lines.push(line(network, boxOf(`group ${driver}`), to, points));
    }
  }
  const byId = new Map(host.networks.map((network) => [network.id, network]));
  const guests: PlacedGuest[] = [];
  const boxes = groups.map(({ group, laid }, i) => {
    const box = boxOf(`group ${i}`);
    const cards = laid.cards.map((card) => moved(card, box));
    guests.push(...cards);
    for (const id of group.networks) {
      const network = byId.get(id) as MapNetwork;
      const from = networkAt.get(id) as Box;
      const points = between(`network ${id}`, `group ${i}`);
      for (const { y, conflict } of portsOf(group, cards, id, laid)) {
        lines.push(line(network, from, box, points, box.y + y, conflict));
      }
    }
    return { label: group.label, box };
  });
  const all = [
    ...devices.map(({ name }) => boxOf(`device ${name}`)),
    ...networkAt.values(),
    ...boxes.map(({ box }) => box),
  ];
  return {
    host,
    detail: 'full',
    width: Math.max(...all.map(({ x, width }) => x + width), MIN_WIDTH) + PAD,
    height: Math.max(...all.map(({ y, height }) => y + height), TITLE) + PAD,
    devices: devices.map((device) => ({ device, box: boxOf(`device ${device.name}`) })),
    networks: host.networks.map((network) => ({ network, box: networkAt.get(network.id) as Box })),
    groups: boxes.flatMap(({ label, box }) => (label === undefined ? [] : [{ label, box }])),
    guests,
    lines,
  };
}

/** The title needs some room. */
const MIN_WIDTH = 220;

const isAlone = ({ label }: GuestGroup): boolean => label === undefined;

/** How much more often a row of numbers falls than it rises. */
const descents = (numbers: readonly number[]): number =>
  numbers.slice(1).reduce((sum, y, i) => sum + Math.sign((numbers[i] as number) - y), 0);

/** Every card of a host once; named somewhere is named. */
function devicesOf({ networks }: MapHost): MapDevice[] {
  const found = new Map<string, MapDevice>();
  for (const device of networks.flatMap(({ devices }) => devices)) {
    if (!found.get(device.name)?.named) found.set(device.name, device);
  }
  return [...found.values()];
}

const moved = (card: PlacedGuest, { x, y }: Box): PlacedGuest => ({
  ...card,
  box: { ...card.box, x: card.box.x + x, y: card.box.y + y },
});

interface Port {
  /** Below the top of the group. */
  readonly y: number;
  readonly conflict: boolean;
}

/** Where the lines of a network end: at the interfaces of a guest alone, else at one place of the group for each network. */
function portsOf(group: GuestGroup, [card]: readonly PlacedGuest[], network: string, { height }: GroupLayout): Port[] {
  if (isAlone(group) && card) {
    return card.rows.flatMap((row) =>
      row.kind === 'interface' && row.one.network === network
        ? [{ y: row.y + 7, conflict: row.one.conflicts.length > 0 }]
        : [],
    );
  }
  const share = (group.networks.indexOf(network) + 1) / (group.networks.length + 1);
  return [{ y: Math.round(height * share), conflict: false }];
}

/** A line between two boxes, from side to side, past what is in its way. */
function line(
  network: MapNetwork,
  from: Box,
  to: Box,
  points: readonly Point[],
  y = to.y + to.height / 2,
  conflict = false,
): PlacedLine {
  const forward = from.x + from.width <= to.x;
  const start = { x: forward ? from.x + from.width : from.x, y: from.y + from.height / 2 };
  const end = { x: forward ? to.x : to.x + to.width, y };
  // The first and last point lie on the boxes, one between them where the layers are neighbours.
  const way = points.length > 3 ? points.slice(1, -1) : [];
  return { points: [start, ...way, end], network, conflict };
}

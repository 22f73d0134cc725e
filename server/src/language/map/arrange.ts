import { layoutFull } from './full.ts';
import type { MapHost, NetworkMap } from './model.ts';
import type { PlacedHost, Scene } from './scene.ts';
import { layoutSmall } from './small.ts';

/** So many guests are drawn with all that is known of them; of more each host is small until somebody opens it. */
export const MAX_FULL = 300;
/** A host with more than so many networks is never drawn in full: a layout in layers would take too long. */
const MAX_NETWORKS = 60;
const GAP = 24;
const MARGIN = 16;
/** How much wider than high a window is, about. */
const ASPECT = 2;
/** Widths of rows that are tried, as shares of that of a square of the right area and shape. */
const WIDTHS = [0.75, 1, 1.5, 2];

/** Says which hosts are drawn in full. */
export type IsOpen = (host: MapHost) => boolean;

/** All hosts in full where that can be read, else none. */
export const openByCount = ({ hosts }: NetworkMap): IsOpen => {
  const guests = hosts.reduce((sum, host) => sum + host.guests.length, 0);
  return () => guests <= MAX_FULL;
};

/** Lays a map out: each host by itself, and the hosts in rows, in their order. */
export function arrange(map: NetworkMap, isOpen: IsOpen = openByCount(map)): Scene {
  const placed = map.hosts.map((host) =>
    isOpen(host) && host.networks.length <= MAX_NETWORKS ? layoutFull(host) : layoutSmall(host),
  );
  const best = rowWidths(placed)
    .map((limit) => inRows(placed, limit))
    .reduce((one, other) => (extent(other) < extent(one) ? other : one));
  return { ...best, hosts: evened(best.hosts) };
}

/** What decides how large a drawing can be shown in a window. */
const extent = ({ width, height }: Scene): number => Math.max(width / ASPECT, height);

function inRows(placed: readonly PlacedHost[], limit: number): Scene {
  const hosts: Scene['hosts'][number][] = [];
  let [x, y, height, width] = [MARGIN, MARGIN, 0, 0];
  // Among many small hosts one that is open has a row of its own, so that it leaves no holes.
  const mixed = placed.some(({ detail }) => detail === 'small');
  const alone = ({ detail }: PlacedHost): boolean => mixed && detail === 'full';
  let before: PlacedHost | undefined;
  for (const host of placed) {
    const full = x + host.width > MARGIN + limit;
    if (before && (full || alone(host) || alone(before))) {
      x = MARGIN;
      y += height + GAP;
      height = 0;
    }
    before = host;
    hosts.push({ at: { x, y }, placed: host });
    x += host.width + GAP;
    width = Math.max(width, x - GAP);
    height = Math.max(height, host.height);
  }
  return { width: width + MARGIN, height: y + height + MARGIN, hosts };
}

function rowWidths(hosts: readonly PlacedHost[]): number[] {
  const area = hosts.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const widest = hosts.reduce((most, { width }) => Math.max(most, width), 0);
  return WIDTHS.map((share) => Math.max(Math.sqrt(area * ASPECT) * share, widest));
}

/** Small hosts of a row get the height of the highest of them. */
function evened(hosts: Scene['hosts']): Scene['hosts'] {
  const heights = new Map<number, number>();
  for (const { at, placed } of hosts) {
    if (placed.detail === 'small') heights.set(at.y, Math.max(heights.get(at.y) ?? 0, placed.height));
  }
  return hosts.map(({ at, placed }) =>
    placed.detail === 'small'
      ? { at, placed: { ...placed, height: heights.get(at.y) ?? placed.height } }
      : { at, placed },
  );
}

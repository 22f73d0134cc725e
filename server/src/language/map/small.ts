import type { MapHost } from './model.ts';
import type { PlacedGuest, PlacedHost } from './scene.ts';

const WIDTH = 252;
const LEFT = 14;
const TOP = 50;
const CELL = { size: 10, step: 12, inRow: 19 };
const NETWORK = { width: 108, height: 18, step: 22, inRow: 2 };
const GAP = 6;

/** A host in little: its networks, and a cell for each guest. What is known of them is said when one points there. */
export function layoutSmall(host: MapHost): PlacedHost {
  const networks = host.networks.map((network, i) => ({
    network,
    box: {
      x: LEFT + (i % NETWORK.inRow) * (NETWORK.width + GAP),
      y: TOP + Math.floor(i / NETWORK.inRow) * NETWORK.step,
      width: NETWORK.width,
      height: NETWORK.height,
    },
  }));
  const first = TOP + Math.ceil(networks.length / NETWORK.inRow) * NETWORK.step + GAP;
  const guests = host.guests.map((guest, i): PlacedGuest => {
    const x = LEFT + (i % CELL.inRow) * CELL.step;
    const y = first + Math.floor(i / CELL.inRow) * CELL.step;
    return { guest, rows: [], box: { x, y, width: CELL.size, height: CELL.size } };
  });
  const height = first + Math.ceil(guests.length / CELL.inRow) * CELL.step + GAP;
  return { host, detail: 'small', width: WIDTH, height, devices: [], networks, groups: [], guests, lines: [] };
}

import { CARD, cardOf } from './card.ts';
import { networkLabel, plural } from './labels.ts';
import type { MapGuest, MapHost } from './model.ts';
import type { PlacedGuest } from './scene.ts';

/** Guests that are drawn as one node of the layout. */
export interface GuestGroup {
  /** The ids of the networks that all of them are on. */
  readonly networks: readonly string[];
  readonly guests: readonly MapGuest[];
  /** Absent for a guest on its own. */
  readonly label?: string;
}

/** So many guests on the same networks stay on their own. */
const FEW = 3;
/** So many groups of guests that are on several networks are told apart; the layout takes the longer the more there are. */
const MANY = 40;
/** A host of more guests has each of them in a group. */
const SOME = 12;

/** Puts guests together that are on the same networks, so that many of them stay readable. Driver domains stay alone. */
export function groupsOf(host: MapHost): GuestGroup[] {
  const drivers = new Set(host.networks.flatMap(({ backend }) => backend ?? []));
  const named = new Map(host.networks.map((network) => [network.id, networkLabel(network)]));
  const groups: GuestGroup[] = [];
  const rest: MapGuest[] = [];
  for (const { networks, guests } of setsOf(host.guests.filter(({ name }) => !drivers.has(name)))) {
    if (guests.length > FEW && (networks.length < 2 || groups.length < MANY)) {
      const on = networks.map((id) => named.get(id) ?? id).join(', ') || 'no network';
      groups.push({ networks, guests, label: `${plural(guests.length, 'guest')} on ${on}` });
    } else if (host.guests.length > SOME) rest.push(...guests);
    else groups.push(...guests.map(alone));
  }
  if (rest.length) {
    const networks = [...new Set(rest.flatMap(networksOf))];
    const where = networks.length > 1 ? 'several networks' : (named.get(networks[0] ?? '') ?? 'no network');
    const label = `${plural(rest.length, 'guest')} on ${where}`;
    groups.push({ networks, guests: rest, label });
  }
  return [...host.guests.filter(({ name }) => drivers.has(name)).map(alone), ...groups];
}

const networksOf = ({ interfaces }: MapGuest): string[] =>
  [...new Set(interfaces.map(({ network }) => network))].sort();

const alone = (guest: MapGuest): GuestGroup => ({ networks: networksOf(guest), guests: [guest] });

/** Guests by the networks that they are on, in the order of the first of each. */
function setsOf(guests: readonly MapGuest[]): Iterable<{ readonly networks: string[]; readonly guests: MapGuest[] }> {
  const sets = new Map<string, { networks: string[]; guests: MapGuest[] }>();
  for (const guest of guests) {
    const networks = networksOf(guest);
    const key = networks.join('\0');
    const set = sets.get(key);
    if (set) set.guests.push(guest);
    else sets.set(key, { networks, guests: [guest] });
  }
  return sets.values();
}

const GAP = 10;
const PAD = 12;
const LABEL = 22;
/** How much wider than high the guests of a host are to be. */
const ASPECT = 1.3;

/** A group laid out: its size, and its cards below its own top left corner. */
export interface GroupLayout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly PlacedGuest[];
}

/** In how many columns of cards a host's groups are laid out. */
export function columnsFor(groups: readonly GuestGroup[]): number {
  const guests = groups.flatMap((group) => group.guests);
  const area = guests.reduce((sum, guest) => sum + (cardOf(guest).height + GAP) * (CARD.width + GAP), 0);
  return Math.max(1, Math.round(Math.sqrt(area * ASPECT) / (CARD.width + GAP)));
}

/** Cards in rows of at most so many; one guest alone is just its card. */
export function layGroup({ guests, label }: GuestGroup, atMost: number): GroupLayout {
  const sized = guests.map((guest) => ({ guest, ...cardOf(guest) }));
  const columns = Math.min(guests.length, atMost);
  const [left, top] = label === undefined ? [0, 0] : [PAD, PAD + LABEL];
  const cards: PlacedGuest[] = [];
  let y = top;
  for (let at = 0; at < sized.length; at += columns) {
    const row = sized.slice(at, at + columns);
    row.forEach(({ guest, rows, height }, column) => {
      const x = left + column * (CARD.width + GAP);
      cards.push({ guest, rows, box: { x, y, width: CARD.width, height } });
    });
    y += Math.max(...row.map(({ height }) => height)) + GAP;
  }
  const width = left * 2 + columns * (CARD.width + GAP) - GAP;
  return { width, height: y - GAP + (label === undefined ? 0 : PAD), cards };
}

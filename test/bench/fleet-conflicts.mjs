// Plants conflicts in a generated fleet and remembers where each must be reported.
import { random } from './random.mjs';

/** Each kind changes the guests it is given, on one host where `guests` is 2, and answers with the places as [guest, key, rule]. */
const KINDS = [
  {
    on: 'bridge',
    plant: (a, b) =>
      both(a, b, 'vif0', 'duplicate-mac', () => {
        b.vifs[0].mac = a.vifs[0].mac.toUpperCase();
      }),
  },
  {
    on: 'bridge',
    apart: true,
    plant: (a, b) =>
      both(a, b, 'vif0', 'duplicate-mac', () => {
        b.vifs[0].mac = a.vifs[0].mac;
      }),
  },
  {
    on: 'bridge',
    apart: true,
    plant: (a, b) =>
      both(a, b, 'vif0', 'duplicate-ip', () => {
        b.vifs[0].ip = a.vifs[0].ip;
      }),
  },
  {
    on: 'bridge',
    plant: (a, b) =>
      both(a, b, 'name', 'duplicate-name', () => {
        b.name = a.name;
      }),
  },
  {
    on: 'bridge',
    plant: (a, b) =>
      both(a, b, 'uuid', 'duplicate-uuid', () => {
        b.uuid = a.uuid.toUpperCase();
      }),
  },
  {
    on: 'bridge',
    plant: (a, b) =>
      both(a, b, 'vif0', 'duplicate-vif-name', () => {
        b.vifs[0].vifname = a.vifs[0].vifname;
      }),
  },
  {
    on: 'bridge',
    plant: (a, b) =>
      both(a, b, 'vnc', 'duplicate-vnc-port', () => {
        b.vncdisplay = a.vncdisplay;
      }),
  },
  {
    on: 'bridge',
    plant: (a, b, n) =>
      both(a, b, 'pci0', 'pci-assigned-twice', () => {
        a.pci = [pci(n)];
        b.pci = [`0000:${pci(n)}`];
      }),
  },
  {
    on: 'bridge',
    plant: (a, b) =>
      both(a, b, 'disk0', 'disk-shared-writable', () => {
        b.disks[0].target = a.disks[0].target;
      }),
  },
  {
    on: 'bridge',
    plant: (a, b) =>
      both(a, b, 'disk0', 'disk-shared-writable', () => {
        b.disks[0].target = a.disks[0].target.replace('/dev/', '/dev//');
        // An emulated disk cannot be read-only, which is another problem.
        if (!b.hvm) b.disks[0].access = 'ro';
      }),
  },
  {
    on: 'bridge',
    plant: (a) => {
      a.vifs[0].bridge = 'xenbr9';
      return [[a, 'vif0', 'unknown-bridge']];
    },
  },
  {
    on: 'route',
    plant: (a) => {
      a.vifs[0].ip = undefined;
      return [[a, 'vif0', 'route-without-ip']];
    },
  },
  {
    on: 'antispoof',
    plant: (a) => {
      a.vifs[0].ip = undefined;
      return [[a, 'vif0', 'antispoof-without-ip']];
    },
  },
];

const pci = (n) => `e${(n >> 8) & 15}:${((n >> 3) & 31).toString(16).padStart(2, '0')}.${n & 7}`;

function both(a, b, key, rule, change) {
  change();
  return [
    [a, key, rule],
    [b, key, rule],
  ];
}

/** The rules that report what is planted; whatever else they report is invented. */
export const RULES = new Set([
  'duplicate-mac',
  'duplicate-ip',
  'duplicate-name',
  'duplicate-uuid',
  'duplicate-vif-name',
  'duplicate-vnc-port',
  'pci-assigned-twice',
  'disk-shared-writable',
  'unknown-bridge',
  'route-without-ip',
  'antispoof-without-ip',
  'host-overcommitted',
]);

/** Plants so many conflicts; a guest has part in one at most. Answers with the places `{ guest, key, rule }`. */
export function plant(hosts, count) {
  const chance = random(815);
  const free = new Map(
    ['bridge', 'route', 'antispoof'].map((kind) => [kind, hosts.filter((host) => host.kind === kind)]),
  );
  const taken = new Set();
  const take = (host) => {
    for (;;) {
      const guest = chance.pick(host.guests);
      if (taken.has(guest)) continue;
      taken.add(guest);
      return guest;
    }
  };
  const places = [];
  const poor = hosts.find(({ kind }) => kind === 'bridge');
  poor.memory = poor.guests.reduce((sum, { memory }) => sum + memory, 0) - 1;
  for (const guest of poor.guests) {
    taken.add(guest);
    places.push({ guest, key: 'memory', rule: 'host-overcommitted' });
  }
  const rich = new Map([...free].map(([kind, list]) => [kind, list.filter((host) => host !== poor)]));
  for (let n = 1; n < count; n++) {
    const { on, apart, plant } = KINDS[n % KINDS.length];
    const host = chance.pick(rich.get(on));
    const a = take(host);
    const b = plant.length > 1 ? take(apart ? chance.pick(rich.get(on)) : host) : undefined;
    for (const [guest, key, rule] of plant(a, b, n)) places.push({ guest, key, rule });
  }
  return places;
}

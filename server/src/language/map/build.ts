import type { Fleet } from '../../fleet/fleet.ts';
import { scriptName } from '../../fleet/route.ts';
import type { Severity } from '../../syntax/problem.ts';
import type { Range } from '../../syntax/text.ts';
import type { MapConflict, MapGuest, MapHost, MapInterface, MapNetwork, MapPlace, NetworkMap } from './model.ts';
import { type GuestPart, type HostPart, type MapPart, networkKind, type VifPart, XL_BRIDGE } from './part.ts';

/** A problem as a map needs it; places are in the fleet's own paths. */
export interface MapProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly MapPlace[];
}

/** The rules whose problems are conflicts with other files, or with the network of the host. */
const CONFLICTS: ReadonlySet<string> = new Set([
  'antispoof-without-ip',
  'disk-shared-writable',
  'duplicate-ip',
  'duplicate-mac',
  'duplicate-name',
  'duplicate-uuid',
  'duplicate-vif-name',
  'duplicate-vnc-port',
  'pci-assigned-twice',
  'route-without-ip',
]);

export const isConflict = (rule: string, severity: Severity): boolean =>
  CONFLICTS.has(rule) && (severity === 'error' || severity === 'warning');

/** What is asked about files while a map is put together. */
export interface MapSource {
  readonly fleet: Pick<Fleet, 'hostOf' | 'networkFor'>;
  readonly problems: (path: string) => readonly MapProblem[];
  /** What the map calls a file. */
  readonly named: (path: string) => string;
  /** What the map calls a folder. */
  readonly folder: (folder: string) => string;
}

/** Puts a map together. The same parts give the same map, whatever their order. */
export function networkMap(parts: Iterable<MapPart>, source: MapSource): NetworkMap {
  const ordered = [...parts].sort((a, b) => compare(a.path, b.path));
  const hostParts = new Map<string, HostPart>();
  for (const part of ordered) if (part.kind === 'host') hostParts.set(part.path, part);
  const hosts = new Map<string, HostMap>();
  for (const part of ordered) {
    const folder = source.fleet.hostOf(part.path);
    const host = hosts.get(folder) ?? new HostMap(source, hostParts);
    hosts.set(folder, host);
    if (part.kind === 'host') host.addNetwork(part);
    else host.addGuest(part);
  }
  const maps = [...hosts].map(([folder, host]) => host.map(source.folder(folder)));
  const shown = maps.filter(({ guests, networks }) => guests.length || networks.length);
  return { hosts: shown.sort((a, b) => compare(a.folder, b.folder)) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One host while it is put together. */
class HostMap {
  readonly #source: MapSource;
  readonly #hostParts: ReadonlyMap<string, HostPart>;
  readonly #networks = new Map<string, MapNetwork>();
  readonly #guests: MapGuest[] = [];

  constructor(source: MapSource, hostParts: ReadonlyMap<string, HostPart>) {
    this.#source = source;
    this.#hostParts = hostParts;
  }

  map(folder: string): MapHost {
    const networks = [...this.#networks.values()].sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
    const guests = this.#guests.sort((a, b) => compare(a.name, b.name) || compare(a.at.path, b.at.path));
    return { folder, networks, guests };
  }

  addNetwork(part: HostPart): void {
    const { network: kind, bridge, script, devices } = part;
    if (kind === 'other' || (kind === 'bridge' && bridge === undefined && !devices.length)) return;
    this.#put({
      ...network(kind, kind === 'bridge' ? bridge : scriptName(script)),
      devices,
      at: { path: this.#source.named(part.path), range: part.range },
    });
  }

  addGuest(part: GuestPart): void {
    const { path, name, range, vifs, partly } = part;
    const conflicts = this.#source.problems(path).filter(({ rule, severity }) => isConflict(rule, severity));
    const inside = (range: Range): readonly MapConflict[] =>
      conflicts.filter((problem) => within(range, problem.range)).map((problem) => this.#conflict(problem));
    const elsewhere = conflicts.filter((problem) => !vifs.some((vif) => within(vif.range, problem.range)));
    this.#guests.push({
      name,
      at: { path: this.#source.named(path), range },
      interfaces: vifs.map((vif) => this.#interface(part, vif, inside(vif.range))),
      partly,
      conflicts: elsewhere.map((problem) => this.#conflict(problem)),
    });
  }

  #conflict({ rule, severity, message, related }: MapProblem): MapConflict {
    const others = related.map(({ path, range }) => ({ path: this.#source.named(path), range }));
    return { rule, severity, message, others };
  }

  #interface(guest: GuestPart, vif: VifPart, conflicts: readonly MapConflict[]): MapInterface {
    const { vlans, ...on } = this.#networkOf(guest, vif);
    this.#put(on);
    const { index, name, mac, ips, range } = vif;
    return {
      index,
      network: on.id,
      ...(name ? { name } : {}),
      ...(mac ? { mac } : {}),
      ips,
      vlans,
      at: { path: this.#source.named(guest.path), range },
      conflicts,
    };
  }

  /** The network that an interface is put on: by its own script or the host's, and its own bridge or the host's default. */
  #networkOf(guest: GuestPart, vif: VifPart): MapNetwork & { readonly vlans: readonly string[] } {
    const known = this.#source.fleet.networkFor(guest.path, guest.toolstack);
    const host = known && this.#hostParts.get(known.path);
    const kind = vif.script
      ? networkKind(vif.script)
      : (host?.network ?? (guest.networkScript ? networkKind(guest.networkScript) : 'bridge'));
    const script = scriptName(vif.script ?? host?.script ?? '');
    // A host has one routed and one NATed network: their scripts share its tables.
    if (kind === 'route' || kind === 'nat') {
      const devices = kind === 'route' && vif.gateway ? [{ name: vif.gateway, named: true }] : [];
      return { ...network(kind, script || undefined, vif.backend), devices, vlans: [] };
    }
    // What a script of one's own does is not known, but that the bridge it is told is one.
    if (kind === 'other' && vif.script && !vif.bridge) return { ...network('other', script, vif.backend), vlans: [] };
    const usual = host?.bridge ?? (guest.toolstack === 'xl' ? XL_BRIDGE : undefined);
    const [name, ...vlans] =
      vif.bridge && script === 'vif-openvswitch' ? portOf(vif.bridge) : vif.bridge ? [vif.bridge] : [];
    return { ...network('bridge', name ?? usual, vif.backend), vlans };
  }

  /** What a configuration of the host says of a network goes before what its guests say, and devices of both count. */
  #put(added: MapNetwork): void {
    const known = this.#networks.get(added.id);
    if (!known) {
      this.#networks.set(added.id, added);
      return;
    }
    const fresh = added.devices.filter(({ name }) => !known.devices.some((device) => device.name === name));
    const first = known.at || !added.at ? known : added;
    if (first !== known || fresh.length)
      this.#networks.set(added.id, { ...first, devices: [...known.devices, ...fresh] });
  }
}

/** `ovsbr0.10` is a port in VLAN 10, `ovsbr0:10:20` a trunk (tools/hotplug/Linux/vif-openvswitch:add_to_openvswitch). */
const portOf = (bridge: string): string[] => (/^[^.:]+[.:]\d/.test(bridge) ? bridge.split(/[.:]/) : [bridge]);

/** Without a name anywhere an interface is put on the first bridge there is (tools/hotplug/Linux/vif-bridge). */
const FIRST_BRIDGE = 'the first bridge';

const USUAL = { bridge: FIRST_BRIDGE, route: 'vif-route', nat: 'vif-nat', other: 'other network' } as const;

function network(kind: MapNetwork['kind'], name: string | undefined, backend?: string): MapNetwork {
  const driver = backend && !DOM0.test(backend) ? backend : undefined;
  const shown = name ?? USUAL[kind];
  const id = kind === 'route' || kind === 'nat' ? kind : `${kind}:${shown}`;
  return {
    id: driver ? `${id}@${driver}` : id,
    kind,
    name: shown,
    devices: [],
    ...(driver ? { backend: driver } : {}),
  };
}

const DOM0 = /^(?:0|domain-0|dom0)$/i;

const within = (outer: Range, { start, end }: Range): boolean =>
  order(outer.start, start) <= 0 && order(end, outer.end) <= 0;

const order = (a: Range['start'], b: Range['start']): number => a.line - b.line || a.character - b.character;

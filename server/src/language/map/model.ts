import { baseName } from '../../config/detect.ts';
import type { Device } from '../../config/domain.ts';
import type { ConfigFile, DomainFile } from '../../config/file.ts';
import { vifAddresses, vifMac, vifsOf, vifValue } from '../../config/vif.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { routeReason, scriptName } from '../../fleet/route.ts';
import type { Problem } from '../../syntax/problem.ts';
import { contains, type Range } from '../../syntax/text.ts';

/** Where something of the map is written. */
export interface MapPlace {
  readonly path: string;
  readonly range: Range;
}

/** What is reported at an interface by the rules across files. */
export interface MapConflict {
  readonly rule: string;
  readonly message: string;
}

export interface MapInterface {
  /** Place in the guest's list, from 0. */
  readonly index: number;
  /** The id of the network that it is on. */
  readonly network: string;
  readonly name?: string;
  readonly mac?: string;
  readonly ips: readonly string[];
  readonly at: MapPlace;
  readonly conflicts: readonly MapConflict[];
}

export interface MapGuest {
  readonly name: string;
  readonly at: MapPlace;
  readonly interfaces: readonly MapInterface[];
}

export type NetworkKind = 'bridge' | 'route' | 'nat' | 'other';

export interface MapNetwork {
  readonly id: string;
  readonly kind: NetworkKind;
  readonly name: string;
  /** The host's network devices behind it, where a file names them. */
  readonly devices: readonly string[];
  /** Where a configuration of the host names it. */
  readonly at?: MapPlace;
}

/** One host: its networks and guests, in the order of names. */
export interface MapHost {
  /** Its folder; empty for guests of no host in particular. */
  readonly folder: string;
  readonly networks: readonly MapNetwork[];
  readonly guests: readonly MapGuest[];
}

export interface NetworkMap {
  readonly hosts: readonly MapHost[];
}

/** The rules whose problems are conflicts of interfaces. */
const CONFLICTS: ReadonlySet<string> = new Set([
  'duplicate-mac',
  'duplicate-ip',
  'duplicate-vif-name',
  'unknown-bridge',
  'route-without-ip',
  'antispoof-without-ip',
]);

interface Building {
  readonly networks: Map<string, MapNetwork>;
  readonly guests: MapGuest[];
}

/** Collects the map file by file, so that no file has to be kept. */
export class MapBuilder {
  readonly #fleet: Fleet;
  readonly #named: (path: string) => string;
  readonly #hosts = new Map<string, Building>();

  /** `named` gives the names that the map has for files. */
  constructor(fleet: Fleet, named: (path: string) => string = (path) => path) {
    this.#fleet = fleet;
    this.#named = named;
  }

  /** Adds a file with its problems; every file's facts are known to the fleet by now. */
  add(file: ConfigFile, problems: readonly Problem[]): void {
    const host = this.#host(this.#fleet.hostOf(file.path));
    if (file.kind === 'domain') this.#addGuest(host, file, problems);
    else if (file.kind !== 'cpupool') this.#addHostNetwork(host, file);
  }

  map(): NetworkMap {
    const named = <T extends { readonly name: string }>(items: Iterable<T>): T[] => [...items].sort(byName);
    const hosts = [...this.#hosts].map(([folder, { networks, guests }]) => ({
      folder,
      networks: named(networks.values()),
      guests: named(guests),
    }));
    const shown = hosts.filter(({ guests, networks }) => guests.length || networks.length);
    return { hosts: shown.sort((a, b) => (a.folder < b.folder ? -1 : 1)) };
  }

  #host(folder: string): Building {
    let host = this.#hosts.get(folder);
    if (!host) {
      host = { networks: new Map(), guests: [] };
      this.#hosts.set(folder, host);
    }
    return host;
  }

  #addHostNetwork(host: Building, file: ConfigFile): void {
    const network = this.#fleet.factsOf(file.path)?.network;
    if (!network) return;
    const kind = kindOf(network.script);
    const at = { path: this.#named(file.path), range: network.range };
    const devices = devicesOf(file);
    const names = kind === 'bridge' || kind === 'other' ? network.bridges : [network.script];
    for (const name of names) put(host, { id: `${kind}:${name}`, kind, name, devices, at });
  }

  #addGuest(host: Building, file: DomainFile, problems: readonly Problem[]): void {
    const conflicts = problems.filter(({ rule }) => CONFLICTS.has(rule));
    const name = file.domain.value('name');
    const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    host.guests.push({
      name: name?.kind === 'string' && name.text ? name.text : baseName(file.path),
      at: { path: this.#named(file.path), range: name ? file.lines.range(name.span) : start },
      interfaces: vifsOf(file.domain).map((vif) => this.#interface(host, file, vif, conflicts)),
    });
  }

  #interface(host: Building, file: DomainFile, vif: Device, problems: readonly Problem[]): MapInterface {
    const network = this.#networkOf(file, vif);
    put(host, network);
    const mac = vifMac(file, vif)?.whole.text;
    const name = vifValue(file, vif, 'vifname')?.text;
    return {
      index: vif.index,
      network: network.id,
      ...(name ? { name } : {}),
      ...(mac ? { mac } : {}),
      ips: vifAddresses(file, vif).map(({ piece }) => piece.text),
      at: { path: this.#named(file.path), range: file.lines.range(vif.value.span) },
      conflicts: problems
        .filter(({ span }) => contains(vif.value.span, span))
        .map(({ rule, message }) => ({ rule, message })),
    };
  }

  /** The network that an interface is put on: by its own script or the host's, and its own bridge or the host's default. */
  #networkOf(file: DomainFile, vif: Device): MapNetwork {
    const own = vifValue(file, vif, 'script');
    const host = this.#fleet.networkFor(file.path, file.profile.toolstack);
    const script = own?.text ?? host?.script;
    if (routeReason(file, vif, this.#fleet)) return network('route', script ? scriptName(script) : 'vif-route');
    const kind = script ? kindOf(script) : 'bridge';
    if (kind === 'nat') return network('nat', scriptName(script as string));
    const bridge = vifValue(file, vif, 'bridge')?.text ?? host?.bridges[0];
    return network('bridge', bridge ?? DEFAULT);
  }
}

/** Without a name anywhere the toolstack takes its own. */
const DEFAULT = 'default bridge';

const network = (kind: NetworkKind, name: string): MapNetwork => ({ id: `${kind}:${name}`, kind, name, devices: [] });

/** What a configuration of the host says of a network goes before what its guests say. */
function put({ networks }: Building, network: MapNetwork): void {
  const known = networks.get(network.id);
  if (!known || (!known.at && network.at)) networks.set(network.id, network);
}

function kindOf(script: string): NetworkKind {
  const found = /(?:network|vif)-(bridge|route|nat|openvswitch)$/.exec(scriptName(script))?.[1];
  if (found === 'route' || found === 'nat') return found;
  return found ? 'bridge' : 'other';
}

/** The devices that the network script of a xend-config.sxp is given. */
function devicesOf(file: ConfigFile): string[] {
  if (file.kind !== 'xend') return [];
  const given = file.xend.networkScript()?.args ?? [];
  return given.flatMap(({ name, value }) => (name === 'netdev' && value ? [value] : []));
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

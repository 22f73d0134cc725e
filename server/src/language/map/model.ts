import type { Severity } from '../../syntax/problem.ts';
import type { Range } from '../../syntax/text.ts';

/** Where something of the map is written. */
export interface MapPlace {
  readonly path: string;
  readonly range: Range;
}

/** What the rules across files report at an interface or a guest. */
export interface MapConflict {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The other places that it concerns. */
  readonly others: readonly MapPlace[];
}

export interface MapInterface {
  /** Place in the guest's list, from 0. */
  readonly index: number;
  /** The id of the network that it is on. */
  readonly network: string;
  /** Its name in dom0, where the file gives it one. */
  readonly name?: string;
  readonly mac?: string;
  /** Addresses and ranges of its `ip=`. */
  readonly ips: readonly string[];
  /** The VLANs that vif-openvswitch puts it into: one, or a trunk's. */
  readonly vlans: readonly string[];
  readonly at: MapPlace;
  readonly conflicts: readonly MapConflict[];
}

export interface MapGuest {
  readonly name: string;
  readonly at: MapPlace;
  readonly interfaces: readonly MapInterface[];
  /** True when the file has interfaces that cannot be known from it alone. */
  readonly partly: boolean;
  /** Conflicts that are no interface's: names, disks, devices. */
  readonly conflicts: readonly MapConflict[];
}

/** A network card of the host. */
export interface MapDevice {
  readonly name: string;
  /** False for the one that a script takes where none is named. */
  readonly named: boolean;
}

/** `other` is whatever a script of the administrator's own makes. */
export type NetworkKind = 'bridge' | 'route' | 'nat' | 'other';

export interface MapNetwork {
  /** Tells it from the other networks of its host. */
  readonly id: string;
  readonly kind: NetworkKind;
  readonly name: string;
  /** The cards behind it, as far as a configuration of the host tells them. */
  readonly devices: readonly MapDevice[];
  /** The driver domain that it is in, if not dom0. */
  readonly backend?: string;
  /** Where a configuration of the host names it. */
  readonly at?: MapPlace;
}

/** One host: its networks and guests, in the order of names. */
export interface MapHost {
  /** Its folder; empty for the guests of no host in particular. */
  readonly folder: string;
  readonly networks: readonly MapNetwork[];
  readonly guests: readonly MapGuest[];
}

export interface NetworkMap {
  readonly hosts: readonly MapHost[];
}

/** The conflicts of a guest and of all its interfaces. */
export const conflictsOf = ({ conflicts, interfaces }: MapGuest): readonly MapConflict[] => [
  ...conflicts,
  ...interfaces.flatMap((one) => one.conflicts),
];

/** Everything of a map in numbers. */
export interface MapCount {
  readonly hosts: number;
  readonly guests: number;
  readonly interfaces: number;
  /** Guests with a conflict. */
  readonly conflicts: number;
}

export function countMap({ hosts }: NetworkMap): MapCount {
  const guests = hosts.flatMap((host) => host.guests);
  return {
    hosts: hosts.length,
    guests: guests.length,
    interfaces: guests.reduce((sum, { interfaces }) => sum + interfaces.length, 0),
    conflicts: guests.filter((guest) => conflictsOf(guest).length).length,
  };
}

/** A map to work with: the drawing, and what its nodes lead to. */
export interface LiveMap {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Where a node with `data-at="n"` is written. */
  readonly places: readonly MapPlace[];
  /** The hosts that are drawn in full, by their folders. */
  readonly open: readonly string[];
}

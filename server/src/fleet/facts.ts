import type { Range } from '../syntax/text.ts';

/** Things that every host has its own of: two hosts may use the same name. */
export type HostFactType = 'name' | 'uuid' | 'vifname' | 'disk' | 'vnc' | 'vnc-password' | 'pci';

/** Things that the whole fleet shares, because hosts share their networks. */
export type SharedFactType = 'mac' | 'ip' | 'bridge' | 'script' | 'pool';

/** What kinds of facts are shared between files. */
export type FactType = HostFactType | SharedFactType;

/** One use of something that another file may use too. */
export interface Fact {
  readonly type: FactType;
  /** The thing in its canonical form, equal exactly when two uses mean the same. */
  readonly key: string;
  readonly path: string;
  readonly range: Range;
  /** As the file has it, for messages. */
  readonly label: string;
  /** What a rule of the type needs besides: a disk's access mode, a display's listening address, … */
  readonly detail?: string;
}

/** How the host of a xend-config.sxp or xl.conf connects its guests. */
export interface HostNetwork {
  readonly path: string;
  readonly range: Range;
  /** The toolstack whose configuration says so. */
  readonly toolstack: 'xl' | 'xm';
  /** network-bridge, network-route, network-nat, or a wrapper's name; a vif script's name for xl.conf. */
  readonly script: string;
  /** bridge, route, nat, … when the script is a known one. */
  readonly family?: string;
  readonly antispoof: boolean;
  /** Bridges that the network script makes, or that xl.conf names. */
  readonly bridges: readonly string[];
  /** Where the first of them is named. */
  readonly bridgeAt?: Range;
}

/** What a guest takes of its host, in numbers that are known. */
export interface Demand {
  /** MiB, and where it is said. */
  readonly memory?: number;
  readonly memoryAt?: Range;
  readonly vcpus?: number;
  readonly vcpusAt?: Range;
}

/** What a file gives to the rules across files; small, and independent of the file's text. */
export interface FileFacts {
  readonly path: string;
  readonly facts: readonly Fact[];
  /** How many network interfaces its guest has. */
  readonly interfaces?: number;
  readonly network?: HostNetwork;
  readonly demand?: Demand;
}

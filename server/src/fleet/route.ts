import type { Device } from '../config/device.ts';
import type { ConfigFile, DomainFile } from '../config/file.ts';
import { vifValue } from '../config/vif.ts';
import type { Piece } from '../specs/piece.ts';
import type { HostNetwork } from './facts.ts';
import type { Fleet } from './fleet.ts';

/** Why an interface is routed: its own script, the host's network, or the host that the workspace describes. */
export type RouteReason =
  | { readonly by: 'vif'; readonly script: Piece }
  | { readonly by: 'network'; readonly network: HostNetwork }
  | { readonly by: 'project'; readonly script: string };

/** The last part of a script's path. */
export const scriptName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const family = (script: string): string => scriptName(script).replace(/^(?:network|vif)-/, '');

/** True when the host that a file is for routes its guests' traffic, so that an interface without a script of its own needs `ip=`. */
export function isRouted({ path, host, profile }: ConfigFile, fleet: Fleet): boolean {
  const script = fleet.networkFor(path, profile.toolstack)?.script ?? host?.networkScript;
  return script !== undefined && family(script) === 'route';
}

/** Tells why an interface is routed, so that it needs `ip=`; undefined when it is not, or nothing says so. */
export function routeReason(file: DomainFile, vif: Device, fleet: Fleet): RouteReason | undefined {
  const script = vifValue(file, vif, 'script');
  if (script) return family(script.text) === 'route' ? { by: 'vif', script } : undefined;
  const network = fleet.networkFor(file.path, file.profile.toolstack);
  if (network) return family(network.script) === 'route' ? { by: 'network', network } : undefined;
  const described = file.host?.networkScript;
  return described && family(described) === 'route' ? { by: 'project', script: described } : undefined;
}

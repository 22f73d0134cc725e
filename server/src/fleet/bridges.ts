import { inReleases } from '../catalog/release.ts';
import type { DomainFile } from '../config/file.ts';
import type { Fleet } from './fleet.ts';

/**
 * The bridges of a file's host, when something describes them all: `.xen-config.json`, or a xend-config.sxp that runs network-bridge
 * itself. Undefined when the host may well have others: a wrapper script or the distribution makes them.
 */
export function knownBridges(file: DomainFile, fleet: Fleet): ReadonlySet<string> | undefined {
  if (file.host?.bridges) return new Set(file.host.bridges);
  const network = fleet.networkFor(file.path, file.profile.toolstack);
  if (network?.toolstack !== 'xm' || network.script !== 'network-bridge') return undefined;
  if (network.bridges.length) return new Set(network.bridges);
  // Without bridge= the name comes from the interface: xenbr0 up to 3.1, the interface's own since (network-bridge of each release).
  return inReleases(file.profile.release, null, '3.1') ? new Set(['xenbr0']) : undefined;
}

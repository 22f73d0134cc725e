import type { ConfigFile } from '../../config/file.ts';
import type { Fleet } from '../../fleet/fleet.ts';

/** Bridges that the workspace knows: used by guests, made by xend-config.sxp, or named in the host's description. */
export function bridges(file: ConfigFile, fleet: Fleet): string[] {
  const used = [...fleet.all('bridge')].flatMap(([fact]) => (fact ? [fact.key] : []));
  const made = fleet.networkFor(file.path, file.profile.toolstack)?.bridges ?? [];
  return [...new Set([...(file.host?.bridges ?? []), ...made, ...used, 'xenbr0'])].sort();
}

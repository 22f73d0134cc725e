import json from 'catalog:texts';
import { longText } from './long-texts.ts';
import type { Doc } from './types.ts';

export type DocKind = 'domain' | 'conf' | 'cpupool' | 'xend' | 'specs' | 'scripts';

let texts: ReadonlyMap<string, Doc> | undefined;

/** `catalog:texts` by `kind/name` or `kind/name/part`. Maps, because names come from people's files and may be `constructor`. */
function load(): ReadonlyMap<string, Doc> | undefined {
  const read = longText<Record<string, Record<string, Doc>>>('texts', json);
  if (!read) return undefined;
  return new Map(
    Object.entries(read).flatMap(([kind, entries]) =>
      Object.entries(entries).map(([name, doc]) => [`${kind}/${name}`, doc] as const),
    ),
  );
}

/**
 * What a person reads about an entry. `part` is a sub-key of a spec (`docOf('specs', 'vif', 'mac')`) or a parameter of a script
 * (`docOf('scripts', 'network-bridge', 'netdev')`). The texts are parsed at the first call.
 */
export function docOf(kind: DocKind, name: string, part?: string): Doc | undefined {
  texts ??= load();
  return texts?.get(part === undefined ? `${kind}/${name}` : `${kind}/${name}/${part}`);
}

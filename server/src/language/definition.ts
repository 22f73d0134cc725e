import type { ConfigFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type Range, type Span, span, touches } from '../syntax/text.ts';
import { nameAt } from './names/names.ts';

/** Where something is made: in this file or another. */
export interface Definition {
  readonly path: string;
  readonly range: Range;
}

/** Where a program's name is set, or the line of the host's configuration that makes a bridge. */
export function definitions(file: ConfigFile, offset: number, fleet: Fleet): Definition[] {
  const name = nameAt(file, offset);
  const { path, lines } = file;
  if (name) {
    const made = name.uses.filter(({ as }) => as === 'function' || as === 'class');
    const sets = made.length ? made : name.uses.filter((use) => use.sets);
    return sets.map((use) => ({ path, range: lines.range(use.span) }));
  }
  const bridge = bridgeAt(file, offset, fleet);
  if (bridge === undefined) return [];
  const own = fleet.networkFor(path, file.profile.toolstack);
  const networks = own?.bridges.includes(bridge) ? [own] : fleet.networks();
  return networks
    .filter(({ bridges }) => bridges.includes(bridge))
    .map((network) => ({ path: network.path, range: network.bridgeAt ?? network.range }));
}

/** The bridge that is named at a place. */
function bridgeAt({ path, lines }: ConfigFile, offset: number, fleet: Fleet): string | undefined {
  const where = ({ start, end }: Range): Span => span(lines.offset(start), lines.offset(end));
  const fact = fleet.factsOf(path)?.facts.find(({ type, range }) => type === 'bridge' && touches(where(range), offset));
  return fact?.key;
}

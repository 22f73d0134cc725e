import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { inParts, inValue, keys, keyValue } from './keys.ts';

/** One `key=value` of a virtual node: the others of the node stand in strings of their own. */
export function vnuma(place: SpecPlace): readonly Completion[] {
  const { all, here } = inParts(place);
  if (here && inValue(here, place.at)) return keyValue(place);
  const given = place.others().map(({ text }) => text.slice(0, Math.max(0, text.indexOf('='))).trim());
  return keys(place, all, here, new Set(given));
}

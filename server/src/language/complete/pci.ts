import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { pciAddress } from './elements.ts';
import { valueItem } from './items.ts';
import { inParts, inValue, keys, keyValue } from './keys.ts';

/** The two keys that name a device instead of its address. */
const NAMES = new Set(['bdf', 'name']);

/** A device's address first, or since 4.15 a key that names it; its options behind. */
export function pci(place: SpecPlace): readonly Completion[] {
  const { all, here } = inParts(place);
  if (here && inValue(here, place.at)) return keyValue(place);
  const named = all.some((part) => part !== here && (NAMES.has(part.key.text) || part.whole.text.includes(':')));
  if (named) return keys(place, all, here, NAMES);
  const found = keys(place, all, here).filter(({ label }) => NAMES.has(label));
  if (!here?.whole.text || here.equals || here.whole.text.includes(':'))
    return here?.whole.text.includes(':') ? [] : found;
  return [{ ...valueItem(pciAddress(place), here.whole.span, 'bus, device, function'), sort: '0' }, ...found];
}

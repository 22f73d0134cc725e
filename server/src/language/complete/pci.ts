import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { valueItem } from './items.ts';
import { inParts, keyValue } from './keys.ts';

/** A device's address first, its options behind it. */
export function pci(place: SpecPlace): readonly Completion[] {
  const { all, here } = inParts(place);
  if (!here || here !== all[0] || here.equals) return keyValue(place);
  if (here.whole.text.includes(':')) return [];
  const address = valueItem('01:00.0', here.whole.span, 'BUS:DEVICE.FUNCTION, as lspci shows it');
  // Since 4.15 a device may be named by a key too.
  const keys = keyValue(place).filter(({ label }) => label === 'bdf' || label === 'name');
  return [{ ...address, sort: '0' }, ...keys];
}

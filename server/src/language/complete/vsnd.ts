import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { inOrder, valueItem } from './items.ts';
import { inParts, keySlot, keyValue } from './keys.ts';

/** What a string of a sound card is about; its first word. */
const HEADS: readonly (readonly [string, string])[] = [
  ['card', 'the card as a whole'],
  ['pcm', 'a device of the card'],
  ['stream', 'a stream of the device before it'],
];

/** `card`, `pcm` or `stream` first, the rest by key (tools/xl/xl_parse.c:parse_vsnd_card_config). */
export function vsnd(place: SpecPlace): readonly Completion[] {
  const { all, here } = inParts(place);
  if (here && here !== all[0]) return keyValue(place);
  const slot = keySlot(place, here);
  if (!slot || here?.equals) return keyValue(place);
  return inOrder(HEADS.map(([head, about]) => ({ ...valueItem(head, slot.span, about), kind: 'word' })));
}

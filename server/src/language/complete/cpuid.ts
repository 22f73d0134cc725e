import { isIn } from '../../catalog/index.ts';
import { parts } from '../../specs/piece.ts';
import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { inOrder, valueItem } from './items.ts';
import { inValue, keySlot, keyText } from './keys.ts';

const MEANING: Readonly<Record<string, string>> = {
  x: 'whatever Xen thinks best',
  k: 'as the host has it',
  s: 'as the host has it, and kept over migration',
  '0': 'hide it',
  '1': 'show it',
};

/** `host,FLAG=VALUE,…`, or in lists `LEAF:REGISTER=BITS,…`. */
export function cpuid(place: SpecPlace): Completion[] {
  const { value, at, file, spec } = place;
  const words = (set: string) => (spec.words?.[set] ?? []).filter((word) => isIn(file.profile.release, word));
  const colon = value.text.indexOf(':');
  if (file.profile.toolstack === 'xm' || (colon >= 0 && at > colon)) return registers(place, colon, words('register'));
  const all = parts(value);
  const here = all.findLast(({ whole }) => whole.from <= at && at <= whole.to);
  if (here?.value && inValue(here, at)) {
    const where = here.value.span;
    return inOrder(words('value').map(({ name }) => valueItem(name, where, MEANING[name])));
  }
  const slot = keySlot(place, here);
  if (!slot) return [];
  if (here === all[0] || !all.length) return [valueItem('host', slot.span, 'flags by name follow')];
  const given = new Set(all.filter((part) => part !== here || slot.more).map(({ key }) => key.text));
  return words('flag')
    .filter(({ name }) => !given.has(name))
    .map(({ name }) => ({
      ...valueItem(name, slot.span),
      kind: 'key',
      ...keyText(name, false, slot),
      again: true,
    }));
}

/** Behind `LEAF:`, the registers that are not given yet. */
function registers(place: SpecPlace, colon: number, words: readonly { readonly name: string }[]): Completion[] {
  const { value, at } = place;
  if (colon < 0 || at <= colon) return [];
  const all = parts(value);
  const here = all.findLast(({ whole }) => whole.from <= at && at <= whole.to);
  if (here && inValue(here, at)) return [];
  const given = value.text.slice(colon);
  const start = Math.max(colon + 1, here?.whole.from ?? at);
  const where = value.map.span(start, Math.max(start, here?.equals?.from ?? here?.whole.to ?? at));
  return words
    .filter(({ name }) => !given.includes(`${name}=`))
    .map(({ name }) => ({
      ...valueItem(name, where, '32 bits'),
      kind: 'key',
      insert: here?.equals ? name : `${name}=`,
    }));
}

import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { cpuid } from './cpuid.ts';
import { cpus } from './cpus.ts';
import { disk } from './disk.ts';
import { newElements } from './elements.ts';
import { inOrder, valueItem } from './items.ts';
import { keyValue } from './keys.ts';
import { pci } from './pci.ts';
import { vnuma } from './vnuma.ts';
import { vsnd } from './vsnd.ts';

type Completer = (place: SpecPlace) => readonly Completion[];

/** The specs that are not merely a row of `key=value`. */
const COMPLETERS: Readonly<Record<string, Completer>> = {
  cpuid,
  cpus,
  disk,
  dtdev: whole,
  iomem: whole,
  ioports: whole,
  irqs: whole,
  llc_colors: whole,
  pci,
  vnuma,
  vsnd,
};

/** What may stand at a place in a string that holds a spec. */
export function completeSpec(place: SpecPlace): readonly Completion[] {
  const { name } = place.spec;
  const completer = Object.hasOwn(COMPLETERS, name) ? COMPLETERS[name] : undefined;
  const items = (completer ?? keyValue)(place);
  const start = place.value.text.trim() ? [] : wholeElements(place);
  return [...inOrder(start, '0'), ...items];
}

/** A string that has one part only: usual ones as a whole. */
function whole(place: SpecPlace): Completion[] {
  const { value } = place;
  if (!value.text.trim()) return [];
  const where = value.map.span(0, value.text.length);
  return newElements(place, place.spec.name, place.index, place.others()).map(({ label, detail }) =>
    valueItem(label, where, detail),
  );
}

/** In an empty string: whole ones, as in an empty list. */
function wholeElements(place: SpecPlace): Completion[] {
  const { value } = place;
  const where = value.map.span(0, value.text.length);
  const strings = newElements(place, place.spec.name, place.index, place.others()).filter((one) => !one.whole);
  return strings.map(
    ({ label, insert, detail }): Completion => ({
      label,
      kind: 'snippet',
      span: where,
      insert,
      snippet: true,
      ...(detail ? { detail } : {}),
    }),
  );
}

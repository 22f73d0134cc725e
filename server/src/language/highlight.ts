import type { ConfigFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type Span, span, touches } from '../syntax/text.ts';
import { nameAt } from './names/names.ts';

/** A place that means the same as the one under the cursor. */
export interface Highlight {
  readonly span: Span;
  readonly writes: boolean;
}

/** The places of the file that mean the same: a variable, a setting's assignments, or a thing such as a bridge or MAC address. */
export function highlights(file: ConfigFile, offset: number, fleet: Fleet): Highlight[] {
  const name = nameAt(file, offset);
  if (name) return name.uses.map(({ span: where, sets }) => ({ span: where, writes: sets }));
  const named: readonly { name: string; nameSpan: Span }[] =
    file.kind === 'xend' ? file.xend.options : file.settings.assignments;
  const here = named.find(({ nameSpan }) => touches(nameSpan, offset));
  if (here)
    return named.filter((one) => one.name === here.name).map(({ nameSpan }) => ({ span: nameSpan, writes: true }));
  return things(file, offset, fleet);
}

function things(file: ConfigFile, offset: number, fleet: Fleet): Highlight[] {
  const { lines } = file;
  const facts = (fleet.factsOf(file.path)?.facts ?? []).map(({ type, key, range }) => ({
    type,
    key,
    span: span(lines.offset(range.start), lines.offset(range.end)),
  }));
  const here = facts.find((fact) => touches(fact.span, offset));
  if (!here) return [];
  return facts
    .filter(({ type, key }) => type === here.type && key === here.key)
    .map((fact) => ({ span: fact.span, writes: false }));
}

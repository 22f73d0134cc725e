import { vlanLabel } from './labels.ts';
import type { MapGuest } from './model.ts';
import type { CardRow } from './scene.ts';

/** Sizes of what is drawn; letters of the fixed width that addresses have are `LETTER` wide. */
export const CARD = { width: 258, head: 24, row: 15, foot: 7, indent: 22 };
export const LETTER = 6.7;
/** So many letters fit into a row. */
export const ROW_LETTERS = Math.floor((CARD.width - CARD.indent - 8) / LETTER);

/** A guest's card: how high it is and what its rows say. */
export function cardOf(guest: MapGuest): { readonly rows: readonly CardRow[]; readonly height: number } {
  const rows: CardRow[] = [];
  const next = (): number => CARD.head + rows.length * CARD.row;
  if (guest.conflicts.length) rows.push({ kind: 'conflict', y: next(), conflicts: guest.conflicts });
  for (const one of guest.interfaces) {
    rows.push({ kind: 'interface', y: next(), one });
    const more = [...one.ips, vlanLabel(one)].filter(Boolean).join(' ');
    if (more) rows.push({ kind: 'text', y: next(), text: more });
    if (one.conflicts.length) rows.push({ kind: 'conflict', y: next(), conflicts: one.conflicts });
  }
  if (guest.partly) rows.push({ kind: 'text', y: next(), text: 'more that cannot be read' });
  else if (!guest.interfaces.length) rows.push({ kind: 'text', y: next(), text: 'no interfaces' });
  return { rows, height: next() + CARD.foot };
}

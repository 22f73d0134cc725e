import { formatBdf, readBdf } from '../../specs/bdf.ts';
import type { Part } from '../../specs/piece.ts';
import type { SpecPlace } from '../complete/context.ts';
import { code, paragraphs } from '../markdown.ts';
import type { Hover } from '../types.ts';

/** The address of a device, number by number. */
export function pciPart(place: SpecPlace, here: Part | undefined): Hover | undefined {
  const named = here?.key.text.trim() === 'bdf' && here.equals && place.at > here.equals.from ? here.value : undefined;
  const piece = named ?? (here && !here.equals ? here.whole : undefined);
  if (!piece) return undefined;
  const [address = '', slot] = piece.text.trim().split('@');
  const bdf = readBdf(address);
  if (!bdf) return undefined;
  const hex = (number: number): string => code(number.toString(16).padStart(2, '0'));
  const functions = bdf.func === undefined ? 'all functions' : `function ${bdf.func}`;
  const markdown = paragraphs(
    `**${code(formatBdf(bdf))}** · bus ${hex(bdf.bus)}, device ${hex(bdf.device)}, ${functions}${bdf.domain ? `, PCI domain ${hex(bdf.domain)}` : ''}`,
    slot !== undefined && `In the guest at slot ${code(slot)}.`,
  );
  return { markdown, span: piece.span };
}

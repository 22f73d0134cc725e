import type { Target } from '../catalog/lookup.ts';
import { inReleases } from '../catalog/release.ts';
import { readCNumber } from './c-number.ts';

/** `form`: no decimal number; `rest`: something behind it, which xl took in silence up to 4.6; `range`: negative, or of more than 32 bits. */
export type IrqFault = 'form' | 'rest' | 'range';

const UINT32_MAX = 2n ** 32n - 1n;

/**
 * What is wrong with an interrupt line. xl (4.2 and later, tools/xl/xl_parse.c:parse_config_data): strtoul in base 10; xend (server/irqif.py):
 * Python's int().
 */
export function irqFault(text: string, { toolstack, release }: Target): IrqFault | undefined {
  const number = readCNumber(text, 10);
  if (!number) return 'form';
  const rest = text.slice(number.length);
  if (toolstack === 'xm' ? rest.trim() : rest)
    return toolstack === 'xm' || inReleases(release, '4.7') ? 'form' : 'rest';
  return number.value < 0n || number.value >= UINT32_MAX ? 'range' : undefined;
}

import { subkeysAt } from '../../catalog/index.ts';
import type { SubkeyFacts } from '../../catalog/types.ts';
import { isAddressFault, readAddress } from '../../specs/address.ts';
import { readMac } from '../../specs/mac.ts';
import { type Part, type Piece, trimmed } from '../../specs/piece.ts';
import { isRateFault, readRate } from '../../specs/rate.ts';
import type { SpecPlace } from '../complete/context.ts';
import { inParts } from '../complete/keys.ts';
import { describeScript, describeSpec, describeSubkey } from '../documentation.ts';
import { paragraphs } from '../markdown.ts';
import type { Hover } from '../types.ts';
import { describeAddress, describeMac, describeSize } from '../values.ts';
import { describeVdev } from './disk.ts';
import { describeRate } from './rate.ts';
import { SUMMARIES } from './summary.ts';

/** What to show inside a string that holds a spec: the part under the cursor, and what the string comes to as a whole. */
export function hoverSpec(place: SpecPlace): Hover | undefined {
  const { all, here } = inParts(place);
  const summary = Object.hasOwn(SUMMARIES, place.spec.name) ? SUMMARIES[place.spec.name] : undefined;
  const special = summary?.part?.(place, here, all);
  const found = special ?? (here ? onPart(place, here) : undefined);
  // A sub-key's page is long enough by itself.
  if (found && 'page' in found) return { markdown: found.markdown, span: found.span };
  const whole = summary?.whole?.(place, all);
  if (found) return { markdown: paragraphs(found.markdown, whole), span: found.span };
  if (whole) return { markdown: whole, span: place.value.span };
  return place.value.text.trim() ? undefined : { markdown: describeSpec(place.spec), span: place.value.span };
}

/** A sub-key, its word, or its value. */
function onPart(place: SpecPlace, here: Part): (Hover & { readonly page?: true }) | undefined {
  const subkey = subkeysAt(place.spec, place.file.profile).get(here.key.text.trim());
  if (!subkey) return undefined;
  const bare = here.value && trimmed(place.value, here.value.from, here.value.to);
  const onValue = here.equals !== undefined && place.at > here.equals.from && bare?.text ? bare : undefined;
  const said = onValue && describeValue(place, subkey, onValue);
  if (onValue && said) return { markdown: said, span: onValue.span };
  const word = onValue && subkey.words?.find(({ name }) => sameWord(subkey, name, onValue.text));
  const markdown = describeSubkey(place.spec.name, subkey, word?.name);
  return { markdown, span: onValue ? onValue.span : here.key.span, page: true };
}

const sameWord = ({ wordsIgnoreCase }: SubkeyFacts, word: string, text: string): boolean =>
  wordsIgnoreCase ? word.toLowerCase() === text.toLowerCase() : word === text;

/** What a value is, by its sub-key's kind: an address, a range, a script, a rate, a disk's name. */
function describeValue(
  place: SpecPlace,
  { name, kind, unit }: SubkeyFacts,
  { text, from, to }: Piece,
): string | undefined {
  const { file, fleet, value } = place;
  // What a program still fills in (`%02x`) is no slip in the address.
  if (kind === 'mac') return text.includes('%') ? undefined : describeMac(readMac(value, from, to), fleet.interfaces);
  if (kind === 'vdev') return describeVdev(text, file.profile);
  if (kind === 'rate') {
    const rate = readRate(text, file.profile);
    return isRateFault(rate) ? undefined : describeRate(text, rate);
  }
  if (name === 'ip') return text.split(' ').map(describeAddress).filter(Boolean).join('\n\n') || undefined;
  if (name === 'script') return describeScript(text.slice(text.lastIndexOf('/') + 1));
  if (unit && /^\d{1,18}$/.test(text)) return describeSize(BigInt(text), unit);
  if (/listen|addr/.test(name) && !isAddressFault(readAddress(text))) return describeAddress(text);
  return undefined;
}

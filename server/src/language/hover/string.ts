import { catalog } from '../../catalog/index.ts';
import { optionAt, optionOf } from '../../rules/settings/options.ts';
import { wordFor, wordPiece, wordsOf } from '../../rules/settings/words.ts';
import type { Context } from '../complete/context.ts';
import { describeOption, describeScript, describeSetting } from '../documentation.ts';
import { code } from '../markdown.ts';
import { holderOf, stringAt } from '../place/holder.ts';
import { isPython, type StringPlace } from '../place/place.ts';
import type { Hover } from '../types.ts';
import { describeAddress, describeSize } from '../values.ts';
import { hoverSpec } from './spec.ts';

/** What to show inside a setting's string. */
export function hoverString(context: Context, place: StringPlace, offset: number): Hover | undefined {
  const { file } = context;
  const name = optionOf(file, place.name) ? place.name : holderOf(file, offset);
  const facts = name === undefined ? undefined : optionAt(file, name);
  if (!name || !facts) return undefined;
  // A program may have made more of the text than stands here.
  const result = isPython(file) ? file.settings.last.get(name)?.result : undefined;
  const held = result && stringAt(result, offset);
  const value = held?.value ?? place.literal.value;
  const at = held?.text ?? place.text;
  const index = held?.index ?? place.index;
  const spec = facts.spec && catalog.specs.get(facts.spec);
  if (spec) return hoverSpec({ ...context, setting: name, spec, value, at, index, others: () => [] });

  const page = (word: string): string | undefined =>
    file.kind === 'domain'
      ? describeSetting(name, file.profile, word)
      : describeOption(file.kind, name, file.profile.release, word);
  const piece = wordPiece(value, facts);
  const word = wordFor(piece.text, wordsOf(file, name, facts), facts);
  if (word !== undefined && at >= piece.from && at <= piece.to) {
    const markdown = page(word);
    return markdown ? { markdown, span: piece.span } : undefined;
  }
  const markdown = describeText(name, facts.unit, value.text);
  return markdown ? { markdown, span: value.span } : undefined;
}

/** A text that is no word of the setting: a number with a unit, an address, a script. */
function describeText(name: string, unit: string | undefined, text: string): string | undefined {
  if (unit && /^\d{1,18}$/.test(text)) {
    const size = describeSize(BigInt(text), unit);
    return size && `**${name}** · ${size}`;
  }
  const script = describeScript(text.slice(text.lastIndexOf('/') + 1));
  if (script) return script;
  if (/^[\d.]+$|:/.test(text) && text.length < 60) {
    return describeAddress(text);
  }
  return name.endsWith('keymap') && text ? `**${name}** · keys as on a ${code(text)} keyboard` : undefined;
}

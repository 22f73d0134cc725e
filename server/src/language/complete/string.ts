import { catalog } from '../../catalog/index.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import { optionAt, optionOf } from '../../rules/settings/options.ts';
import { wordsOf } from '../../rules/settings/words.ts';
import type { StringValue } from '../../values/value.ts';
import { holderOf } from '../place/holder.ts';
import { type StringPlace, siblings } from '../place/place.ts';
import type { Completion } from '../types.ts';
import type { Context } from './context.ts';
import { exampleValues } from './examples.ts';
import { inOrder, valueItem } from './items.ts';
import { completeSpec } from './spec.ts';
import { usualValues } from './usual.ts';
import { wordStarts } from './words.ts';

/** What may stand inside a setting's string. */
export function inString(context: Context, place: StringPlace): readonly Completion[] {
  const { file } = context;
  // In a program the string may belong to a variable that ends in a setting.
  const holder = optionOf(file, place.name) ? place.name : holderOf(file, place.literal.content.start);
  const facts = holder === undefined ? undefined : optionAt(file, holder);
  if (!holder || !facts) return [];
  const others = () => siblings(file, place).map(({ value }) => value);
  const spec = facts.spec && catalog.specs.get(facts.spec);
  if (spec) {
    const { literal, text: at, index } = place;
    return completeSpec({ ...context, setting: holder, spec, value: literal.value, at, index, others });
  }
  return place.depth ? inList(context, holder, facts, place, others()) : wholeString(context, holder, facts, place);
}

/** A string that is one value: all of it is replaced. */
function wholeString(context: Context, name: string, facts: OptionFacts, { literal }: StringPlace): Completion[] {
  const { file } = context;
  const where = literal.content;
  const words = wordsOf(file, name, facts).map(
    (word): Completion => ({ ...valueItem(word, where), kind: 'word', doc: { of: file.kind, name, word } }),
  );
  const usual = usualValues(context, name).map(([value, about]) => valueItem(value, where, about));
  const known = new Set([...words, ...usual].map(({ label }) => label));
  const examples = exampleValues(file.kind, name).flatMap((example) => {
    const text = /^(["'])(.*)\1$/.exec(example)?.[2];
    return text && !known.has(text) ? [valueItem(text, where, 'example')] : [];
  });
  return inOrder([...words, ...usual, ...examples]);
}

function inList(
  { file }: Context,
  name: string,
  facts: OptionFacts,
  { literal, text: at }: StringPlace,
  others: readonly StringValue[],
): Completion[] {
  const { value } = literal;
  // A word may be taken out again with `!`, and be followed by `=` and a text of its own.
  const from = facts.wordsForm === 'negatable' && value.text.startsWith('!') ? 1 : 0;
  const equals = facts.wordsForm === 'key=value' ? value.text.indexOf('=') : -1;
  if (at < from || (equals >= 0 && at > equals)) return [];
  const where = value.map.span(from, equals < 0 ? value.text.length : equals);
  return inOrder(
    wordStarts(file, name, facts, others).map(({ word, text }) => ({
      ...valueItem(word, where),
      kind: 'word',
      insert: equals < 0 ? text : word,
      doc: { of: file.kind, name, word },
    })),
  );
}

import type { OptionFacts } from '../../catalog/types.ts';
import { wordsOf } from '../../rules/settings/words.ts';
import type { StringValue } from '../../values/value.ts';
import type { Context } from './context.ts';

/** A word of an option as it is begun in a list. */
export interface WordStart {
  readonly word: string;
  readonly text: string;
  /** True when a value has to follow. */
  readonly more: boolean;
}

/** The words of a list's option that the other strings do not have yet; in the form that the option wants. */
export function wordStarts(
  file: Context['file'],
  name: string,
  facts: OptionFacts,
  others: readonly StringValue[],
): WordStart[] {
  const given = new Set(others.map(({ text }) => text.replace(/^!|=.*$/g, '').toLowerCase()));
  const more = facts.wordsForm === 'key=value';
  return wordsOf(file, name, facts)
    .filter((word) => !given.has(word.toLowerCase()))
    .map((word) => ({ word, text: more ? `${word}=` : word, more }));
}

import { nearest, subkeysAt } from '../../catalog/index.ts';
import type { SubkeyFacts } from '../../catalog/types.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Option } from '../../specs/options.ts';
import { piece, split } from '../../specs/piece.ts';
import { readSound, SOUND_PARTS, type SoundPart, type SoundString, soundKeys, soundPartOf } from '../../specs/vsnd.ts';
import type { ListValue, StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';
import { duplicateFindings } from './keys.ts';
import { listed, type OptionsReader, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';
import { numberFindings, wordFindings } from './values.ts';

const READER: OptionsReader = {
  spec: 'vsnd',
  device: 'a sound card',
  style: 'match',
  unknownKey: REFUSED,
  noEquals: REFUSED,
};

export default rule({
  id: 'vsnd-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vsnd')) return;
    for (const card of file.domain.list('vsnd')?.items ?? []) if (card.kind === 'list') yield* ofCard(file, card);
  },
});

function* ofCard(file: DomainFile, { items }: ListValue): Iterable<Finding> {
  for (const entry of items) {
    if (entry.kind === 'list') {
      yield {
        span: entry.span,
        severity: 'warning',
        message:
          'A list inside a sound card: xl stops reading the card there without a word. Take the inner brackets away.',
      };
      return;
    }
    const sound = entry.kind === 'string' ? readSound(entry) : undefined;
    if (entry.kind !== 'string' || !sound) continue;
    if (sound.part) yield* ofPart(file, entry, sound, sound.part);
    else yield wrongWord(sound);
  }
}

/** The word before the first comma. */
function wrongWord({ word }: SoundString): Finding {
  const bare = word.text.trim();
  const known = SOUND_PARTS.find((one) => one === bare.toLowerCase());
  if (known) {
    return {
      span: word.span,
      message: `xl compares "${word.text}" with the blanks behind it, and refuses the file. Write ${bare} without them.`,
      fixes: word.editable ? [safeFix('Remove the blanks', replace(word.span, bare))] : [],
    };
  }
  const near = nearest(bare.toLowerCase(), SOUND_PARTS);
  return {
    span: word.span,
    message: `A string of a sound card begins with card, pcm or stream and a comma, not with "${shown(bare)}"; xl refuses the file. ${near ? `Write ${near}` : 'Put the word before it'}.`,
    fixes: near && word.editable ? [choice(`Change to ${near}`, replace(word.span, near))] : [],
  };
}

function* ofPart(file: DomainFile, text: StringValue, { options }: SoundString, part: SoundPart): Iterable<Finding> {
  const keys = soundKeys(part);
  const known = subkeysAt(READER.spec, file.profile);
  for (const option of options) {
    const { key, equals, whole } = option;
    const facts = known.get(key.text);
    if (!equals || !facts || !keys.includes(key.text)) yield wrongKey(option, part, keys);
    else if (whole.from + key.text.length !== equals.from) yield blank(text, option);
    else yield* ofValue(text, option, facts);
  }
  yield* duplicateFindings(file, options, READER.spec);
  yield* textFindings(file, text, options, READER);
}

function wrongKey({ key, equals, whole }: Option, part: SoundPart, keys: readonly string[]): Finding {
  if (!equals) {
    return {
      span: whole.text ? whole.span : key.span,
      message: `"=" is missing in "${shown(whole.text)}"; xl refuses the file. Write KEY=VALUE.`,
    };
  }
  const other = soundPartOf(key.text);
  const near = other ? undefined : nearest(key.text, keys);
  return {
    span: key.text ? key.span : whole.span,
    message: other
      ? `${key.text} belongs to a ${other}, not to a ${part}; xl refuses the file. Put it into a string that begins with ${other}.`
      : `"${shown(key.text)}" is no option of a ${part}; xl refuses the file. Write ${near ?? listed(keys)}.`,
    fixes: near && key.editable ? [choice(`Change to ${near}`, replace(key.span, near))] : [],
  };
}

function blank(text: StringValue, { key, equals, whole }: Option): Finding {
  const gap = piece(text, whole.from + key.text.length, equals?.to ?? key.to);
  return {
    span: gap.span,
    message: `A blank before "=" makes this another name than ${key.text}; xl refuses the file. Write ${key.text}= without blanks.`,
    fixes: gap.editable ? [safeFix('Remove the blanks before =', replace(gap.span, '='))] : [],
  };
}

function* ofValue(text: StringValue, option: Option, facts: SubkeyFacts): Iterable<Finding> {
  const { value, whole, key } = option;
  if (!value) return;
  if (facts.kind === 'enum') yield* wordFindings(option, facts, REFUSED);
  else if (facts.kind === 'integer') yield* numberFindings(option, facts, 'strtoul');
  else if (facts.kind === 'enum-list' || facts.kind === 'integer-list') {
    const entries = split(text, ';', value.from, value.to).filter((one) => one.text);
    if (!entries.length)
      yield { span: whole.span, message: `${key.text} has no value, and xl crashes over it. Remove it.` };
    for (const entry of entries) {
      const one = { ...option, value: entry };
      if (facts.kind === 'enum-list') yield* wordFindings(one, facts, REFUSED);
      else yield* numberFindings(one, facts, 'strtoul');
    }
  }
}

import { nearest, subkeysAt } from '../../catalog/index.ts';
import type { SubkeyFacts } from '../../catalog/types.ts';
import type { DomainFile } from '../../config/file.ts';
import { readCNumber } from '../../specs/c-number.ts';
import type { Option } from '../../specs/options.ts';
import { choice, type Finding, replace } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { levelOf, listed, type NumberReader, type OptionsReader, type Outcome } from './reader.ts';

/** Words and numbers that the keys do not take. */
export function* valueFindings(file: DomainFile, options: readonly Option[], reader: OptionsReader): Iterable<Finding> {
  const known = subkeysAt(reader.spec, file.profile);
  for (const option of options) {
    const facts = option.value && known.get(option.key.text);
    if (!facts) continue;
    if (facts.kind === 'enum') {
      if (reader.wrongWord && !facts.wordsOpen) yield* wordFindings(option, facts, reader.wrongWord);
    } else if (facts.kind === 'integer' || facts.kind === 'boolean') {
      const how = reader.numbers?.(facts.name);
      if (how) yield* numberFindings(option, facts, how, reader.outOfRange);
    }
  }
}

/** A value that is none of its key's words. */
export function* wordFindings({ key, value, whole }: Option, facts: SubkeyFacts, outcome: Outcome): Iterable<Finding> {
  const words = (facts.words ?? []).map(({ name }) => name);
  if (!value || !words.length) return;
  const { text } = value;
  if (words.some((word) => (facts.wordsIgnoreCase ? word.toLowerCase() === text.toLowerCase() : word === text))) return;
  const bare = text.trim();
  const near = words.find((word) => word.toLowerCase() === bare.toLowerCase()) ?? nearest(bare, words);
  yield {
    span: bare ? value.span : whole.span,
    ...levelOf(outcome),
    message: `${bare ? `"${shown(text)}" is no value of ${key.text}` : `${key.text} has no value`}; ${outcome.does}. Write ${near ?? listed(words)}.`,
    fixes: near && value.editable ? [choice(`Change to ${near}`, replace(value.span, near))] : [],
  };
}

const YES = new Set(['yes', 'y', 'true', 'on', 'enabled', 'enable']);
const NO = new Set(['no', 'n', 'false', 'off', 'disabled', 'disable']);

/** A value that is no number, or one beyond its key's range. */
export function* numberFindings(
  option: Option,
  facts: SubkeyFacts,
  how: NumberReader,
  outOfRange?: Outcome,
): Iterable<Finding> {
  const { key, value, whole } = option;
  if (!value) return;
  const { text } = value;
  const number = readCNumber(text, how === 'strtoul' ? 0 : 10);
  if (how === 'strtoul' && /^0\d*[89]\d*$/.test(text)) {
    yield* octalFindings(option, number?.value ?? 0n);
    return;
  }
  const where = text.trim() ? value.span : whole.span;
  if (!number || text.slice(number.length).trim()) {
    yield* noNumber(option, facts, how, number?.value);
    return;
  }
  if (facts.kind === 'boolean') return;
  if (how === 'strtoul') yield* octalFindings(option, number.value);
  if (!outOfRange) return;
  const { min = 0, max } = facts.range ?? {};
  const below = number.value < BigInt(min);
  if (!below && (max === undefined || number.value <= BigInt(max))) return;
  const bound = `${below ? min : max}`;
  yield {
    span: where,
    ...levelOf(outOfRange),
    message: `${key.text} must be at ${below ? 'least' : 'most'} ${bound}; ${outOfRange.does}. Write ${max === undefined ? `${min} or more` : `a number from ${min} to ${max}`}.`,
    fixes: value.editable ? [choice(`Change to ${bound}`, replace(value.span, bound))] : [],
  };
}

/** A leading 0, as lsusb prints it, makes a number octal. */
function* octalFindings({ key, value }: Option, read: bigint): Iterable<Finding> {
  const digits = /^0+(\d{1,18})$/.exec(value?.text ?? '')?.[1];
  if (!value || digits === undefined || BigInt(digits) === read) return;
  const meant = `${BigInt(digits)}`;
  yield {
    span: value.span,
    severity: 'warning',
    message: `xl reads a number with a leading 0 as octal, so this ${key.text} is ${read}. Write ${meant} without the 0.`,
    fixes: value.editable ? [choice(`Change to ${meant}`, replace(value.span, meant))] : [],
  };
}

/** `read`: the number at the start of the text, when there is one. */
function* noNumber(
  { key, value, whole }: Option,
  facts: SubkeyFacts,
  how: NumberReader,
  read: bigint | undefined,
): Iterable<Finding> {
  const bare = value?.text.trim() ?? '';
  const word = bare.toLowerCase();
  const meant = facts.kind !== 'boolean' ? undefined : YES.has(word) ? '1' : NO.has(word) ? '0' : undefined;
  const stops = how === 'int' || (how === 'parse_ulong' && read === undefined);
  // A text that counts as 0 does what a word for no asks.
  if (meant === '0' && !stops) return;
  const does =
    how === 'int' ? 'the guest is not created' : stops ? 'xl refuses the file' : `xl reads it as ${read ?? 0}`;
  yield {
    span: bare && value ? value.span : whole.span,
    severity: stops ? 'error' : 'warning',
    message: `${bare ? `"${shown(bare)}" is no number` : `${key.text} has no value`}; ${does}. Write ${meant ?? (facts.kind === 'boolean' ? '1 or 0' : 'digits only')}.`,
    fixes: meant && value?.editable ? [choice(`Change to ${meant}`, replace(value.span, meant))] : [],
  };
}

import { catalog } from '../../catalog/index.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import { optionAt } from '../../rules/settings/options.ts';
import { wordsOf } from '../../rules/settings/words.ts';
import type { Span } from '../../syntax/text.ts';
import { siblings, type ValuePlace } from '../place/place.ts';
import type { Completion, DocKey } from '../types.ts';
import type { Context } from './context.ts';
import { newElements } from './elements.ts';
import { exampleValues } from './examples.ts';
import { escapeSnippet, inOrder, valueItem } from './items.ts';
import { usualValues } from './usual.ts';
import { wordStarts } from './words.ts';

/** What may stand behind a setting's `=`, or as an element of its list. */
export function settingValues(context: Context, place: ValuePlace): Completion[] {
  const facts = optionAt(context.file, place.name);
  if (!facts || place.before === 'operator') return [];
  return place.depth ? elements(context, facts, place) : wholeValues(context, facts, place);
}

function wholeValues(context: Context, facts: OptionFacts, { name, span: where, before }: ValuePlace): Completion[] {
  if (before === 'value') return [];
  const { file } = context;
  const items: Completion[] = [];
  if (facts.kinds.includes('boolean')) items.push(...switches(facts, where));
  for (const word of wordsOf(file, name, facts)) {
    if (facts.kinds[0] !== 'list')
      items.push({ ...quoted(word, where), kind: 'word', doc: { of: file.kind, name, word } });
  }
  if (facts.kinds.includes('list')) items.push(...lists(context, facts, name, where));
  const quote = facts.kinds.includes('string') || (facts.kinds.includes('list') && facts.spec === undefined);
  for (const [value, about] of usualValues(context, name)) {
    const number = facts.kinds.some((kind) => kind === 'integer' || kind === 'float');
    if (number) items.push(valueItem(value, where, about));
    else if (quote) items.push({ ...quoted(value, where), ...(about ? { detail: about } : {}) });
  }
  if (
    !items.length &&
    facts.default !== undefined &&
    facts.kinds.includes('integer') &&
    Number.isFinite(Number(facts.default))
  )
    items.push(valueItem(String(facts.default), where, 'the default'));
  const known = new Set(items.map(({ insert }) => insert));
  for (const example of exampleValues(file.kind, name))
    if (!known.has(example)) items.push(valueItem(example, where, 'example'));
  if (!items.length && facts.kinds[0] === 'string')
    items.push({ label: '""', kind: 'value', span: where, insert: '"$1"', snippet: true, filter: '"' });
  return inOrder(items);
}

/** 1 and 0: xl knows no other words, and xm drops True and False. */
function switches(facts: OptionFacts, where: Span): Completion[] {
  const about = (on: boolean): string => {
    const word = on ? 'on' : 'off';
    return facts.default === on ? `${word}, the default` : word;
  };
  return [valueItem('1', where, about(true)), valueItem('0', where, about(false))];
}

const quoted = (text: string, where: Span): Completion => ({
  label: `"${text}"`,
  kind: 'value',
  span: where,
  insert: `"${text}"`,
  filter: text || '"',
});

/** Lists with their first element, as a start. */
function lists(context: Context, facts: OptionFacts, name: string, where: Span): Completion[] {
  const started = newElements(context, facts.spec ?? '', 0, []).map(
    ({ label, insert, detail, whole }): Completion => ({
      label: whole ? `[ ${label} ]` : `[ '${label}' ]`,
      kind: 'value',
      span: where,
      insert: whole ? `[ ${insert} ]` : `[ '${insert}' ]`,
      snippet: true,
      filter: `[${label}`,
      ...(detail ? { detail } : {}),
    }),
  );
  const nested = catalog.specs.get(facts.spec ?? '')?.nested;
  const empty: Completion = {
    label: nested ? "[ [ '' ] ]" : "[ '' ]",
    kind: 'value',
    span: where,
    insert: nested ? "[ [ '$1' ] ]" : "[ '$1' ]",
    snippet: true,
    filter: '[',
    again: true,
    detail: `a list for ${name}`,
  };
  return [...started, empty];
}

/** Elements of a list, with the commas that are missing around the place. */
function elements(context: Context, facts: OptionFacts, place: ValuePlace): Completion[] {
  const { file } = context;
  const { span: where, name, before } = place;
  const nested = catalog.specs.get(facts.spec ?? '')?.nested === true;
  if (!facts.kinds.includes('list') || place.depth > (nested ? 2 : 1)) return [];
  // Right behind a string the person is about to type the comma, or is done.
  if (before === 'value' && !/[ \t\n]/.test(file.text[where.start - 1] ?? '')) return [];
  const literals = siblings(file, place);
  const quote = literals.find(({ quote: one }) => one.length === 1)?.quote ?? "'";
  const [lead, tail] = commas(file.text, place);
  const [open, close] = nested && place.depth === 1 ? ['[ ', ' ]'] : ['', ''];
  const wrap = (insert: string): string => `${lead}${open}${quote}${insert}${quote}${close}${tail}`;
  const others = literals.map(({ value }) => value);
  const fitting = newElements(context, facts.spec ?? '', place.index, others).filter(
    ({ whole = false }) => whole === (nested && place.depth === 1),
  );
  const made: Completion[] = fitting.map((element) => ({
    label: element.whole ? element.label : `${quote}${element.label}${quote}`,
    kind: 'value',
    span: where,
    insert: element.whole ? `${lead}${element.insert}${tail}` : wrap(element.insert),
    snippet: true,
    filter: element.label,
    ...(element.detail ? { detail: element.detail } : {}),
  }));
  const doc = (word: string): DocKey => ({ of: file.kind, name, word });
  const words = wordStarts(file, name, facts, others).map(
    ({ word, text, more }): Completion => ({
      label: `${quote}${text}${quote}`,
      kind: 'word',
      span: where,
      insert: wrap(`${escapeSnippet(text)}${more ? '$1' : ''}`),
      snippet: true,
      filter: text,
      doc: doc(word),
    }),
  );
  const empty: Completion = {
    label: `${open}${quote}${quote}${close}`,
    kind: 'value',
    span: where,
    insert: wrap('$1'),
    snippet: true,
    filter: quote,
    again: true,
  };
  return inOrder([...made, ...words, empty]);
}

/** What has to stand before and behind a new element, for the list to stay one. */
function commas(text: string, { before, span: { start, end } }: ValuePlace): [lead: string, tail: string] {
  const next = /^[ \t]*(.)/.exec(text.slice(end, end + 200))?.[1];
  const lead = before === 'value' ? (text[start - 1] === ',' ? '' : ', ') : '';
  return [lead, next === '"' || next === "'" || next === '[' ? ', ' : ''];
}

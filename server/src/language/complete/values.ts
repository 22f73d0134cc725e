import { catalog } from '../../catalog/index.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import { optionAt } from '../../rules/settings/options.ts';
import { wordsOf } from '../../rules/settings/words.ts';
import type { Span } from '../../syntax/text.ts';
import { siblings, type ValuePlace } from '../place/place.ts';
import type { Completion, DocKey } from '../types.ts';
import type { Context } from './context.ts';
import { type Element, newElements } from './elements.ts';
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
  const { kinds, spec } = facts;
  const isList = kinds.includes('list');
  const made = isList ? newElements(context, spec ?? '', 0, []) : [];
  const items = [
    ...(kinds.includes('boolean') ? switches(facts, where) : []),
    ...(kinds[0] === 'list' ? [] : words(context, facts, name, where)),
    ...(isList ? lists(facts, made, where) : []),
    ...usual(context, facts, name, where),
    // Where there are elements made for this file, an example would only bring in its MAC address or disk.
    ...(made.length ? [] : exampleValues(context.file.kind, name).map((text) => valueItem(text, where, 'example'))),
  ];
  return inOrder(items.length ? items : fallback(facts, where));
}

const words = ({ file }: Context, facts: OptionFacts, name: string, where: Span): Completion[] =>
  wordsOf(file, name, facts).map((word) => ({
    ...quoted(word, where),
    kind: 'word',
    doc: { of: file.kind, name, word },
  }));

function usual(context: Context, { kinds, spec }: OptionFacts, name: string, where: Span): Completion[] {
  const values = usualValues(context, name);
  if (kinds.some((kind) => kind === 'integer' || kind === 'float'))
    return values.map(([value, about]) => valueItem(value, where, about));
  if (!kinds.includes('string') && spec) return [];
  return values.map(([value, about]) => ({ ...quoted(value, where), ...(about ? { detail: about } : {}) }));
}

/** Where nothing is usual: the default of a number, the quotes of a text. */
function fallback({ kinds, default: standard }: OptionFacts, where: Span): Completion[] {
  if (kinds.includes('integer') && standard !== undefined && Number.isFinite(Number(standard)))
    return [valueItem(String(standard), where, 'the default')];
  if (kinds[0] !== 'string') return [];
  return [{ label: '""', kind: 'value', span: where, insert: '"$1"', snippet: true, filter: '"' }];
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
function lists(facts: OptionFacts, made: readonly Element[], where: Span): Completion[] {
  const started = made.map(
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

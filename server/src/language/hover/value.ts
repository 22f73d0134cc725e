import type { OptionFacts } from '../../catalog/types.ts';
import type { ConfFile, DomainFile } from '../../config/file.ts';
import { optionAt } from '../../rules/settings/options.ts';
import type { Setting, Value } from '../../values/value.ts';
import { readLong } from '../../values/xl.ts';
import { code, escapeMarkdown, paragraphs, short } from '../markdown.ts';
import { isPython, type ValuePlace } from '../place/place.ts';
import type { Hover } from '../types.ts';
import { describeSize } from '../values.ts';

type SettingsFile = DomainFile | ConfFile;

/** What to show for a number or an expression. */
export function hoverValue(file: SettingsFile, { name, span, depth }: ValuePlace, offset: number): Hover | undefined {
  const text = file.text.slice(span.start, span.end);
  const facts = optionAt(file, name);
  const plain = /^[0-9][0-9a-zA-Z.]*$/.test(text);
  if (plain && facts && !depth) {
    const said = describeNumber(file, facts, text);
    if (said) return { markdown: `**${name}** · ${said}`, span };
  }
  if (plain || !isPython(file)) return undefined;
  const said = describeResult(file, name, offset);
  return said ? { markdown: paragraphs(`**${escapeMarkdown(name)}**`, said), span } : undefined;
}

/** A number in its unit, and what a file means that writes it in another base. */
function describeNumber(file: SettingsFile, facts: OptionFacts, text: string): string | undefined {
  if (facts.kinds[0] === 'boolean' && /^[01]$/.test(text)) {
    const on = text === '1';
    return `${on ? 'on' : 'off'}${facts.default === on ? ', the default' : ''}`;
  }
  const number = numberOf(file, text);
  if (number === undefined) return undefined;
  const based = String(number) === text ? undefined : `${code(text)} = ${number}`;
  const size = facts.unit ? describeSize(number, facts.unit) : undefined;
  return size && based ? `${based} · ${size}` : (size ?? based);
}

/** A number as the toolstack reads it: `0x10` is 16, and a leading 0 is octal. */
function numberOf(file: SettingsFile, text: string): bigint | undefined {
  if (isPython(file)) {
    if (/^(?:[1-9]\d{0,17}|0)$/.test(text)) return BigInt(text);
    if (/^0[xX][0-9a-fA-F]{1,15}$/.test(text)) return BigInt(text);
    return /^0[0-7]{1,20}$/.test(text) ? BigInt(`0o${text.slice(1)}`) : undefined;
  }
  const read = readLong({ kind: 'number', text, span: { start: 0, end: 0 }, type: 'int' });
  return read.kind === 'long' ? read.value : undefined;
}

/** The assignment around an offset, or the one that decides about the name. */
function assignment({ settings }: SettingsFile, name: string, offset: number): Setting | undefined {
  const around = settings.assignments.findLast(
    (setting) => setting.name === name && setting.span.start <= offset && offset <= setting.span.end,
  );
  return around ?? settings.last.get(name);
}

/** In an xm file: what a name holds, or why that cannot be known. In an xl file only what `+=` has made of it. */
export function describeResult(file: SettingsFile, name: string, offset: number): string | undefined {
  const setting = assignment(file, name, offset);
  if (!setting) return undefined;
  const value = setting.result;
  if (!isPython(file))
    return setting.op === '+=' ? `With what stands before: ${code(short(shown(value), 200))}` : undefined;
  if (value.kind === 'unknown') return `Its value cannot be known here: ${escapeMarkdown(value.reason)}.`;
  if (value.kind === 'dropped')
    return `Its value is of the Python type ${code(value.type)}, which xm drops without a word.`;
  return `Its value: ${code(short(shown(value), 200))}`;
}

/** Longer lists are cut: a hover has a few lines. */
const MOST_ITEMS = 20;

function shown(value: Value): string {
  switch (value.kind) {
    case 'list': {
      const items = value.items.slice(0, MOST_ITEMS).map(shown);
      const left = value.items.length - items.length;
      return `[${items.join(', ')}${left > 0 ? `, … ${left} more` : ''}]`;
    }
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
      return value.text;
    case 'unknown':
      return '?';
    case 'dropped':
      return value.text || value.type;
  }
}

import type { Edit, Fix } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';
import type { Setting, StringValue, Value } from '../../values/value.ts';
import { choice, replace } from '../rule.ts';
import type { SettingsFile } from './options.ts';

/** True when the statement is nothing but `name = value` (or `+=`), so that the name can be changed or the statement taken out. */
export function isPlain(file: SettingsFile, { nameSpan, value }: Setting): boolean {
  return /^[ \t]*\+?=[ \t]*$/.test(file.text.slice(nameSpan.end, value.span.start));
}

/** A fix that takes a setting out; none where other code stands around it, and none that would bring back what it overwrites. */
export function removal(file: SettingsFile, setting: Setting, title = `Remove ${setting.name}`): Fix[] {
  if (file.settings.last.get(setting.name) === setting && repeated(file).has(setting.name)) return [];
  const edit = isPlain(file, setting) ? removalEdit(file, setting) : undefined;
  return edit ? [choice(title, edit)] : [];
}

const repeatedNames = new WeakMap<SettingsFile['settings'], ReadonlySet<string>>();

/** The names that are set more than once. */
function repeated({ settings }: SettingsFile): ReadonlySet<string> {
  const known = repeatedNames.get(settings);
  if (known) return known;
  const seen = new Set<string>();
  const names = new Set<string>();
  for (const { name } of settings.assignments) (seen.has(name) ? names : seen).add(name);
  repeatedNames.set(settings, names);
  return names;
}

/** With its line when it stands alone there; a comment behind it stays. */
function removalEdit({ text }: SettingsFile, { nameSpan, value }: Setting): Edit | undefined {
  const start = nameSpan.start;
  // In a block the statement may be the only one, and Python wants at least one.
  if (start > 0 && text[start - 1] !== '\n') return undefined;
  let end = value.span.end;
  while (text[end] === ' ' || text[end] === '\t') end++;
  if (text[end] === ';') {
    end++;
    while (text[end] === ' ' || text[end] === '\t') end++;
  } else if (text[end] === '\r' && text[end + 1] === '\n') end += 2;
  else if (text[end] === '\n') end++;
  else if (end < text.length && text[end] !== '#') return undefined;
  return replace(span(start, end), '');
}

/** True when the file spells the whole text of a string in one piece, between quotes at its span. */
export function isLiteral(file: SettingsFile, { span: where, text, map }: StringValue): boolean {
  const spelled = file.text.slice(where.start, where.end);
  const quote = spelled[0];
  return (
    (quote === '"' || quote === "'") &&
    spelled.length >= 2 &&
    spelled.endsWith(quote) &&
    map.editable(0, text.length) &&
    !spelled.slice(1, -1).includes(quote)
  );
}

/** The edit that puts another text between a string's quotes, or quotes and text in a number's place. */
export function newText(file: SettingsFile, value: Value, text: string): Edit | undefined {
  if (value.kind === 'number' && /^[0-9]/.test(file.text.slice(value.span.start, value.span.end)))
    return replace(value.span, `"${text}"`);
  if (value.kind !== 'string' || !isLiteral(file, value)) return undefined;
  return replace(span(value.span.start + 1, value.span.end - 1), text);
}

/** The edit that writes another number, quoted where the old one was. */
export function newNumber(file: SettingsFile, value: Value, number: bigint | number): Edit | undefined {
  if (value.kind === 'number' && /^-?[0-9]+$/.test(file.text.slice(value.span.start, value.span.end)))
    return replace(value.span, `${number}`);
  if (value.kind === 'string' && isLiteral(file, value)) return replace(value.span, `${number}`);
  return undefined;
}

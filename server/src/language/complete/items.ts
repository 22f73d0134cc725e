import type { Span } from '../../syntax/text.ts';
import type { Completion, Completions } from '../types.ts';

/** An editor shows a dozen at once; nobody scrolls through more than this. */
const MOST = 400;

/** A plain value. `detail` says where it comes from or what it means. */
export const valueItem = (label: string, span: Span, detail?: string): Completion => ({
  label,
  kind: 'value',
  span,
  insert: label,
  ...(detail ? { detail } : {}),
});

/** Text from a file or the catalogue as it must be spelled in a snippet. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A placeholder of a snippet with the text that stands there first. */
export const slot = (number: number, text: string | number): string => `\${${number}:${escapeSnippet(String(text))}}`;

/** A placeholder: `${1:default}`, `${1|one,two|}`, `${1}` or `$1`; or an escaped character. */
const PLACEHOLDER = /\\([\\$}])|\$(?:(\d+)|\{(\d+)(?::((?:[^}\\]|\\.)*)|\|([^,|}]*)[^}]*)?\})/g;

/** A snippet's text without its placeholders, for clients that know none: each gives way to its default. */
export function withoutPlaceholders(snippet: string): string {
  const defaults = new Map<string, string>();
  return snippet.replace(PLACEHOLDER, (_all, escaped, bare, number, text, choice) => {
    if (escaped !== undefined) return escaped as string;
    const own = (text ?? choice) as string | undefined;
    const value = own?.replace(/\\(.)/g, '$1') ?? defaults.get((bare ?? number) as string) ?? '';
    defaults.set((bare ?? number) as string, value);
    return value;
  });
}

/** Puts items in the order in which they are given. */
export const inOrder = (items: readonly Completion[], group = '1'): Completion[] =>
  items.map((item, i) => ({ ...item, sort: item.sort ?? `${group}${String(i).padStart(3, '0')}` }));

/** Each once, and at most as many as are of use: those that begin as what is typed when some must be left out. */
export function bounded(all: readonly Completion[], typed: string): Completions {
  const seen = new Set<string>();
  const items = all.filter(({ label, insert }) => {
    const key = `${label}\n${insert}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  if (items.length <= MOST) return { items, incomplete: false };
  const low = typed.toLowerCase();
  const near = items.filter(({ label, filter = label }) => filter.toLowerCase().startsWith(low));
  return { items: (near.length ? near : items).slice(0, MOST), incomplete: true };
}

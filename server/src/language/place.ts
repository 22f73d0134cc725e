import type { ConfFile, DomainFile } from '../config/file.ts';
import { contains, type Span, span, touches } from '../syntax/text.ts';
import type { Setting, StringValue, Value } from '../values/value.ts';

/** Where a cursor stands in a settings file. */
export type Place =
  /** On a setting's name, or where one may begin. `span` is the name's text so far. */
  | { readonly at: 'name'; readonly name: string; readonly span: Span; readonly setting?: Setting }
  /** Behind a setting's `=`, outside any string. `span` is the word under the cursor. `inList` between a list's brackets. */
  | { readonly at: 'value'; readonly name: string; readonly span: Span; readonly inList: boolean }
  /** Inside a string that a setting holds. `text` is the offset in the string's text. */
  | {
      readonly at: 'string';
      readonly name: string;
      readonly value: StringValue;
      readonly text: number;
      readonly index?: number;
    }
  | { readonly at: 'nowhere' };

const WORD = /[A-Za-z0-9_.]/;

const wordAround = (text: string, offset: number): Span => {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text[start - 1] as string)) start--;
  while (end < text.length && WORD.test(text[end] as string)) end++;
  return span(start, end);
};

const inComment = (comments: readonly Span[], offset: number): boolean => {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Span).end < offset) low = middle + 1;
    else high = middle;
  }
  const comment = comments[low];
  return comment !== undefined && comment.start < offset && offset <= comment.end;
};

/** The string of a value tree whose spelling holds the offset, with its number in the setting's list. */
function stringAt(
  value: Value,
  offset: number,
  index?: number,
): { value: StringValue; text: number; index?: number } | undefined {
  if (value.kind === 'string') {
    const text = value.map.textOffset(offset);
    if (text === undefined) return undefined;
    return index === undefined ? { value, text } : { value, text, index };
  }
  if (value.kind !== 'list' && value.kind !== 'dropped') return undefined;
  for (const [i, item] of value.items.entries()) {
    const found = stringAt(item, offset, index ?? i);
    if (found) return found;
  }
  return undefined;
}

/** Where the offset stands: decided by what was read, and by the line alone where what is being typed does not read yet. */
export function placeAt(file: DomainFile | ConfFile, offset: number): Place {
  if (inComment(file.comments, offset)) return { at: 'nowhere' };
  for (const setting of file.settings.assignments) {
    if (touches(setting.nameSpan, offset)) return { at: 'name', name: setting.name, span: setting.nameSpan, setting };
  }
  for (const setting of file.settings.assignments) {
    const found = stringAt(setting.value, offset);
    if (found && (touches(found.value.span, offset) || contains(setting.span, span(offset, offset)))) {
      return { at: 'string', name: setting.name, ...found };
    }
  }
  const holder = file.settings.assignments.findLast(
    ({ span, nameSpan }) => nameSpan.end < offset && offset <= span.end,
  );
  const word = wordAround(file.text, offset);
  if (holder) {
    const before = file.text.slice(holder.nameSpan.end, offset);
    return { at: 'value', name: holder.name, span: word, inList: before.lastIndexOf('[') > before.lastIndexOf(']') };
  }
  return onLine(file, offset, word);
}

/** Without a statement around it: a name where nothing but a word stands before the cursor, a value behind a lone `name =`. */
function onLine(file: DomainFile | ConfFile, offset: number, word: Span): Place {
  const { start } = file.lines.line(file.lines.lineAt(offset));
  const before = file.text.slice(start, offset);
  const assigned = /^[ \t]*([A-Za-z_][\w.]{0,80})[ \t]*\+?=[^=]?/.exec(before);
  if (assigned) {
    return {
      at: 'value',
      name: assigned[1] as string,
      span: word,
      inList: before.lastIndexOf('[') > before.lastIndexOf(']'),
    };
  }
  if (/^[ \t]*[A-Za-z_]?[\w.]{0,80}$/.test(before))
    return { at: 'name', name: file.text.slice(word.start, word.end), span: word };
  return { at: 'nowhere' };
}

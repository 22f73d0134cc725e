import type { XendFile } from '../../config/file.ts';
import type { Lines } from '../../syntax/text.ts';
import { type Span, span } from '../../syntax/text.ts';
import { type StringValue, TextMap } from '../../values/value.ts';
import { readLiteral } from './literal.ts';

/** Behind an option's name. */
export interface XendValuePlace {
  readonly at: 'value';
  /** The option's name. */
  readonly name: string;
  /** How many lists are open, the option's own included. */
  readonly depth: number;
  /** Number of the element in the innermost list; in the option's own, behind the name. */
  readonly index: number;
  /** The text under the cursor; empty between elements. */
  readonly span: Span;
  /** The text under the cursor, and the cursor's place in it. */
  readonly value: StringValue;
  readonly offset: number;
  readonly quoted: boolean;
}

/** Where a cursor stands in a xend-config.sxp. */
export type XendPlace =
  /** Between the options, where a new one may begin. */
  | { readonly at: 'top'; readonly span: Span }
  /** On the name of an option, or behind its bracket. `alone`: nothing stands behind it yet; `closed`: but its closing bracket. */
  | {
      readonly at: 'name';
      readonly name: string;
      readonly span: Span;
      readonly alone: boolean;
      readonly closed: boolean;
    }
  | XendValuePlace
  | { readonly at: 'comment' }
  | { readonly at: 'nowhere' };

/** A list that is open around a place. */
interface Open {
  head: string | undefined;
  /** Elements that ended before the place. */
  count: number;
}

const BLANK = /[ \t\n\r\f\v]/;
/** What ends a word: the separators of xend's reader. */
const ENDS = /[ \t\n\r\f\v#{}()<>[\];]/;

/** The start of the option around the place: a line that begins with a bracket, at the margin where there is one. */
function optionStart(text: string, lines: Lines, offset: number): number {
  let indented: number | undefined;
  for (let line = lines.lineAt(offset); line >= 0; line--) {
    const { start, end } = lines.line(line);
    if (text[start] === '(') return start;
    if (indented === undefined && /^[ \t]+\(/.test(text.slice(start, Math.min(end, start + 100)))) indented = start;
  }
  return indented ?? 0;
}

/** Where the offset stands, by the characters from the start of its option: so it is found in a text that xend cannot read yet. */
export function placeInXend(file: XendFile, offset: number): XendPlace {
  const { text, lines } = file;
  const open: Open[] = [];
  let at = optionStart(text, lines, offset);
  while (at < offset) {
    const char = text[at] as string;
    const top = open.at(-1);
    if (BLANK.test(char)) at++;
    else if (char === '#') {
      while (at < text.length && text[at] !== '\n') at++;
      if (offset <= at) return { at: 'comment' };
    } else if (char === '(') {
      open.push({ head: undefined, count: 0 });
      at++;
    } else if (char === ')') {
      open.pop();
      const around = open.at(-1);
      if (around) around.count++;
      at++;
    } else if (char === '"' || char === "'") {
      const { value, content, limit, end } = readLiteral(text, at, false, offset);
      if (offset <= limit) return element(open, value, content, offset, true, text);
      count(top, value.text);
      at = end;
    } else {
      const start = at++;
      while (at < text.length && !ENDS.test(text[at] as string)) at++;
      if (offset <= at) return element(open, atom(text, start, at), span(start, at), offset, false, text);
      count(top, text.slice(start, at));
    }
  }
  const here = /[^\s#(){}<>[\];]*/y;
  here.lastIndex = offset;
  const end = offset + (here.exec(text)?.[0].length ?? 0);
  return element(open, atom(text, offset, end), span(offset, end), offset, false, text);
}

function count(list: Open | undefined, text: string): void {
  if (!list) return;
  list.head ??= text;
  list.count++;
}

const atom = (text: string, start: number, end: number): StringValue => ({
  kind: 'string',
  span: span(start, end),
  text: text.slice(start, end),
  map: TextMap.plain(start, end - start),
});

function element(
  open: readonly Open[],
  value: StringValue,
  content: Span,
  offset: number,
  quoted: boolean,
  text: string,
): XendPlace {
  const [option] = open;
  const inner = open.at(-1);
  if (!option || !inner) return outside(text, content, offset);
  if (open.length === 1 && inner.count === 0) {
    const next = /^[ \t]*([^\s])/.exec(text.slice(content.end + (quoted ? 1 : 0), content.end + 100))?.[1];
    const closed = next === ')';
    return { at: 'name', name: value.text, span: content, alone: next === undefined || closed, closed };
  }
  if (option.head === undefined) return { at: 'nowhere' };
  const at = value.map.textOffset(offset);
  if (at === undefined) return { at: 'nowhere' };
  const index = open.length === 1 ? inner.count - 1 : inner.count;
  return { at: 'value', name: option.head, depth: open.length, index, span: content, value, offset: at, quoted };
}

/** Outside every list: a new option begins on a line of blanks, or where a word stands alone. */
function outside(text: string, content: Span, offset: number): XendPlace {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, content.start);
  return before.trim() ? { at: 'nowhere' } : { at: 'top', span: content };
}

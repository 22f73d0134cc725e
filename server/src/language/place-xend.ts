import type { XendFile } from '../config/file.ts';
import { stringValue } from '../config/xend.ts';
import { contentSpan, type SxpList, type SxpNode } from '../syntax/sxp.ts';
import { type Span, span } from '../syntax/text.ts';
import type { StringValue } from '../values/value.ts';

/** Where a cursor stands in a xend-config.sxp. */
export type XendPlace =
  /** Between the options, where a new one may begin. */
  | { readonly at: 'top'; readonly span: Span }
  /** On the name of an option, or behind its bracket. */
  | { readonly at: 'name'; readonly name: string; readonly span: Span }
  /** Behind an option's name. `value` is the text under the cursor when there is one, `offset` the cursor's place in it. */
  | {
      readonly at: 'value';
      readonly name: string;
      /** Number of the element behind the name. */
      readonly index: number;
      readonly span: Span;
      readonly value?: StringValue;
      readonly offset?: number;
      readonly quoted: boolean;
    }
  | { readonly at: 'nowhere' };

const within = (node: SxpNode, offset: number): boolean => node.start <= offset && offset <= node.end;

/** The top-level list around the offset: behind its `(`, and before its `)` when it has one. */
const listAround = (file: XendFile, offset: number): SxpList | undefined => {
  const forms = file.sxp.dropped ? [...file.sxp.forms, file.sxp.dropped] : file.sxp.forms;
  return forms.find(
    (form): form is SxpList =>
      form.kind === 'list' && form.start < offset && (form.closed ? offset < form.end : offset <= form.end + 1),
  );
};

/** Where the offset stands, by what was read. */
export function placeInXend(file: XendFile, offset: number): XendPlace {
  if (file.comments.some(({ start, end }) => start < offset && offset <= end)) return { at: 'nowhere' };
  const list = listAround(file, offset);
  if (!list) return atTop(file, offset);
  const [head, ...elements] = list.items;
  if (!head || offset < head.start) return { at: 'name', name: '', span: span(offset, offset) };
  if (head.kind === 'list') return { at: 'nowhere' };
  if (within(head, offset)) return { at: 'name', name: head.text, span: contentSpan(head) };
  const index = elements.findIndex((element) => within(element, offset));
  const element = elements[index];
  const before = elements.filter(({ end }) => end < offset).length;
  if (!element) return { at: 'value', name: head.text, index: before, span: span(offset, offset), quoted: false };
  if (element.kind === 'list') return { at: 'nowhere' };
  const value = stringValue(element);
  const at = value.map.textOffset(offset);
  return {
    at: 'value',
    name: head.text,
    index,
    span: contentSpan(element),
    value,
    ...(at === undefined ? {} : { offset: at }),
    quoted: element.kind === 'string',
  };
}

/** Outside every list: a new option begins on a line of blanks, or where a word stands alone. */
function atTop(file: XendFile, offset: number): XendPlace {
  const word = file.sxp.forms.find((form) => form.kind === 'atom' && within(form, offset));
  if (word) return { at: 'top', span: word.span };
  const line = file.lines.line(file.lines.lineAt(offset));
  const blank = !file.text.slice(line.start, offset).trim();
  return blank ? { at: 'top', span: span(offset, offset) } : { at: 'nowhere' };
}

import type { ConfigFile } from '../config/file.ts';
import { parts } from '../specs/piece.ts';
import { contentSpan, type SxpNode } from '../syntax/sxp.ts';
import { contains, type Span, span, touches } from '../syntax/text.ts';
import type { Value } from '../values/value.ts';

/** The stretches around a place, from the smallest to the whole file; each lies in the next. */
export function selections(file: ConfigFile, offset: number): Span[] {
  const around = [...stretches(file, offset), word(file.text, offset)].filter((one) => touches(one, offset));
  around.sort((a, b) => a.end - a.start - (b.end - b.start));
  const found: Span[] = [];
  for (const one of [...around, span(0, file.text.length)]) {
    const last = found.at(-1);
    if (!last || (contains(one, last) && (one.start < last.start || one.end > last.end))) found.push(one);
  }
  return found;
}

function stretches(file: ConfigFile, offset: number): Span[] {
  const comment = file.comments.find((one) => touches(one, offset));
  const { lines } = file;
  const { start, end } = lines.line(lines.lineAt(offset));
  const content = file.text.slice(start, end);
  const line = span(start + content.length - content.trimStart().length, start + content.trimEnd().length);
  const found = comment ? [comment, line] : [line];
  if (file.kind === 'xend') return [...found, ...file.sxp.forms.flatMap((form) => ofNode(form, offset))];
  const around = file.settings.assignments.filter((one) => touches(one.span, offset));
  return [...found, ...around.flatMap((one) => [one.span, one.nameSpan, ...ofValue(one.value, offset)])];
}

function ofNode(node: SxpNode, offset: number): Span[] {
  if (!touches(node.span, offset)) return [];
  if (node.kind !== 'list') return [node.span, contentSpan(node)];
  return [node.span, ...node.items.flatMap((item) => ofNode(item, offset))];
}

function ofValue(value: Value, offset: number): Span[] {
  if (!touches(value.span, offset)) return [];
  if (value.kind === 'list') return [value.span, ...value.items.flatMap((item) => ofValue(item, offset))];
  if (value.kind !== 'string') return [value.span];
  const pieces = parts(value).flatMap(({ whole, key, value: text }) => [whole, key, ...(text ? [text] : [])]);
  return [value.span, value.map.span(0, value.text.length), ...pieces.map((piece) => piece.span)];
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\w.]/.test(char);

function word(text: string, offset: number): Span {
  let [start, end] = [offset, offset];
  while (isLetter(text[start - 1])) start--;
  while (isLetter(text[end])) end++;
  return span(start, end);
}

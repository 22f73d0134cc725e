import type { Edit } from '../problem.ts';

/** A part of a text with edits applied that lie in it. */
export function applyEdits(text: string, edits: readonly Edit[], from: number, to: number): string {
  let result = '';
  let at = from;
  for (const { span, newText } of [...edits].sort((one, two) => one.span.start - two.span.start)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at, to);
}

import type { ConfigFile } from '../../config/file.ts';
import type { Edit } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';
import { isPython } from '../place/place.ts';
import { Scanner, statementStart } from '../place/scan.ts';
import { formatRange } from './format.ts';
import { indentation, isGap } from './gaps.ts';
import type { FormatOptions } from './types.ts';

/**
 * What a new line changes: the statement that ends with the line before it is laid out, and inside a list the new line is indented by the
 * brackets that are open, whether or not the file can be read yet.
 */
export function formatNewline(file: ConfigFile, offset: number, options: FormatOptions): Edit[] {
  const { lines } = file;
  const line = lines.lineAt(offset);
  if (line === 0) return [];
  const above = lines.line(line - 1);
  const here = lines.line(line);
  const depth = depthAt(file, here.start);
  if (depth === 0) return formatRange(file, above, options).filter((edit) => edit.span.end <= above.end);
  const content = file.text.slice(here.start, here.end);
  const blank = content.length - content.trimStart().length;
  const closes = /^\s*[\])]/.test(content);
  const wanted = indentation(closes ? depth - 1 : depth, options);
  const present = content.slice(0, blank);
  return isGap(present) && present !== wanted ? [{ span: span(here.start, here.start + blank), newText: wanted }] : [];
}

/** How many brackets are open where a line begins; none inside a string, and none in an assignment's place in a program's block. */
function depthAt(file: ConfigFile, offset: number): number {
  if (file.kind === 'xend') return sxpDepth(file.text, offset);
  const python = isPython(file);
  const scan = new Scanner(file.text, statementStart(file.text, offset - 1), python).scan(offset);
  if (scan.literal) return 0;
  const { frames, start } = scan;
  return frames.every(({ open }) => file.text[open] === '[') && /\S/.test(file.text[start] ?? '') ? frames.length : 0;
}

/** The lists of an s-expression that are open, counted from the last line that begins one at the margin. */
function sxpDepth(text: string, offset: number): number {
  let start = text.lastIndexOf('\n(', offset - 2) + 1;
  if (start === 0 && text[0] !== '(') start = offset;
  let depth = 0;
  let quote = '';
  for (let at = start; at < offset; at++) {
    const char = text[at] as string;
    if (quote) {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '#') at = nextLine(text, at);
    else if ((char === '"' || char === "'") && /[\s()]/.test(text[at - 1] ?? ' ')) quote = char;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
  }
  return quote ? 0 : Math.max(0, depth);
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

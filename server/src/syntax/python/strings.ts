import { type Span, span } from '../text.ts';
import type { StringNode, StringPart, TextRun } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { PlainString } from './nodes.ts';
import { PLAIN_STRING, STRING } from './tokens.ts';

/** The string, or adjacent strings, at the cursor. */
export function strings(at: Cursor): StringNode {
  const first = at.index;
  const { tokens } = at;
  while (at.code === PLAIN_STRING || at.code === STRING) at.skip();
  if (at.index === first + 1 && tokens.code(first) === PLAIN_STRING) return plainString(at, first);
  const parts: StringPart[] = [];
  for (let index = first; index < at.index; index++) parts.push(tokens.part(index));
  return joined(at, parts, span(tokens.start(first), tokens.end(at.index - 1)));
}

/** The node of a plain string token. */
export function plainString(at: Cursor, index: number): StringNode {
  return new PlainString(at.text, at.unicodeLiterals, at.tokens.start(index), at.tokens.end(index));
}

function joined(at: Cursor, parts: readonly StringPart[], where: Span): StringNode {
  const unicode = parts.some((part) => part.unicode || (at.unicodeLiterals && !part.bytes));
  const first = parts[0] as StringPart;
  const common = { kind: 'string', unicode, parts, span: where } as const;
  if (parts.length === 1) return { ...common, text: first.text, segments: first.segments };
  const segments: TextRun[] = [];
  let length = 0;
  for (const part of parts) {
    for (const segment of part.segments) segments.push({ ...segment, from: length + segment.from });
    length += part.text.length;
  }
  return { ...common, text: parts.map(({ text }) => text).join(''), segments };
}

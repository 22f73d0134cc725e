import { type Span, span } from '../text.ts';
import type { ErrorExpression, StringNode, StringPart, TextRun } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { tooLong } from './lexical.ts';
import { LONGEST_LITERAL } from './literals.ts';
import { PlainString } from './nodes.ts';
import { PLAIN_STRING, STRING } from './tokens.ts';

/** The string, or adjacent strings, at the cursor; nothing that is read where they are too long. */
export function strings(at: Cursor): StringNode | ErrorExpression {
  const first = at.index;
  const { tokens } = at;
  while (at.code === PLAIN_STRING || at.code === STRING) at.skip();
  if (at.index === first + 1 && tokens.code(first) === PLAIN_STRING) return plainString(at, first);
  const where = span(tokens.start(first), tokens.end(at.index - 1));
  if (isTooLong(where.start, where.end)) {
    // Of a single one the lexer has said it.
    if (at.index > first + 1) at.problems.add(tooLong(where.start));
    return { kind: 'error', span: where };
  }
  const parts: StringPart[] = [];
  for (let index = first; index < at.index; index++) parts.push(tokens.part(index));
  return joined(at, parts, where);
}

/** The node of a plain string token. */
export function plainString(at: Cursor, index: number): StringNode | ErrorExpression {
  const start = at.tokens.start(index);
  const end = at.tokens.end(index);
  return isTooLong(start, end)
    ? { kind: 'error', span: span(start, end) }
    : new PlainString(at.text, at.unicodeLiterals, start, end);
}

const isTooLong = (start: number, end: number): boolean => end - start > LONGEST_LITERAL;

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

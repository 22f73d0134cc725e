import { type Span, span } from '../text.ts';
import type { StringNode, StringPart, TextRun } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { PLAIN_STRING, STRING } from './tokens.ts';

/** A single literal without prefix and escapes, as nearly all are: what is not asked for is not made. */
export class PlainString implements StringNode {
  readonly kind = 'string';
  readonly unicode: boolean;
  readonly text: string;
  readonly span: Span;

  constructor(unicode: boolean, text: string, where: Span) {
    this.unicode = unicode;
    this.text = text;
    this.span = where;
  }

  get segments(): readonly TextRun[] {
    const { start, end } = this.span;
    const source = span(start + 1, end - 1);
    return this.text ? [{ from: 0, length: this.text.length, source, literal: true }] : [];
  }

  get parts(): readonly StringPart[] {
    const { text, segments } = this;
    return [{ unicode: false, raw: false, bytes: false, triple: false, text, segments, span: this.span }];
  }
}

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
  const [start, end] = [at.tokens.start(index), at.tokens.end(index)];
  return new PlainString(at.unicodeLiterals, at.text.slice(start + 1, end - 1), span(start, end));
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

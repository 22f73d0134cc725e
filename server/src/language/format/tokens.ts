import { type Span, span } from '../../syntax/text.ts';
import { literalEnd } from '../place/literal.ts';

export type TokenKind = 'word' | 'string' | 'open' | 'close' | 'comma' | 'end' | 'operator' | 'comment' | 'opaque';

export interface Token extends Span {
  readonly kind: TokenKind;
}

const SIGNS: Readonly<Record<string, TokenKind>> = {
  '[': 'open',
  ']': 'close',
  ',': 'comma',
  ';': 'end',
  '=': 'operator',
};
const BLANKS = ' \t\r\n';

/** Comments by where they begin. */
export type CommentEnds = ReadonlyMap<number, number>;

/** The tokens of a stretch of a file that its toolstack accepts. What is no sign, string or comment is a word. */
export function tokensIn(text: string, { start, end }: Span, comments: CommentEnds, python: boolean): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end; ) {
    const char = text[at] as string;
    if (BLANKS.includes(char)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at, end, comments, python);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, at: number, limit: number, comments: CommentEnds, python: boolean): Token {
  const char = text[at] as string;
  const comment = comments.get(at);
  if (comment !== undefined) return { kind: 'comment', ...span(at, comment) };
  if (char === '"' || char === "'")
    return { kind: 'string', ...span(at, Math.min(limit, literalEnd(text, at, python))) };
  if (text.startsWith('+=', at)) return { kind: 'operator', ...span(at, at + 2) };
  const sign = SIGNS[char];
  if (sign) return { kind: sign, ...span(at, at + 1) };
  let end = at + 1;
  while (end < limit && !endsWord(text, end, comments)) end++;
  return { kind: 'word', ...span(at, end) };
}

function endsWord(text: string, at: number, comments: CommentEnds): boolean {
  const char = text[at] as string;
  return BLANKS.includes(char) || '"\'[],;='.includes(char) || text.startsWith('+=', at) || comments.has(at);
}

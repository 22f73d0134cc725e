import type { SxpFile, SxpNode } from '../../syntax/sxp.ts';
import type { Span } from '../../syntax/text.ts';
import { hasBreak } from './gaps.ts';
import { type Before, before, type Piece } from './types.ts';

interface Token extends Span {
  readonly kind: 'open' | 'close' | 'text' | 'comment';
  /** How many lists are open around it. */
  readonly depth: number;
}

/** Lays out s-expressions: lines stay lines, indented by the lists that are open; between the elements of a line one blank. */
export function sxpPieces({ text, forms, comments }: SxpFile): Piece[] {
  const tokens: Token[] = [];
  let next = 0;
  const add = (token: Token): void => {
    for (; next < comments.length && (comments[next] as Span).start < token.start; next++)
      tokens.push({
        ...(comments[next] as Span),
        kind: 'comment',
        depth: token.depth + (token.kind === 'close' ? 1 : 0),
      });
    tokens.push(token);
  };
  for (const form of forms) tokensOf(form, 0, add);
  for (const comment of comments.slice(next)) tokens.push({ ...comment, kind: 'comment', depth: 0 });
  return tokens.map((token, i) => ({
    start: token.start,
    end: token.end,
    comment: token.kind === 'comment',
    before: wanted(text, token, tokens[i - 1]),
  }));
}

/** The reader bounds the nesting. */
function tokensOf(node: SxpNode, depth: number, add: (token: Token) => void): void {
  const { start, end } = node;
  if (node.kind !== 'list') return add({ kind: 'text', start, end, depth });
  add({ kind: 'open', start, end: start + 1, depth });
  for (const item of node.items) tokensOf(item, depth + 1, add);
  add({ kind: 'close', start: end - 1, end, depth });
}

function wanted(text: string, { kind, start, depth }: Token, previous: Token | undefined): Before {
  const gap = text.slice(previous?.end ?? 0, start);
  const broken = !previous || hasBreak(gap);
  if (kind === 'comment') return depth && !/[\r\n]$/.test(gap) ? before('line', depth) : before('keep');
  if (broken) return before('line', depth, kind !== 'close' && previous?.kind !== 'open');
  if (kind === 'close' || previous.kind === 'open') return before('nothing', depth);
  const apart = gap !== '' || (previous.kind === 'close' && kind === 'open');
  return before(apart ? 'blank' : 'keep', depth);
}

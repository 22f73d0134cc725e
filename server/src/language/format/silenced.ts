import { type Span, span } from '../../syntax/text.ts';
import { hasBreak } from './gaps.ts';
import type { Token } from './tokens.ts';

/** A comment that silences a rule for the line it is in, or for the next one. */
const SILENCES = /^#+[ \t]*xen-ignore[ \t]/;

/** Makes one token of each statement whose lines a comment silences a rule for: breaking it up would leave its problem in another line. */
export function silenced(text: string, tokens: readonly Token[], statements: readonly Span[]): readonly Token[] {
  const kept = new Map<number, number>();
  for (const [i, { kind, start, end }] of tokens.entries()) {
    if (kind !== 'comment' || !SILENCES.test(text.slice(start, end))) continue;
    for (const one of concerned(text, tokens, i, statements)) kept.set(one.start, one.end);
  }
  if (!kept.size) return tokens;
  const found: Token[] = [];
  let covered = 0;
  for (const token of tokens) {
    if (token.start < covered) continue;
    const end = token.kind === 'comment' ? undefined : kept.get(token.start);
    found.push(end === undefined ? token : { kind: 'opaque', ...span(token.start, end) });
    covered = end ?? token.end;
  }
  return found;
}

/** The statement that a comment stands in or behind in the same line, and the one below it. */
function concerned(text: string, tokens: readonly Token[], comment: number, statements: readonly Span[]): Span[] {
  const { start } = tokens[comment] as Token;
  const above = lastBefore(statements, start);
  const found = above && (above.end > start || !hasBreak(text.slice(above.end, start))) ? [above] : [];
  let next = comment + 1;
  while (tokens[next]?.kind === 'comment') next++;
  const token = tokens[next];
  const below = token && lastBefore(statements, token.start + 1);
  return below && token.start === below.start ? [...found, below] : found;
}

/** The last of some stretches, in the order of the file, that begins before a place. */
function lastBefore(all: readonly Span[], at: number): Span | undefined {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as Span).start < at) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}

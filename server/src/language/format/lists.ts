import { hasBreak } from './gaps.ts';
import type { Token } from './tokens.ts';
import { WIDTH } from './types.ts';

/** A list among tokens: where it opens and closes, and whether its items stand on lines of their own. */
export interface ListLayout {
  readonly open: number;
  close: number;
  readonly depth: number;
  readonly parent?: ListLayout;
  items: number;
  /** How long it is on one line. */
  length: number;
  lines: boolean;
}

/**
 * The lists of a file by the number of the token that opens them. A list that was on several lines stays so; one that was on one line
 * and has become too long for it is broken up.
 */
export function listLayouts(text: string, tokens: readonly Token[], indent: number): ReadonlyMap<number, ListLayout> {
  const lists = new Map<number, ListLayout>();
  let top: ListLayout | undefined;
  for (const [i, token] of tokens.entries()) {
    const previous = tokens[i - 1];
    if (top && previous && hasBreak(text.slice(previous.end, token.start))) top.lines = true;
    if (token.kind === 'open') {
      if (top) top.items++;
      top = {
        open: i,
        close: i,
        depth: (top?.depth ?? 0) + 1,
        items: 0,
        length: 0,
        lines: false,
        ...(top ? { parent: top } : {}),
      };
      lists.set(i, top);
    } else if (token.kind === 'close' && top) {
      finish(text, tokens, top, i);
      if (top.parent) {
        top.parent.length += top.length;
        top.parent.lines ||= top.lines;
      }
      top = top.parent;
    } else if (top) {
      top.length += token.end - token.start + (token.kind === 'comma' ? 1 : 0);
      if (token.kind !== 'comma') top.items++;
    }
  }
  breakUp(text, tokens, lists, indent);
  return lists;
}

/** An empty list has no lines, unless comments stand in it. */
function finish(text: string, tokens: readonly Token[], list: ListLayout, close: number): void {
  list.close = close;
  list.length += list.items ? 4 : 2;
  if (!text.slice(tokens[list.open]?.end, tokens[close]?.start).trim()) list.lines = false;
}

function breakUp(text: string, tokens: readonly Token[], lists: ReadonlyMap<number, ListLayout>, indent: number): void {
  for (const list of lists.values()) {
    const { parent, open } = list;
    if (list.lines || list.items < 2 || (parent && !parent.lines)) continue;
    const column = parent ? parent.depth * indent : headLength(text, tokens, open);
    if (column + list.length > WIDTH) list.lines = true;
  }
}

/** How long `name = ` is before a list. */
function headLength(text: string, tokens: readonly Token[], open: number): number {
  const [name, operator] = [tokens[open - 2], tokens[open - 1]];
  if (!name || !operator) return 0;
  return text.slice(name.start, name.end).length + 1 + (operator.end - operator.start) + 1;
}

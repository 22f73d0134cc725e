import { hasBreak } from './gaps.ts';
import { type ListLayout, listLayouts } from './lists.ts';
import type { Token } from './tokens.ts';
import { type Before, before, type FormatOptions, type Piece } from './types.ts';

const VALUES: ReadonlySet<Token['kind']> = new Set(['word', 'string', 'close']);

/**
 * Lays out assignments: one blank around `=`, a list on one line or one item a line. Tokens of kind `opaque` stay as they are; between
 * statements on one line `python` leaves everything.
 */
export function settingsPieces(
  text: string,
  tokens: readonly Token[],
  python: boolean,
  options: FormatOptions,
): Piece[] {
  const lists = listLayouts(text, tokens, options.tabSize);
  let list: ListLayout | undefined;
  return tokens.map((token, i) => {
    const opened = lists.get(i);
    if (token.kind === 'close') {
      const wanted = closing(list, tokens[i - 1]);
      list = list?.parent;
      return piece(token, wanted);
    }
    const previous = tokens[i - 1];
    const broken = !previous || hasBreak(text.slice(previous.end, token.start));
    const wanted = list ? inList(text, tokens, i, list, broken) : outside(token, previous, broken, python);
    if (opened) list = opened;
    return piece(token, wanted);
  });
}

const piece = ({ start, end, kind }: Token, wanted: Before): Piece => ({
  start,
  end,
  before: wanted,
  comment: kind === 'comment',
});

function closing(list: ListLayout | undefined, previous: Token | undefined): Before {
  if (!list) return before('keep');
  const indent = list.depth - 1;
  if (list.lines) return before('line', indent, false);
  return before(previous?.kind === 'open' ? 'nothing' : 'blank', indent);
}

function inList(
  text: string,
  tokens: readonly Token[],
  i: number,
  { depth, lines }: ListLayout,
  broken: boolean,
): Before {
  const token = tokens[i] as Token;
  const previous = tokens[i - 1]?.kind;
  if (token.kind === 'comment') return atMargin(text, token.start) ? before('keep') : before('line', depth);
  if (token.kind === 'comma') return before('nothing', depth);
  if (previous === 'open') return lines ? before('line', depth, false) : before('blank', depth);
  if (previous === 'comma') {
    // A comma behind a comment has to begin a line; its item may follow there.
    const led = tokens[i - 2]?.kind === 'comment' && !broken;
    return before(lines && !led ? 'line' : 'blank', depth);
  }
  return before(previous === 'comment' ? 'line' : 'keep', depth);
}

function outside(token: Token, previous: Token | undefined, broken: boolean, python: boolean): Before {
  if (token.kind === 'comment') return before('keep');
  if (token.kind === 'opaque' || !previous) return before(previous ? 'keep' : 'line');
  if (broken) return before('line');
  if (token.kind === 'end') return before(python ? 'keep' : 'nothing');
  if (previous.kind === 'end') return before(python ? 'keep' : 'blank');
  if (token.kind === 'operator' || previous.kind === 'operator') return before('blank');
  return before(VALUES.has(previous.kind) ? 'keep' : 'blank');
}

/** True for the first character of a line. */
const atMargin = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';

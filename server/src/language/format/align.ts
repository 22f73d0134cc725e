/** A comment, where it stood and where it comes to stand. */
export interface Comment {
  /** Number of its piece. */
  readonly piece: number;
  readonly line: number;
  /** Where it begins in its line, as shown. */
  readonly column: number;
  /** Where the code before it ends, before and after; absent for a comment on a line of its own. */
  readonly code?: { readonly before: number; readonly after: number };
}

/** Comments below one another at the same column, with one behind code as the first. */
function groups(comments: readonly Comment[]): Comment[][] {
  const found: Comment[][] = [];
  let last: Comment | undefined;
  for (const comment of comments) {
    const goes = last && last.line + 1 === comment.line && last.column === comment.column;
    if (goes) found.at(-1)?.push(comment);
    else if (comment.code) found.push([comment]);
    last = goes || comment.code ? comment : undefined;
  }
  return found;
}

/**
 * The columns of comments behind code, and of those that go on below them, by the number of their piece. Comments that stood below one
 * another still do. One that is missing stays where it is: no code before it has changed its length.
 */
export function alignComments(comments: readonly Comment[]): ReadonlyMap<number, number | 'stays'> {
  const columns = new Map<number, number | 'stays'>();
  for (const group of groups(comments)) {
    let end = 0;
    let gap = Number.POSITIVE_INFINITY;
    let changed = false;
    for (const { code, column } of group) {
      if (!code) continue;
      end = Math.max(end, code.after);
      gap = Math.min(gap, column - code.before);
      changed ||= code.before !== code.after || column === code.before;
    }
    for (const { piece } of group) columns.set(piece, changed ? end + Math.max(1, gap) : 'stays');
  }
  return columns;
}

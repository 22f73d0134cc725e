import type { ConfigFile } from '../config/file.ts';
import type { SxpNode } from '../syntax/sxp.ts';
import type { Span } from '../syntax/text.ts';
import type { Value } from '../values/value.ts';

/** Lines that an editor may hide; the first stays. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly kind?: 'comment' | 'region';
}

const REGION = /^#\s*(end)?region\b/;

/** What of a file can be folded: lists and statements over several lines, blocks of comments, and `# region` … `# endregion`. */
export function folds(file: ConfigFile): Fold[] {
  const found = new Map<number, Fold>();
  for (const fold of [...commentFolds(file), ...stretches(file).map((one) => foldOf(file, one))]) {
    const known = found.get(fold.from);
    if (fold.to > fold.from && (!known || known.to < fold.to)) found.set(fold.from, fold);
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

/** The line with the closing bracket stays, so that it can be seen where the list ends. */
function foldOf({ lines, text }: ConfigFile, { start, end }: Span): Fold {
  const last = lines.lineAt(end);
  const lead = text.slice(lines.line(last).start, end).trim();
  return { from: lines.lineAt(start), to: /^[\])}]*$/.test(lead) ? last - 1 : last };
}

function stretches(file: ConfigFile): Span[] {
  if (file.kind === 'xend') return file.sxp.forms.flatMap(listsIn);
  const python = file.kind === 'domain' ? file.python : undefined;
  const lists = file.settings.assignments.flatMap(({ value }) => listsOf(value));
  return python ? [...lists, ...python.body.map(({ span }) => span)] : lists;
}

const listsIn = (node: SxpNode): Span[] => (node.kind === 'list' ? [node.span, ...node.items.flatMap(listsIn)] : []);

const listsOf = (value: Value): Span[] =>
  value.kind === 'list' ? [...(value.literal ? [value.span] : []), ...value.items.flatMap(listsOf)] : [];

function commentFolds({ lines, text, comments }: ConfigFile): Fold[] {
  const found: Fold[] = [];
  const open: number[] = [];
  let first = -1;
  let last = -2;
  const finish = (): void => {
    if (first >= 0) found.push({ from: first, to: last, kind: 'comment' });
    first = -1;
  };
  for (const { start, end } of comments) {
    const line = lines.lineAt(start);
    const alone = !text.slice(lines.line(line).start, start).trim();
    const region = alone ? REGION.exec(text.slice(start, end)) : null;
    if (!alone || region || line !== last + 1) finish();
    if (region?.[1]) {
      const from = open.pop();
      if (from !== undefined) found.push({ from, to: line, kind: 'region' });
    } else if (region) open.push(line);
    else if (alone) {
      if (first < 0) first = line;
      last = line;
    }
  }
  finish();
  return found;
}

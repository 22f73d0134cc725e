import type { KnownClass } from './classes.ts';
import { compared, type Matrix } from './matrix.ts';

/** A matrix, with what its configs are. */
export interface Group {
  readonly title: string;
  readonly matrix: Matrix;
}

/** The matrices of groups of configs as tables in Markdown: who accepts and refuses, and the classes of known differences. */
export const report = (groups: readonly Group[]): string =>
  [...verdicts(groups), ...differences(groups, 'us'), ...differences(groups, 'xl')].join('\n');

function verdicts(groups: readonly Group[]): string[] {
  const rows = groups.map(({ title, matrix }) =>
    row(
      title,
      compared(matrix),
      matrix.bothAccept,
      matrix.bothRefuse,
      matrix.onlyXlRefuses,
      matrix.onlyWeRefuse,
      matrix.unexplained.length,
    ),
  );
  const head = ['configs', 'of them', 'both accept', 'both refuse', 'only xl refuses', 'only we refuse', 'unexplained'];
  return [row(...head), row('---', ...head.slice(1).map(() => '--:')), ...rows, ''];
}

const HEADS = { us: 'Only we refuse', xl: 'Only xl refuses' } as const;

function differences(groups: readonly Group[], by: keyof Matrix['classes']): string[] {
  const sums = new Map<KnownClass, number>();
  for (const { matrix } of groups)
    for (const [known, count] of matrix.classes[by]) sums.set(known, (sums.get(known) ?? 0) + count);
  if (!sums.size) return [];
  const sorted = [...sums].sort(([, a], [, b]) => b - a);
  const titles = groups.length > 1 ? groups.map(({ title }) => title) : ['configs'];
  return [
    row(HEADS[by], 'class', ...titles, 'why'),
    row('---', '---', ...titles.map(() => '--:'), '---'),
    ...sorted.map(([known]) =>
      row(known.name, known.kind, ...groups.map(({ matrix }) => matrix.classes[by].get(known) ?? 0), known.reason),
    ),
    '',
  ];
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

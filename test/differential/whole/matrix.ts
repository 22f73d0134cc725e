import { readFileSync } from 'node:fs';
import { decode } from '../../../server/src/files/decode.ts';
import type { Problem } from '../../../server/src/syntax/problem.ts';
import { checkText } from '../../support/check.ts';
import { classOfProblem, classOfRefusal, type KnownClass } from './classes.ts';
import type { Verdict } from './judge.ts';
import { RELEASE } from './settings.ts';

/** How often xl and we agree about configs, and each disagreement that no class explains. */
export interface Matrix {
  bothAccept: number;
  bothRefuse: number;
  onlyXlRefuses: number;
  onlyWeRefuse: number;
  /** Disagreements by the classes that explain them; one with several counts in each. */
  readonly classes: Map<KnownClass, number>;
  readonly unexplained: string[];
}

export const emptyMatrix = (): Matrix => ({
  bothAccept: 0,
  bothRefuse: 0,
  onlyXlRefuses: 0,
  onlyWeRefuse: 0,
  classes: new Map(),
  unexplained: [],
});

/** Adds files, with what xl made of each, to a matrix. */
export function addTo(matrix: Matrix, paths: readonly string[], verdicts: readonly Verdict[]): void {
  for (const [i, path] of paths.entries()) {
    const verdict = verdicts[i] as Verdict;
    const { text } = decode(readFileSync(path));
    const problems = checkText(text, { path, release: RELEASE });
    if (verdict.ok) judgedRight(matrix, path, verdict, problems.filter(isError));
    else if (problems.some(isError)) matrix.bothRefuse++;
    else judgedWrong(matrix, path, verdict, classOfRefusal(text, verdict, problems));
  }
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

function judgedRight(matrix: Matrix, path: string, verdict: Verdict, errors: readonly Problem[]): void {
  if (!errors.length) {
    matrix.bothAccept++;
    return;
  }
  matrix.onlyWeRefuse++;
  const found = new Set<KnownClass>();
  for (const problem of errors) {
    const known = classOfProblem(problem, verdict);
    if (known) found.add(known);
    else matrix.unexplained.push(`${path}: only we refuse: ${problem.rule}: ${problem.message}`);
  }
  for (const known of found) matrix.classes.set(known, (matrix.classes.get(known) ?? 0) + 1);
}

function judgedWrong(matrix: Matrix, path: string, verdict: Verdict, known: KnownClass | undefined): void {
  matrix.onlyXlRefuses++;
  if (known) matrix.classes.set(known, (matrix.classes.get(known) ?? 0) + 1);
  else {
    const said = verdict.messages.slice(-3).join(' | ');
    matrix.unexplained.push(`${path}: only xl refuses: ${verdict.signal ? `signal ${verdict.signal} ` : ''}${said}`);
  }
}

/** How many configs xl refuses, of all. */
export const refusedShare = ({ bothAccept, bothRefuse, onlyXlRefuses, onlyWeRefuse }: Matrix): number =>
  (bothRefuse + onlyXlRefuses) / (bothAccept + bothRefuse + onlyXlRefuses + onlyWeRefuse);

/** The matrix as a table in Markdown, with the classes of known differences below it. */
export function matrixText(title: string, matrix: Matrix): string {
  const { bothAccept, bothRefuse, onlyXlRefuses, onlyWeRefuse, classes } = matrix;
  const all = bothAccept + bothRefuse + onlyXlRefuses + onlyWeRefuse;
  const rows = [
    `${title}: ${all} configs`,
    '',
    '| | we accept | we refuse |',
    '|---|---|---|',
    `| xl accepts | ${bothAccept} | ${onlyWeRefuse} |`,
    `| xl refuses | ${onlyXlRefuses} | ${bothRefuse} |`,
    '',
  ];
  const sorted = [...classes].sort(([, a], [, b]) => b - a);
  if (sorted.length) rows.push('| differences | configs | why |', '|---|---|---|');
  for (const [{ name, kind, reason }, count] of sorted) rows.push(`| ${kind}: ${name} | ${count} | ${reason} |`);
  rows.push('', `unexplained: ${matrix.unexplained.length}`, '');
  return rows.join('\n');
}

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
  /** Disagreements by who refuses and the classes that explain them; one with several counts in each. */
  readonly classes: { readonly xl: Classes; readonly us: Classes };
  readonly unexplained: string[];
}

type Classes = Map<KnownClass, number>;

export const emptyMatrix = (): Matrix => ({
  bothAccept: 0,
  bothRefuse: 0,
  onlyXlRefuses: 0,
  onlyWeRefuse: 0,
  classes: { xl: new Map(), us: new Map() },
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
  for (const known of found) countIn(matrix.classes.us, known);
}

function judgedWrong(matrix: Matrix, path: string, verdict: Verdict, known: KnownClass | undefined): void {
  matrix.onlyXlRefuses++;
  if (known) countIn(matrix.classes.xl, known);
  else {
    const said = verdict.messages.slice(-3).join(' | ');
    matrix.unexplained.push(`${path}: only xl refuses: ${verdict.signal ? `signal ${verdict.signal} ` : ''}${said}`);
  }
}

function countIn(classes: Classes, known: KnownClass): void {
  classes.set(known, (classes.get(known) ?? 0) + 1);
}

/** How many configs were compared. */
export const compared = ({ bothAccept, bothRefuse, onlyXlRefuses, onlyWeRefuse }: Matrix): number =>
  bothAccept + bothRefuse + onlyXlRefuses + onlyWeRefuse;

/** How many configs xl refuses, of all. */
export const refusedShare = (matrix: Matrix): number => (matrix.bothRefuse + matrix.onlyXlRefuses) / compared(matrix);

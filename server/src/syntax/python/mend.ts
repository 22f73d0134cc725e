import type { Fix, SyntaxProblem } from '../problem.ts';
import { applyEdits } from './edits.ts';
import { guesses } from './guesses.ts';

/** In longer files nothing is tried out: each try reads a statement again. */
const MOST_CHARACTERS = 200_000;
const MOST_PROBLEMS = 20;
/** A longer statement is no slip of one sign. */
const LONGEST = 4000;

/** Reads a text and says what Python refuses in it. */
export type Read = (text: string) => readonly SyntaxProblem[];

/** A top-level statement with all its blocks and branches. */
interface Chunk {
  readonly start: number;
  readonly end: number;
}

/**
 * What a slip is called depends on what would mend it: the repairs of each statement that cannot be read are tried out. A fix that does not
 * help is not offered, what is only the consequence of another problem is not reported, and where no fix helps, one sign more or less is
 * tried. `read` reads a text without trying.
 */
export function mend(text: string, problems: readonly SyntaxProblem[], read: Read): readonly SyntaxProblem[] {
  const refused = problems.filter(({ rejects, rule }) => rejects && rule !== 'too-large');
  if (!refused.length || refused.length > MOST_PROBLEMS || text.length > MOST_CHARACTERS) return problems;
  const chunks = new Map<number, { chunk: Chunk; group: SyntaxProblem[] }>();
  for (const problem of refused) {
    const chunk = chunkAt(text, problem.span.start);
    const known = chunks.get(chunk.start);
    if (known) known.group.push(problem);
    else chunks.set(chunk.start, { chunk, group: [problem] });
  }
  const dropped = new Set<SyntaxProblem>();
  const changed: SyntaxProblem[] = [];
  for (const { chunk, group } of chunks.values()) {
    if (chunk.end - chunk.start > LONGEST) continue;
    const better = explained(text, chunk, group, read);
    if (!better) continue;
    for (const problem of group) dropped.add(problem);
    changed.push(...better);
  }
  return dropped.size ? [...problems.filter((problem) => !dropped.has(problem)), ...changed] : problems;
}

/** What to say of a statement instead; undefined to leave it as it is. */
function explained(
  text: string,
  chunk: Chunk,
  group: readonly SyntaxProblem[],
  read: Read,
): readonly SyntaxProblem[] | undefined {
  const tried = tryFixes(text, chunk, group, read);
  // Refused only together with what stands around it.
  if (tried.now === 0) return undefined;
  const cure = cureOf(tried);
  if (cure) return [cure];
  const [first] = group;
  if (first && (group.length > 1 || first.unsure)) {
    const guess = guesses(text, chunk, group).find(
      ({ fixes: [fix] }) => fix && problemsAfter(text, chunk, fix, read) === 0,
    );
    if (guess) return [guess];
  }
  // A branch that begins wrongly is right together with its `if` only.
  const before = chunkAt(text, Math.max(0, chunk.start - 1)).start;
  const together = before < chunk.start ? tryFixes(text, { ...chunk, start: before }, group, read) : tried;
  const late = cureOf(together);
  return late ? [late] : helpful(tried);
}

/** The problems of a statement with what is left to refuse after each of their fixes. */
interface Tried {
  readonly problems: readonly {
    readonly problem: SyntaxProblem;
    readonly fixes: readonly { readonly fix: Fix; readonly left: number }[];
  }[];
  /** How much there is to refuse now. */
  readonly now: number;
}

function tryFixes(text: string, chunk: Chunk, group: readonly SyntaxProblem[], read: Read): Tried {
  const problems = group.map((problem) => ({
    problem,
    fixes: problem.fixes.map((fix) => ({ fix, left: problemsAfter(text, chunk, fix, read) })),
  }));
  return { problems, now: count(read(text.slice(chunk.start, chunk.end))) };
}

function problemsAfter(text: string, { start, end }: Chunk, { edits }: Fix, read: Read): number {
  const inside = edits.every(({ span }) => start <= span.start && span.end <= end);
  return inside ? count(read(applyEdits(text, edits, start, end))) : Number.POSITIVE_INFINITY;
}

/** The problem whose first fix leaves nothing to refuse: the others are its consequences. */
function cureOf({ problems, now }: Tried): SyntaxProblem | undefined {
  const cure = problems.find(({ fixes }) => fixes[0]?.left === 0);
  return cure && helpful({ problems: [cure], now })[0];
}

/** The problems with those of their fixes that help. */
const helpful = ({ problems, now }: Tried): SyntaxProblem[] =>
  problems.map(({ problem, fixes }) => ({
    ...problem,
    fixes: fixes.flatMap(({ fix, left }) => (left < now ? [fix] : [])),
  }));

const count = (problems: readonly SyntaxProblem[]): number => problems.filter(({ rejects }) => rejects).length;

/** The top-level statement around an offset: from the last line that begins at the margin with a word to the next one. */
function chunkAt(text: string, offset: number): Chunk {
  let start = lineStart(text, offset);
  while (start > 0 && !beginsStatement(text, start)) start = lineStart(text, start - 1);
  let end = text.indexOf('\n', offset);
  while (end >= 0 && end + 1 < text.length && !beginsStatement(text, end + 1)) end = text.indexOf('\n', end + 1);
  return { start, end: end < 0 ? text.length : end + 1 };
}

const lineStart = (text: string, offset: number): number => (offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0);

const BEGINNING = /(?!(?:else|elif|except|finally)\b)[A-Za-z_@]/y;

function beginsStatement(text: string, at: number): boolean {
  BEGINNING.lastIndex = at;
  return BEGINNING.test(text);
}

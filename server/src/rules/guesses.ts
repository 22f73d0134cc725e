import type { ConfFile, ConfigFile, DomainFile } from '../config/file.ts';
import type { Fix, Problem, SyntaxProblem } from '../syntax/problem.ts';
import type { Span } from '../syntax/text.ts';
import type { Value } from '../values/value.ts';

/** What the readers report; all else looks at what they made of the text. */
const OF_READERS: ReadonlySet<string> = new Set([
  'syntax',
  'value-outside-quotes',
  'missing-comma',
  'smart-quotes',
  'too-large',
]);

/** Of a string at which the reader stumbled (unclosed, say) only the reader knows how it was meant: no other fix edits it, nor what it rejects. */
export function withoutGuesses(file: ConfigFile, problems: readonly Problem[]): readonly Problem[] {
  if (file.ok || file.kind === 'xend') return problems;
  const stumbles = file.syntax.filter((problem) => problem.rejects && !isOnlyMissingComma(problem));
  const rejected = stumbles.map(({ span }) => span);
  if (!rejected.length || rejected.length > MOST_LOOKED_AT) return problems;
  const guessed = stumbledStrings(file, rejected);
  const edits = ({ edits }: Fix): boolean =>
    edits.some(
      ({ span }) =>
        guessed.some((string) => string.start <= span.end && span.start <= string.end) ||
        rejected.some((one) => one.start < span.end && span.start < one.end),
    );
  return problems.map((problem) =>
    OF_READERS.has(problem.rule) || !problem.fixes.some(edits)
      ? problem
      : { ...problem, fixes: problem.fixes.filter((fix) => !edits(fix)) },
  );
}

/** Between two strings that are whole. Where it is not known that a comma would do, there is no fix. */
const isOnlyMissingComma = ({ rule, fixes }: SyntaxProblem): boolean => rule === 'missing-comma' && fixes.length > 0;

function stumbledStrings({ settings }: DomainFile | ConfFile, rejected: readonly Span[]): Span[] {
  const found: Span[] = [];
  const look = (value: Value): void => {
    if (value.kind === 'list') for (const item of value.items) look(item);
    if (value.kind !== 'string') return;
    const { start, end } = value.span;
    if (rejected.some((one) => one.start <= end && start <= one.end)) found.push(value.span);
  };
  for (const { value } of settings.assignments) look(value);
  return found;
}

/** A file with more slips than this is none that fixes are offered for one by one. */
const MOST_LOOKED_AT = 100;

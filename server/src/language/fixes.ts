import type { ConfigFile } from '../config/file.ts';
import type { Edit, Problem, Severity } from '../syntax/problem.ts';
import { type Span, span } from '../syntax/text.ts';
import type { Action } from './types.ts';

const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** What Xen would refuse comes first, and of two of one kind the one that is about less: whoever presses Enter means that. */
const byImportance = (a: Problem, b: Problem): number =>
  RANK[a.severity] - RANK[b.severity] || lengthOf(a.span) - lengthOf(b.span);

const lengthOf = ({ start, end }: Span): number => end - start;

/** The fixes for the problems that a selection touches, and for each problem a way to silence it. */
export function actions(file: ConfigFile, problems: readonly Problem[], where: Span): Action[] {
  const touched = problems.filter((problem) => overlaps(problem.span, where)).sort(byImportance);
  const fixes = touched.flatMap((problem) =>
    problem.fixes.map((fix, i) => ({ title: fix.title, problem, edits: fix.edits, preferred: i === 0 && fix.safe })),
  );
  const silenced = new Set<string>();
  const silencers = touched.flatMap((problem) => {
    const line = file.lines.lineAt(problem.span.start);
    const key = `${problem.rule}:${line}`;
    if (silenced.has(key) || problem.rule === 'syntax' || problem.rule === 'unused-ignore') return [];
    silenced.add(key);
    return [
      { title: `Ignore ${problem.rule} here`, problem, edits: [silence(file, problem.rule, line)], preferred: false },
    ];
  });
  return [...fixes, ...silencers];
}

/** Inserts a comment above the line; a comment is possible there unless a string goes on over it, which it then would change. */
function silence(file: ConfigFile, rule: string, line: number): Edit {
  const { start, end } = file.lines.line(line);
  const indent = /^[ \t]*/.exec(file.text.slice(start, end))?.[0] ?? '';
  return { span: span(start, start), newText: `${indent}# xen-ignore ${rule}\n` };
}

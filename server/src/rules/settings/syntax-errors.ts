import type { SyntaxProblem } from '../../syntax/problem.ts';
import type { Span } from '../../syntax/text.ts';
import type { SettingsFile } from './options.ts';

const lines = new WeakMap<readonly SyntaxProblem[], ReadonlySet<number>>();

/** The lines on which a syntax problem begins or ends. */
function brokenLines(file: SettingsFile): ReadonlySet<number> {
  let broken = lines.get(file.syntax);
  if (!broken) {
    const rejects = file.syntax.filter((problem) => problem.rejects);
    broken = new Set(rejects.flatMap(({ span }) => [file.lines.lineAt(span.start), file.lines.lineAt(span.end)]));
    lines.set(file.syntax, broken);
  }
  return broken;
}

/** True for a statement on a line that Xen cannot read: what it names is a guess of the reader. */
export function besideSyntaxError(file: SettingsFile, { start, end }: Span): boolean {
  if (file.ok) return false;
  const broken = brokenLines(file);
  return broken.has(file.lines.lineAt(start)) || broken.has(file.lines.lineAt(end));
}

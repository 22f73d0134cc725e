import { type CheckedFile, count } from './report.ts';

/** The report for scripts: one JSON object. Lines and characters count from 0, characters in UTF-16 units. */
export function jsonReport(files: readonly CheckedFile[]): string {
  const report = {
    files: files.map(({ path, file, problems }) => ({
      path,
      kind: file.kind,
      toolstack: file.profile.toolstack,
      release: file.profile.release,
      problems: problems.map(({ rule, severity, message, span, fixes, related }) => ({
        rule,
        severity,
        message,
        range: file.lines.range(span),
        fixes: fixes.map(({ title, safe, edits }) => ({
          title,
          safe,
          edits: edits.map((edit) => ({ range: file.lines.range(edit.span), newText: edit.newText })),
        })),
        related: related.map((place) => ({ path: place.path ?? path, range: place.range, message: place.message })),
      })),
    })),
    summary: count(files),
  };
  return `${JSON.stringify(report)}\n`;
}

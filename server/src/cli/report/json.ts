import type { CheckedFile, Summary } from './report.ts';

/** The report for scripts: one JSON object. Lines and characters count from 0, characters in UTF-16 units. */
export function* jsonReport(files: Iterable<CheckedFile>, summary: Summary): Iterable<string> {
  let before = '{"files":[';
  for (const { path, kind, toolstack, release, problems } of files) {
    const shown = problems.map(({ rule, severity, message, range, fixes, related }) => ({
      rule,
      severity,
      message,
      range,
      fixes,
      related: related.map((place) => ({ path: place.path ?? path, range: place.range, message: place.message })),
    }));
    yield before + JSON.stringify({ path, kind, toolstack, release, problems: shown });
    before = ',';
  }
  if (before !== ',') yield before;
  yield `],"summary":${JSON.stringify(summary)}}\n`;
}

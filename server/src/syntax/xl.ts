import type { Release } from '../catalog/release.ts';
import { checkAppends } from './xl/appends.ts';
import { dialectOf } from './xl/dialect.ts';
import { Reader } from './xl/reader.ts';
import type { XlFile } from './xl/tree.ts';
import { checkWholeFile, explainReturns } from './xl/whole-file.ts';

export type { Run, XlBroken, XlFile, XlList, XlNumber, XlStatement, XlString, XlValue } from './xl/tree.ts';

/**
 * Reads a domU config for xl, an xl.conf or a cpupool file (one grammar, libxlutil's) as a release of Xen does. Never throws; linear in
 * the size of the text. Behind a syntax error it goes on with the next statement, so that the rest of the file is known.
 */
export function readXl(text: string, release: Release): XlFile {
  const reader = readAll(text, release);
  const { report, statements, lexer } = reader;
  return { text, ok: !report.rejected, statements, comments: lexer.comments, problems: report.finish() };
}

function readAll(text: string, release: Release): Reader {
  const reader = new Reader(text, dialectOf(release));
  reader.read(text.charCodeAt(0) === 0xfeff ? 1 : 0);
  checkAppends(reader);
  checkWholeFile(reader);
  if (!reader.report.rejected || text.includes('\n') || !text.includes('\r')) return reader;
  // Old Macintosh line ends: to xl the file is one line, to every editor it is many.
  const again = readAll(text.replaceAll('\r', '\n'), release);
  explainReturns(text, text.indexOf('\r'), again.report);
  return again;
}

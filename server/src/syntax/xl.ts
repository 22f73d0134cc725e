import type { Release } from '../catalog/release.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Span } from './text.ts';
import { checkAppends } from './xl/appends.ts';
import { dialectOf } from './xl/dialect.ts';
import { Reader } from './xl/reader.ts';
import type { XlFile, XlStatement } from './xl/tree.ts';
import { checkWholeFile, explainReturns } from './xl/whole-file.ts';

export type { Run, XlBroken, XlFile, XlList, XlNumber, XlStatement, XlString, XlValue } from './xl/tree.ts';

/**
 * Reads a domU config for xl, an xl.conf or a cpupool file (one grammar, libxlutil's) as a release of Xen does. Never throws; linear in
 * the size of the text. Behind a syntax error it goes on with the next statement, so that the rest of the file is known.
 */
export function readXl(text: string, release: Release): XlFile {
  return new ReadFile(readAll(text, release));
}

/** What was read; statements and comments are made when they are asked for, because large files have very many. */
class ReadFile implements XlFile {
  declare readonly text: string;
  declare readonly ok: boolean;
  declare readonly problems: readonly SyntaxProblem[];
  declare private readonly reader: Reader;
  declare private found: readonly Span[] | undefined;

  constructor(reader: Reader) {
    this.text = reader.text;
    this.ok = !reader.report.rejected;
    this.problems = reader.report.finish();
    this.reader = reader;
    this.found = undefined;
  }

  get statements(): readonly XlStatement[] {
    return this.reader.statements;
  }

  get comments(): readonly Span[] {
    this.found ??= this.reader.lexer.comments.spans();
    return this.found;
  }
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

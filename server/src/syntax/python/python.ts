import type { Places } from '../places.ts';
import type { SyntaxProblem } from '../problem.ts';
import { type Span, span } from '../text.ts';
import type { Statement } from './ast.ts';
import type { Body } from './body.ts';
import { codingProblem } from './coding.ts';
import { Cursor } from './cursor.ts';
import { joinedStrings } from './joined.ts';
import { Lexer } from './lexer.ts';
import { fault } from './lexical.ts';
import { mend } from './mend.ts';
import { MOST_PROBLEMS } from './problems.ts';
import { readFile } from './statements.ts';

/** Larger files are not read: they are no configuration. */
export const MOST_CHARACTERS = 30_000_000;

export interface PythonFile {
  /** True exactly when Python 2.7 compiles the text. */
  readonly ok: boolean;
  readonly body: readonly Statement[];
  readonly comments: readonly Span[];
  /** In the order of the file. */
  readonly problems: readonly SyntaxProblem[];
  /** True when the file begins with `<`, which xm takes for XML and does not run. */
  readonly xml: boolean;
}

/** Reads a text as Python 2.7's compiler does for xm (execfile). Never throws; one slip leaves the rest readable. */
export function readPython(text: string): PythonFile {
  const file = readAsItIs(text);
  if (file.ok) return file;
  const problems = mend(text, file.problems, (part) => readAsItIs(part).problems);
  if (problems === file.problems) return file;
  const { ok, body, comments, xml } = file;
  return { ok, body, comments, problems: inOrder(problems), xml };
}

const inOrder = (problems: readonly SyntaxProblem[]): SyntaxProblem[] =>
  [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** Reads a text, and reports what the reader stumbles over. */
function readAsItIs(text: string): PythonFile {
  if (text.startsWith('<')) return { ok: true, body: [], comments: [], problems: [], xml: true };
  if (text.length > MOST_CHARACTERS) {
    const problem = fault(span(0, 1), 'The file is larger than 30 million characters and is not analysed.', {
      rule: 'too-large',
    });
    return { ok: false, body: [], comments: [], problems: [problem], xml: false };
  }
  const { tokens, comments, problems: lexical } = new Lexer(text).run();
  const at = new Cursor(text, tokens, lexical);
  const body = readFile(at);
  const found = [...lexical.list, ...at.problems.list, ...joinedStrings(text, body.read)];
  const coding = codingProblem(text);
  if (coding && !found.some(({ span: where }) => where.start <= coding.span.start && coding.span.start < where.end))
    found.push(coding);
  const problems = inOrder(found);
  const beyond = lexical.beyond ?? at.problems.beyond ?? problems[MOST_PROBLEMS]?.span;
  if (beyond) {
    problems.length = Math.min(problems.length, MOST_PROBLEMS);
    problems.push(
      fault(beyond, 'This file has more than 1000 problems: the rest is not shown.', { rule: 'too-large' }),
    );
  }
  return new ReadFile(body, comments, inOrder(problems));
}

/** What was read; statements and comments are made when they are asked for, because large files have very many. */
class ReadFile implements PythonFile {
  declare readonly ok: boolean;
  declare readonly problems: readonly SyntaxProblem[];
  declare private readonly read: Body;
  declare private readonly places: Places;
  declare private found: readonly Span[] | undefined;

  constructor(read: Body, places: Places, problems: readonly SyntaxProblem[]) {
    this.ok = !problems.some(({ rejects }) => rejects);
    this.problems = problems;
    this.read = read;
    this.places = places;
    this.found = undefined;
  }

  get xml(): false {
    return false;
  }

  get body(): readonly Statement[] {
    return this.read.statements;
  }

  get comments(): readonly Span[] {
    this.found ??= this.places.spans();
    return this.found;
  }
}

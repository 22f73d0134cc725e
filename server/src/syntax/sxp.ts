import type { Release } from '../catalog/release.ts';
import type { SyntaxProblem } from './problem.ts';
import { MAX_DEPTH } from './sxp/builder.ts';
import { type Dialect, dialectOf } from './sxp/dialect.ts';
import { type Exact, type Excess, readExactly, readPlainly } from './sxp/exact.ts';
import { explainForms } from './sxp/explain/forms.ts';
import { explainGlued } from './sxp/explain/glued.ts';
import { type Forgiven, readForgivingly } from './sxp/explain/reader.ts';
import type { SxpFile, SxpNode } from './sxp/tree.ts';
import { span } from './text.ts';

export type { SxpAtom, SxpFile, SxpList, SxpNode, SxpSegment, SxpString, SxpText } from './sxp/tree.ts';
export { contentSpan, segmentsOf } from './sxp/tree.ts';

/**
 * Reads a xend-config.sxp as a release's xend does (tools/python/xen/xend/sxp.py); releases without xend read as 4.4. Never throws; linear
 * in the size of the text. What xend refuses, or reads otherwise than it was meant, is read a second time with forgiving eyes.
 */
export function readSxp(text: string, release: Release): SxpFile {
  const dialect = dialectOf(release);
  const plain = readPlainly(text, dialect);
  if (plain) return plainFile(text, dialect, explainExcess(plain));
  const exact = readExactly(text, dialect);
  const { comments, forms } = exact;
  const excess = explainExcess(exact.builder);
  const ok = exact.fault < 0;
  const forgiven = explain(text, exact, dialect);
  const { scan, brackets } = forgiven;
  brackets.report({ accepted: ok, dropped: exact.dropped !== undefined });
  explainForms(text, scan.builder.forms, scan.report);
  explainGlued(text, scan.builder.forms, scan.classes, scan.report);
  const problems = settle([...scan.report.finish(), ...excess], exact);
  if (!ok) return { text, ok, forms: scan.builder.forms, comments: forgiven.comments, problems };
  return { text, ok, forms, ...(exact.dropped ? { dropped: exact.dropped } : {}), comments, problems };
}

/** A file about which there is nothing to say: its tree is made when it is asked for. */
function plainFile(text: string, dialect: Dialect, problems: readonly SyntaxProblem[]): SxpFile {
  let exact: Exact | undefined;
  const tree = (): Exact => {
    exact ??= readExactly(text, dialect);
    return exact;
  };
  return {
    text,
    ok: true,
    get forms() {
      return tree().forms;
    },
    get comments() {
      return tree().comments;
    },
    problems,
  };
}

function explain(text: string, { fault, dropped }: Exact, dialect: Dialect): Forgiven {
  if (fault < 0 && !dropped) return readForgivingly(text, dialect, 'strict');
  const guess = readForgivingly(text, dialect, 'any');
  if (!guess.brackets.guessed || !guess.brackets.hasSurplus) return guess;
  // Lists were ended early and brackets are left over: it may be the other way round.
  const cautious = readForgivingly(text, dialect, 'none');
  return cautious.brackets.cost < guess.brackets.cost ? cautious : guess;
}

/** Makes sure that a problem refuses the file exactly when xend does. */
function settle(problems: readonly SyntaxProblem[], { fault }: Exact): SyntaxProblem[] {
  const sorted = [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  if (fault < 0) return sorted.map((problem) => (problem.rejects ? { ...problem, rejects: false } : problem));
  if (sorted.some(({ rejects }) => rejects)) return sorted;
  // What xend stumbles over follows from the last oddity before it.
  const cause = sorted.findLastIndex((problem) => problem.span.start <= fault);
  if (cause >= 0) return sorted.map((problem, i) => (i === cause ? { ...problem, rejects: true } : problem));
  const where = span(fault, fault);
  const message =
    'xend cannot read on from here and refuses the file. Check the brackets and quotes before this place.';
  return [...sorted, { rule: 'syntax', rejects: true, span: where, message, fixes: [], related: [] }];
}

/** What is left out of a file that is hardly a configuration. */
function explainExcess({ tooDeep, tooMany, tooLong }: Excess): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const add = (at: number, message: string): void => {
    if (at >= 0)
      found.push({ rule: 'too-large', rejects: false, span: span(at, at + 1), message, fixes: [], related: [] });
  };
  add(tooDeep, `Lists are nested deeper than ${MAX_DEPTH} here: what is inside is not analysed.`);
  add(tooMany, `The file has more than 100,000 values. From here on only brackets and quotes are checked.`);
  add(tooLong, `This value is longer than 100,000 characters and is not analysed.`);
  return found.sort((a, b) => a.span.start - b.span.start);
}

type Tree = string | Tree[];

/** What xend reads, as nested arrays of strings; lists nested too deep to be kept are empty. */
export function sxpTree({ forms }: SxpFile): Tree[] {
  const plain = (node: SxpNode): Tree => (node.kind === 'list' ? node.items.map(plain) : node.text);
  return forms.map(plain);
}

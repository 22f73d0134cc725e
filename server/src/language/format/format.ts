import { profileComment } from '../../config/detect.ts';
import type { ConfigFile } from '../../config/file.ts';
import type { Edit } from '../../syntax/problem.ts';
import { type Span, span } from '../../syntax/text.ts';
import { applyEdits } from '../edits.ts';
import { isPython } from '../place/place.ts';
import { print } from './print.ts';
import { pythonTokens } from './python.ts';
import { settingsPieces } from './settings.ts';
import { silenced } from './silenced.ts';
import { sxpPieces } from './sxp.ts';
import { tokensIn } from './tokens.ts';
import { type FormatOptions, type Piece, STANDARD } from './types.ts';

/** xend's reader stops at this character, whatever follows. */
const END_OF_INPUT = '\x04';

/**
 * The edits that give a file its one layout. They change blanks and line ends only, so that Xen reads the same; a file that Xen's reader
 * refuses, or that was too large to be read, is left as it is. Formatting what is formatted changes nothing.
 */
export function format(file: ConfigFile, options: FormatOptions = STANDARD): Edit[] {
  if (!isReadable(file)) return [];
  const edits = print(file.lines, piecesOf(file, options), lineEndOf(file), options);
  return keepsProfile(file, edits) ? edits : [];
}

/** The same for the lines of a range, and the whole assignments or lists that stand in them. */
export function formatRange(file: ConfigFile, range: Span, options: FormatOptions = STANDARD): Edit[] {
  const { start, end } = wholeStatements(file, range);
  const edits = format(file, options).filter(({ span: where }) => start <= where.start && where.end <= end);
  return keepsProfile(file, edits) ? edits : [];
}

function isReadable(file: ConfigFile): boolean {
  if (!file.ok || file.syntax.some(({ rule }) => rule === 'too-large')) return false;
  if (/\r(?!\n)/.test(file.text)) return false;
  if (file.kind === 'xend') return !file.sxp.dropped && !file.text.includes(END_OF_INPUT);
  return !(file.kind === 'domain' && file.python?.xml);
}

function piecesOf(file: ConfigFile, options: FormatOptions): Piece[] {
  if (file.kind === 'xend') return sxpPieces(file.sxp);
  const { text } = file;
  const ends = new Map(file.comments.map(({ start, end }) => [start, end]));
  const python = file.kind === 'domain' ? file.python : undefined;
  const tokens = python ? pythonTokens(text, python, ends) : tokensIn(text, span(0, text.length), ends, false);
  return settingsPieces(text, silenced(text, tokens, statementsOf(file)), isPython(file), options);
}

const statementsOf = (file: ConfigFile): readonly Span[] =>
  file.kind === 'xend' ? file.sxp.forms.map((form) => form.span) : file.settings.assignments.map((one) => one.span);

/** xl takes a line feed alone; the others take what the file has. */
const lineEndOf = (file: ConfigFile): string =>
  (file.kind === 'xend' || isPython(file)) && file.text.includes('\r\n') ? '\r\n' : '\n';

/** A comment that tells the profile counts in the first lines only: it must not come to stand there, or leave them. */
function keepsProfile({ text }: ConfigFile, edits: readonly Edit[]): boolean {
  const [was, is] = [profileComment(text), profileComment(applyEdits(text, edits))];
  return was?.toolstack === is?.toolstack && was?.release === is?.release;
}

/** The lines of a range, widened to what begins or ends in them. */
function wholeStatements(file: ConfigFile, range: Span): Span {
  const { lines } = file;
  let start = lines.line(lines.lineAt(range.start)).start;
  let end = lines.line(lines.lineAt(range.end)).end;
  for (const one of statementsOf(file)) {
    if (one.end <= start || one.start >= end) continue;
    start = Math.min(start, lines.line(lines.lineAt(one.start)).start);
    end = Math.max(end, lines.line(lines.lineAt(one.end)).end);
  }
  return span(start, end);
}

import type { Edit, Fix } from '../../problem.ts';
import { choice, MAX_PROBLEMS, Report, replace } from '../../report.ts';
import { type Span, span } from '../../text.ts';
import {
  CLOSE_CLASS,
  HASH_CLASS,
  OPEN_CLASS,
  OTHER_CLASS,
  QUOTE_CLASS,
  SEMICOLON,
  SEPARATOR_CLASS,
  SPACE_CLASS,
} from '../characters.ts';
import type { Dialect } from '../dialect.ts';
import { startOfLine } from '../lines.ts';
import { type Boundaries, Brackets } from './brackets.ts';
import { readQuoted } from './quotes.ts';
import { Scan } from './scan.ts';
import { readSemicolon, readStrange, readWord, startsComment } from './words.ts';

/** A text as it was probably meant, with what is wrong with it. */
export interface Forgiven {
  readonly scan: Scan;
  readonly comments: readonly Span[];
  readonly brackets: Brackets;
}

/** Reads a text that xend refuses or misreads as its author probably meant it, and reports each cause where it stands. */
export function readForgivingly(text: string, dialect: Dialect, boundaries: Boundaries): Forgiven {
  const scan = new Scan(text, dialect, new Report());
  const brackets = new Brackets(scan, boundaries);
  const comments: Span[] = [];
  let at = 0;
  // Beyond so many problems, nobody will read another explanation.
  while (at < text.length && !scan.report.full && brackets.cost <= MAX_PROBLEMS) {
    const code = text.charCodeAt(at);
    switch (scan.classes[code] ?? OTHER_CLASS) {
      case SPACE_CLASS:
        at++;
        break;
      case HASH_CLASS:
        at = readComment(scan, at, comments);
        break;
      case OPEN_CLASS:
        brackets.open(at);
        scan.lastEnd = ++at;
        break;
      case CLOSE_CLASS:
        brackets.close(at);
        scan.lastEnd = ++at;
        break;
      case QUOTE_CLASS:
        at = readQuoted(scan, at);
        break;
      case OTHER_CLASS:
        at = readStrange(scan, at);
        break;
      case SEPARATOR_CLASS:
        if (brackets.forgiving && isWrongBracket(scan, at)) {
          brackets.wrong(at, '[{'.includes(text.charAt(at)) ? '(' : ')');
          scan.lastEnd = ++at;
        } else at = code === SEMICOLON && startsComment(scan, at) ? readSemicolon(scan, at) : readWord(scan, at);
        break;
      default:
        at = readWord(scan, at);
    }
  }
  if (at < text.length) brackets.giveUp(at);
  else brackets.end(-1);
  return { scan, comments, brackets };
}

const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const OPENERS: Readonly<Record<string, string>> = { ']': '[', '}': '{' };

/** A bracket with nothing but a name behind it: the list goes on below. */
const NAME_ALONE = /^.[a-z][\w-]*\s*(?:#|$)/i;

/** A bracket with a name and a value behind it, up to a `)`. */
const INNER = /^.[a-z][\w-]*[ \t][^()]*\)/i;

/**
 * True for a `[` or `{` at the start of a list that a `)` closes, and for a `]` or `}` at the end of one that nothing of its kind opens: the
 * bracket of a list was mistyped.
 */
function isWrongBracket(scan: Scan, at: number): boolean {
  const { text, builder } = scan;
  const char = text.charAt(at);
  const closer = CLOSERS[char];
  if (closer) {
    const rest = text.slice(at, scan.lineEnd(at));
    if (rest.includes(closer)) return false;
    if (startOfLine(text, at) >= 0) return rest.includes(')') || NAME_ALONE.test(rest);
    return builder.depth > 0 && ' \t('.includes(text.charAt(at - 1)) && INNER.test(rest);
  }
  const opener = OPENERS[char];
  if (!opener || !builder.depth || !/^[ \t)]*(?:#|$)/.test(text.slice(at + 1, scan.lineEnd(at)))) return false;
  return text.lastIndexOf(opener, at) < Math.max(text.lastIndexOf('\n', at), builder.outerOpen);
}

/** A comment reaches to the line feed: a lone carriage return, which editors take for a line end, does not end it. */
function readComment(scan: Scan, start: number, comments: Span[]): number {
  const { text, report } = scan;
  const end = scan.lineEnd(start);
  comments.push(span(start, end));
  const lone = text.slice(start, end).search(/\r[^\r]/);
  if (lone >= 0) {
    const at = start + lone;
    report.add(
      span(at, at + 1),
      'A lone carriage return ends no comment for xend, which ignores the text behind it. Save the file with Unix line ends (LF).',
      {
        rejects: false,
        fixes: withLineFeeds(text),
      },
    );
  }
  return end;
}

/** Edits of one fix, at most. */
const MAX_RETURNS = 20_000;

/** A fix that makes line feeds of the carriage returns that stand alone. */
function withLineFeeds(text: string): Fix[] {
  const edits: Edit[] = [];
  for (let at = text.indexOf('\r'); at >= 0 && edits.length <= MAX_RETURNS; at = text.indexOf('\r', at + 1)) {
    if (text.charAt(at + 1) !== '\n') edits.push(replace(at, at + 1, '\n'));
  }
  return edits.length > MAX_RETURNS ? [] : [choice('Convert to Unix line ends', ...edits)];
}

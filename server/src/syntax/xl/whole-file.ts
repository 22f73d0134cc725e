import { invisibleName, isWide } from '../characters.ts';
import type { Fix } from '../problem.ts';
import { insert, type Report, replace, safeFix } from '../report.ts';
import { type Span, span } from '../text.ts';
import type { Reader } from './reader.ts';

/** Edits of one fix, at most; a file that needs more of them is not mended place by place. */
const MAX_EDITS = 20_000;

/** Reports what is wrong with a file as a whole, once each. */
export function checkWholeFile(reader: Reader): void {
  const { text, report, lexer } = reader;
  if (text.charCodeAt(0) === 0xfeff) {
    report.add(
      span(0, 1),
      'The file starts with a byte order mark, which xl does not know: it refuses the file. Save it as UTF-8 without one.',
      {
        fixes: [safeFix('Delete the byte order mark', replace(0, 1, ''))],
      },
    );
  }
  if (lexer.firstReturn >= 0) explainReturns(text, firstLineEnd(text, lexer.firstReturn), report);
  explainInvisible(text, lexer.invisible, report);
  if (lexer.openComment) explainOpenComment(text, lexer.openComment, report);
  else if (reader.unfinished && !reader.dialect.openEnd) explainOpenEnd(reader);
  explainExcess(reader);
}

/** In a comment a carriage return does no harm, but a file with Windows line ends has them from its first line on. */
function firstLineEnd(text: string, harmful: number): number {
  const end = text.indexOf('\n') - 1;
  return end >= 0 && end < harmful && text[end] === '\r' && text[harmful + 1] === '\n' ? end : harmful;
}

/** A lone carriage return ends no comment for xl: a line feed in its place would turn the rest of the comment into settings. */
const mayBeInComment = (text: string, at: number): boolean =>
  text.slice(Math.max(0, at - MAX_LINE, text.lastIndexOf('\n', at) + 1), at).includes('#');

const MAX_LINE = 2000;

export function explainReturns(text: string, first: number, report: Report): void {
  const windows = text.charCodeAt(first + 1) === 10;
  const mixed = text.includes('\n');
  const edits = [];
  for (let at = text.indexOf('\r'); at >= 0 && edits.length <= MAX_EDITS; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) === 10) edits.push(replace(at, at + 2, '\n'));
    else if (!windows && !(mixed && mayBeInComment(text, at))) edits.push(replace(at, at + 1, '\n'));
  }
  const kind = windows ? 'Windows line ends (CR LF)' : 'a carriage return as line end';
  report.add(
    span(first, first + (windows ? 2 : 1)),
    `The file has ${kind}, and xl refuses it for them. Save it with Unix line ends (LF).`,
    {
      fixes: edits.length > MAX_EDITS ? [] : [safeFix('Convert to Unix line ends', ...edits)],
    },
  );
}

/** One problem for each kind of invisible character, at its first place. */
function explainInvisible(text: string, places: readonly number[], report: Report): void {
  const kinds = new Map<number, number[]>();
  for (const at of places) {
    const code = text.charCodeAt(at);
    const known = kinds.get(code);
    if (known) known.push(at);
    else kinds.set(code, [at]);
  }
  for (const [code, found] of kinds) {
    const first = found[0] as number;
    if (code === 0 && found.length > 8 && found.length * 4 > Math.min(text.length, MAX_EDITS)) {
      report.add(
        span(first, first + 1),
        'The file seems to be UTF-16 or no text at all, and xl refuses it. Save it as UTF-8.',
      );
      continue;
    }
    const space = isWide(code);
    const more = found.length > 1 ? ` and in ${found.length - 1} more ${found.length === 2 ? 'place' : 'places'}` : '';
    const fixes: Fix[] =
      places.length < MAX_EDITS
        ? [
            safeFix(
              space ? 'Write plain blanks' : 'Delete it',
              ...found.map((at) => replace(at, at + 1, space ? ' ' : '')),
            ),
          ]
        : [];
    const remedy = space ? 'Write a plain blank.' : 'Delete it.';
    report.add(
      span(first, first + 1),
      `An invisible ${invisibleName(code)} stands here${more}, and xl refuses the file for it. ${remedy}`,
      { fixes },
    );
  }
}

function explainOpenComment(text: string, comment: Span, report: Report): void {
  report.add(
    comment,
    'This comment ends the file without a line end, and every release of xl refuses the file for it. Put a line end behind it.',
    {
      fixes: [safeFix('Add a line end', insert(text.length, '\n'))],
    },
  );
}

function explainOpenEnd({ text, statements, dialect, report }: Reader): void {
  const value = statements.at(-1)?.value.span ?? span(text.length, text.length);
  const what = dialect.release === '4.2' ? 'refuses the file' : 'crashes';
  report.add(
    value,
    `The last line has no line end, and xl of Xen ${dialect.release} ${what} over it. Put a line end behind it.`,
    {
      fixes: [safeFix('Add a line end', insert(text.length, '\n'))],
    },
  );
}

function explainExcess({ tooDeep, tooDeepForXl, tooMany, tooLong, longString, report }: Reader): void {
  if (tooDeepForXl) {
    report.add(
      tooDeep ?? tooDeepForXl,
      'Lists are nested so deep that the parser of xl gives up. The value is not analysed.',
      { rule: 'too-large' },
    );
  } else if (tooDeep) {
    report.add(tooDeep, 'Lists are nested more than 100 deep. The rest of the value is not analysed.', {
      rule: 'too-large',
      rejects: false,
    });
  }
  if (tooMany) {
    report.add(tooMany, 'The file has more than 100,000 values. From here on it is only checked for syntax.', {
      rule: 'too-large',
      rejects: false,
    });
  }
  if (longString) {
    report.add(longString, 'This string is longer than 100,000 characters and is not analysed.', {
      rule: 'too-large',
      rejects: false,
    });
  }
  if (tooLong) {
    report.add(tooLong, 'The file is larger than 32 million characters. The rest is not analysed.', {
      rule: 'too-large',
      rejects: false,
    });
  }
}

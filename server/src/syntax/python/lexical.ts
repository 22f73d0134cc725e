import type { Places } from '../places.ts';
import type { Fix, SyntaxProblem } from '../problem.ts';
import { type Span, span } from '../text.ts';
import type { EscapeFault } from './literals.ts';
import { CLOSERS } from './tokens.ts';

/** The words for what the lexer stumbles over: what it is, what Python says, what to write. */

export function fault(where: Span, message: string, more: Partial<SyntaxProblem> = {}): SyntaxProblem {
  return { rule: 'syntax', rejects: true, span: where, message, fixes: [], related: [], ...more };
}

export const fix = (title: string, safe: boolean, ...edits: readonly (readonly [number, number, string])[]): Fix => ({
  title,
  safe,
  edits: edits.map(([start, end, newText]) => ({ span: span(start, end), newText })),
});

const tooLarge = (at: number, message: string): SyntaxProblem =>
  fault(span(at, at + 1), message, { rule: 'too-large' });

export const tooDeep = (at: number): SyntaxProblem =>
  tooLarge(at, 'Nested deeper than 99 brackets, where Python 2 gives up with a MemoryError: the rest is not analysed.');

export const tooManyIndents = (at: number): SyntaxProblem =>
  tooLarge(at, 'Indented a hundred levels deep, where Python 2 gives up: the rest is not analysed.');

export const tooManyTokens = (at: number): SyntaxProblem =>
  tooLarge(at, 'The file has more than a million words and signs: the rest is not analysed.');

export const tooManyLines = (at: number): SyntaxProblem =>
  tooLarge(at, 'The file has more than 150,000 lines with statements: the rest is not analysed.');

/** Python has no such limit. */
export const tooLong = (at: number): SyntaxProblem => ({
  ...tooLarge(at, 'This string is longer than 100,000 characters and is not analysed.'),
  rejects: false,
});

export const dedent = (at: number): SyntaxProblem =>
  fault(
    span(at, at + 1),
    'This line is indented less than the one above, but not as any block before it, and xm stops here. Indent it like the block it belongs to.',
  );

/** `// as in C`, `; as in an INI file`. */
export const foreignComment = (at: number, sign: string): SyntaxProblem =>
  fault(
    span(at, at + sign.length),
    `A comment begins with "#" in Python, not with "${sign}": xm stops here. Write "#".`,
    { fixes: [fix('Change to #', false, [at, at + sign.length, '#'])] },
  );

export const strayBackslash = (at: number): SyntaxProblem =>
  fault(
    span(at, at + 1),
    'A backslash outside a string joins lines only as the very last character of its line, so Python stops here. Remove it, or what stands behind it.',
  );

export const badEscape = ({ start, end, message }: EscapeFault): SyntaxProblem =>
  fault(span(start, end), `Python refuses this escape: ${message}. Write \\\\ for a backslash.`, {
    fixes: [fix('Double the backslash', false, [start, start, '\\'])],
  });

/** What a letter behind a size stands for, in MiB. */
const UNITS: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024, t: 1024 * 1024 };
const IN_MEBIBYTES = /(?:^|\n)[ \t]*(?:memory|maxmem|videoram|shadow_memory)[ \t]*=[ \t]*$/;

export function numberWithUnit(text: string, start: number, end: number): SyntaxProblem {
  const written = text.slice(start, end);
  const found = /^(\d+)\s?([kmgt])(?:i?b)?$/i.exec(written);
  const unit = found && UNITS[(found[2] as string).toLowerCase()];
  const value = found && unit ? Number(found[1]) * unit : undefined;
  const before = text.slice(Math.max(0, start - 200), start);
  if (value !== undefined && Number.isInteger(value) && IN_MEBIBYTES.test(before)) {
    return fault(
      span(start, end),
      `Python takes no unit behind a number, and xm stops here. Memory is counted in MiB: write ${value}.`,
      {
        fixes: [fix(`Change to ${value}`, true, [start, end, String(value)])],
      },
    );
  }
  if (/(?:^|\n)[ \t]*$/.test(before))
    return fault(
      span(start, end),
      'A name begins with a letter or _, not with a digit, and xm stops here. Give it another name.',
    );
  return fault(
    span(start, end),
    `"${written}" is neither a number nor a name, and xm stops here. Put quotes around it if it is a text.`,
    {
      unsure: true,
      fixes: [fix('Put quotes around it', false, [start, start, "'"], [end, end, "'"])],
    },
  );
}

export const octal = (written: string, start: number, end: number): SyntaxProblem => {
  const plain = written.replace(/^0+/, '');
  return fault(
    span(start, end),
    `A number that begins with 0 is octal in Python 2 and has no 8 or 9, so xm stops here. Write ${plain}.`,
    {
      fixes: [fix(`Change to ${plain}`, false, [start, end, plain])],
    },
  );
};

/** The last comment from an offset on of which something holds. */
function lastComment(comments: Places, from: number, holds: (comment: Span) => boolean): Span | undefined {
  for (let i = comments.length - 1; i >= 0; i--) {
    const comment = comments.at(i);
    if (comment.start < from) return undefined;
    if (holds(comment)) return comment;
  }
  return undefined;
}

export function unclosedBracket(
  text: string,
  at: number,
  char: string,
  lastEnd: number,
  depth: number,
  comments: Places,
): SyntaxProblem {
  const closer = CLOSERS[char] as string;
  const swallowed = lastComment(comments, Math.max(at + 1, lastEnd), (comment) =>
    text.slice(comment.start, comment.end).includes(closer),
  );
  if (swallowed && text.slice(lastEnd, swallowed.start).trim() === '') {
    const close = swallowed.start + text.slice(swallowed.start, swallowed.end).indexOf(closer);
    return fault(
      span(close, close + 1),
      `This "${closer}" is part of the comment, so the "${char}" stays open and xm stops. Put it in front of the #.`,
      {
        related: [{ span: span(at, at + 1), message: `"${char}" opens here` }],
        fixes: [fix(`Insert "${closer}" before the comment`, false, [lastEnd, lastEnd, ` ${closer}`])],
      },
    );
  }
  return fault(
    span(at, at + 1),
    `"${char}" is never closed: Python takes the next setting for a part of it and stops. Close it with "${closer}".`,
    {
      unsure: true,
      fixes: depth === 1 ? [fix(`Insert "${closer}" where the list ends`, false, [lastEnd, lastEnd, closer])] : [],
    },
  );
}

export const surplusCloser = (at: number, char: string): SyntaxProblem =>
  fault(span(at, at + 1), `This "${char}" closes nothing, and xm stops here. Remove it.`, {
    unsure: true,
    fixes: [fix(`Remove "${char}"`, false, [at, at + 1, ''])],
  });

export function wrongCloser(
  at: number,
  char: string,
  opener: { readonly char: string; readonly at: number },
): SyntaxProblem {
  const closer = CLOSERS[opener.char] as string;
  return fault(span(at, at + 1), `"${opener.char}" is closed with "${char}" here, and xm stops. Write "${closer}".`, {
    related: [{ span: span(opener.at, opener.at + 1), message: `"${opener.char}" opens here` }],
    fixes: [fix(`Change to "${closer}"`, false, [at, at + 1, closer])],
  });
}

import { choice, fix, insert, type Report, replace, safeFix } from '../../report.ts';
import { type Span, span } from '../../text.ts';

/** A list whose `)` is missing. */
export interface Missing {
  readonly open: number;
  /** Where the `)` belongs, and how many. */
  readonly place: number;
  readonly count: number;
  /** The list that starts behind it, or -1 at the end of the file. */
  readonly next: number;
  readonly sure: boolean;
  /** True when the list holds nothing but a list: `((name value)`. */
  readonly doubled?: boolean;
  /** True when it ends with a `(` that was meant to close it. */
  readonly reversed?: boolean;
}

/** A list whose `(` is missing, or was written as `)`. */
export interface Headless {
  readonly where: Span;
  readonly reversed: boolean;
}

/** What is wrong with the brackets of a file. */
export interface BracketFaults {
  readonly missing: readonly Missing[];
  readonly surplus: readonly number[];
  readonly headless: readonly Headless[];
}

/** What xend makes of the file: accepts it or not, and drops a list that is open at its end. */
export interface Outcome {
  readonly accepted: boolean;
  readonly dropped: boolean;
}

/** How many brackets a message spells out. */
const MOST_SHOWN = 20;

/** Reports what is wrong with the brackets of a file, now that it is known what xend makes of it. */
export function reportBrackets(report: Report, faults: BracketFaults, outcome: Outcome): void {
  for (const one of faults.headless) reportHeadless(report, one);
  for (const one of faults.missing) reportMissing(report, one, faults, outcome);
  if (outcome.accepted) return;
  for (const at of faults.surplus) {
    report.add(
      span(at, at + 1),
      'This ")" closes no list, and xend refuses the file. Delete it, or write the "(" that it belongs to.',
      { fixes: [choice('Delete it', replace(at, at + 1, ''))] },
    );
  }
}

function reportHeadless(report: Report, { where, reversed }: Headless): void {
  const edit = replace(where.start, where.start + (reversed ? 1 : 0), '(');
  const message = reversed
    ? 'This list starts with ")", and xend refuses the file. Write "(" before the name.'
    : 'This list has no "(", and xend refuses the file for its ")". Write one before the name.';
  report.add(where, message, { fixes: [safeFix(reversed ? 'Write (' : 'Insert (', edit)] });
}

function reportMissing(report: Report, missing: Missing, faults: BracketFaults, outcome: Outcome): void {
  const { open, place, count, next, sure, doubled, reversed } = missing;
  const { accepted, dropped } = outcome;
  const opener = span(open, open + 1);
  // Of a text that xend accepts, what one place lacks another has too much.
  const extra = accepted && faults.missing.length === 1 && faults.surplus.length === count ? faults.surplus : [];
  const balanced = extra.length > 0;
  const consequence = accepted ? 'xend drops the list without a word' : 'xend refuses the file';
  if (reversed) {
    const at = place - 1;
    report.add(span(at, at + 1), `This "(" closes nothing: ${consequence}. Write ")".`, {
      rejects: !accepted,
      fixes: [choice('Write )', replace(at, at + 1, ')'))],
      related: [{ span: opener, message: 'The list starts here' }],
    });
    return;
  }
  if (doubled && !balanced) {
    report.add(opener, `Two brackets open here and only one closes: ${consequence}. Remove one.`, {
      rejects: !accepted,
      fixes: [choice('Remove one (', replace(open, open + 1, ''))],
    });
    return;
  }
  const closing = ')'.repeat(count);
  const shown = count > MOST_SHOWN ? `${count} times )` : closing;
  const edits = [insert(place, closing), ...extra.map((at) => replace(at, at + 1, ''))];
  const fixable = !accepted || balanced || (dropped && !faults.surplus.length);
  report.add(opener, messageOf(next, accepted, shown), {
    rejects: !accepted,
    related: [
      ...(next < 0 ? [] : [{ span: span(next, next + 1), message: 'The next list starts here' }]),
      ...extra.map((at) => ({ span: span(at, at + 1), message: 'This ")" closes it instead' })),
    ],
    fixes: fixable ? [fix(sure && !balanced, `Insert ${shown}`, ...edits)] : [],
  });
}

function messageOf(next: number, accepted: boolean, closing: string): string {
  if (next >= 0 && accepted) {
    return `This list is not closed where it ends, so it swallows the lists below and xend never sees them. Write "${closing}" behind it.`;
  }
  if (next >= 0)
    return `This list is not closed: "${closing}" is missing, and xend refuses the file. Write it before the next list.`;
  if (accepted)
    return `This list is still open where the file ends, and xend drops it without a word. Write "${closing}".`;
  return `This list is still open where the file ends, and xend refuses the file. Write "${closing}".`;
}

import { invisibleName, isInvisible, isWide } from '../../characters.ts';
import type { Edit } from '../../problem.ts';
import { choice, fix, replace } from '../../report.ts';
import { span } from '../../text.ts';
import { END_OF_TEXT } from '../characters.ts';
import type { Scan } from './scan.ts';

/** Edits of one fix, at most. */
const MAX_EDITS = 1000;

/** Reports invisible characters inside a word or string, which xend reads as part of it. One problem, at the first. */
export function explainInvisible(scan: Scan, start: number, end: number, what: 'word' | 'text'): boolean {
  const { text, report } = scan;
  const edits: Edit[] = [];
  for (let at = start; at < end && edits.length < MAX_EDITS; at++) {
    const code = text.charCodeAt(at);
    if (isInvisible(code)) edits.push(replace(at, at + 1, isWide(code) ? ' ' : ''));
  }
  const first = edits[0]?.span.start;
  if (first === undefined) return false;
  const blank = edits[0]?.newText === ' ';
  const name = invisibleName(text.charCodeAt(first));
  report.add(
    span(first, first + 1),
    `A ${name} stands here, which nobody sees and which xend takes as part of the ${what}. ${blank ? 'Write a blank.' : 'Delete it.'}`,
    { rejects: false, fixes: [fix(text.charCodeAt(first) > 0x7f, blank ? 'Write a blank' : 'Delete it', ...edits)] },
  );
  return true;
}

/** Reports a control or invisible character where a value should start, which xend refuses; answers with the place behind it. */
export function readInvisible(scan: Scan, at: number): number {
  const { text, report, builder } = scan;
  const code = text.charCodeAt(at);
  let end = at + 1;
  while (text.charCodeAt(end) === code) end++;
  const where = span(at, end);
  if (at === 0 && code === 0xfeff) {
    report.add(
      where,
      'The file starts with a byte order mark, and xend refuses it for that. Save it as UTF-8 without one.',
      {
        fixes: [fix(true, 'Delete the byte order mark', replace(at, end, ''))],
      },
    );
  } else if (code === END_OF_TEXT && !builder.depth) {
    if (!text.slice(end).trim()) return text.length;
    report.add(where, 'xend stops reading at this control-D and ignores everything behind it. Delete it.', {
      rejects: false,
      fixes: [choice('Delete it', replace(at, end, ''))],
    });
    return text.length;
  } else {
    const name = invisibleName(code);
    report.add(
      where,
      `A ${name} stands here, which nobody sees and for which xend refuses the file. ${isWide(code) ? 'Write a blank.' : 'Delete it.'}`,
      {
        fixes: [
          isWide(code)
            ? fix(true, 'Write a blank', replace(at, end, ' '))
            : fix(code > 0x7f, 'Delete it', replace(at, end, '')),
        ],
      },
    );
  }
  return end;
}

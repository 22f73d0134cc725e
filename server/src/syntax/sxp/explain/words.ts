import { asciiQuote, isInvisible } from '../../characters.ts';
import type { Edit } from '../../problem.ts';
import { choice, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import { CLOSE, OPEN, SEMICOLON, wordEnd } from '../characters.ts';
import { trimEnd } from '../lines.ts';
import { SxpAtom } from '../tree.ts';
import { explainInvisible, readInvisible } from './invisible.ts';
import { readSmart } from './quotes.ts';
import type { Scan } from './scan.ts';

/** Characters that look like an ASCII one, and that input methods or word processors put in its place. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '（': '(', '）': ')', '＃': '#', '–': '-', '—': '-', '−': '-' };

/** Edits of one fix, at most. */
const MAX_EDITS = 1000;

const isLetter = (char: string): boolean => /^\p{L}$/u.test(char);

/** Reads a bare word and explains what is odd inside it; answers with the place behind it. */
export function readWord(scan: Scan, start: number): number {
  const { text, classes, builder } = scan;
  const end = beforeBracket(text, start, wordEnd(text, start, classes));
  builder.add(new SxpAtom(start, end, text));
  scan.lastEnd = end;
  if (!explainInvisible(scan, start, end, 'word')) explainSmartInside(scan, start, end);
  return end;
}

/** Where a word ends that runs into something that looks like a bracket. */
function beforeBracket(text: string, start: number, end: number): number {
  const found = text.slice(start + 1, end).search(/[（）]/);
  return found < 0 ? end : start + 1 + found;
}

/** Typographic quotes inside a word are ordinary characters to xend. An apostrophe between letters is none. */
function explainSmartInside(scan: Scan, start: number, end: number): void {
  const { text, report } = scan;
  const edits: Edit[] = [];
  for (let at = start; at < end && edits.length < MAX_EDITS; at++) {
    const plain = text.charCodeAt(at) > 127 && asciiQuote(text.charAt(at));
    if (plain && !(isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at + 1))))
      edits.push(replace(at, at + 1, plain));
  }
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last) return;
  report.add(
    span(first.span.start, last.span.end),
    'These typographic quotes become part of the value: to xend they are no quotes. Use the plain \' or ".',
    {
      rule: 'smart-quotes',
      rejects: false,
      fixes: edits.length % 2 ? [] : [choice('Use plain quotes', ...edits)],
    },
  );
}

/** Reads what no value may start with: something beyond ASCII, or a control character. Answers with the place behind it. */
export function readStrange(scan: Scan, at: number): number {
  const { text, report, classes, builder } = scan;
  if (isInvisible(text.charCodeAt(at))) return readInvisible(scan, at);
  const char = String.fromCodePoint(text.codePointAt(at) as number);
  if (asciiQuote(char)) return readSmart(scan, at);
  const alike = LOOK_ALIKES[char];
  if (alike) {
    report.add(
      span(at, at + 1),
      `This only looks like a "${alike}": xend takes it as text or refuses the file. Write "${alike}".`,
      {
        fixes: [safeFix(`Write ${alike}`, replace(at, at + 1, alike))],
      },
    );
    return takeAlike(scan, at, alike);
  }
  const end = wordEnd(text, at, classes);
  const word = text.slice(at, end);
  report.add(
    span(at, at + char.length),
    `xend takes no word that starts with ${char} and refuses the file. Put the value in quotes.`,
    {
      fixes: word.includes("'") ? [] : [choice('Put it in quotes', replace(at, end, `'${word}'`))],
    },
  );
  builder.add(new SxpAtom(at, end, text));
  scan.lastEnd = end;
  return end;
}

function takeAlike(scan: Scan, at: number, alike: string): number {
  const { builder, text } = scan;
  if (alike === '#') return scan.lineEnd(at);
  if (alike.charCodeAt(0) === OPEN) builder.open(at);
  else if (alike.charCodeAt(0) === CLOSE && builder.depth) builder.close(at + 1);
  else if (alike === '-') return readWord(scan, at);
  scan.lastEnd = at + 1;
  return Math.min(at + 1, text.length);
}

/** True when the `;` at a place was meant to start a comment: before it is a blank, and no list ends behind it on its line. */
export function startsComment(scan: Scan, at: number): boolean {
  const { text, builder } = scan;
  if (at > 0 && !' \t\n\r)'.includes(text.charAt(at - 1))) return false;
  if (!builder.depth) return true;
  const next = text.charCodeAt(at + 1);
  if (next !== SEMICOLON && next !== 32 && next !== 9) return false;
  return scan.nextClose(at) > scan.lineEnd(at);
}

/** Reads a line that a `;` was meant to make a comment; answers with the place behind it. */
export function readSemicolon(scan: Scan, at: number): number {
  const { text, report } = scan;
  const lineEnd = scan.lineEnd(at);
  const rest = text.slice(at, lineEnd);
  const active = /[()'"]/.test(rest);
  report.add(
    span(at, trimEnd(text, lineEnd, at + 1)),
    rest.includes('(')
      ? '";" starts no comment here: xend reads the list behind it. Write "#".'
      : '";" starts no comment here: xend reads these words as values. Write "#".',
    {
      rejects: false,
      fixes: [active ? choice('Write #', replace(at, at + 1, '#')) : safeFix('Write #', replace(at, at + 1, '#'))],
    },
  );
  return lineEnd;
}

import { invisibleName, isInvisible } from '../characters.ts';
import type { SyntaxProblem } from '../problem.ts';
import { type Span, span } from '../text.ts';
import { fault, fix } from './lexical.ts';

const KNOWN =
  /^(?:utf[-_]?8(?:-sig)?|u8|latin[-_]?1|l1|iso[-_]?8859[-_]?\d{1,2}|iso8859|8859|cp\d{3,4}|windows[-_]?12\d\d|ascii|us-ascii|646|koi8[-_][ru]|mac[-_]?roman|big5\w*|gb\w+|euc[-_]\w+|shift[-_]jis\w*|sjis|hz|iso2022\w*|iso-2022-\w+|tis-?620|utf[-_]?7|johab|ptcp154|rot_?13|string_escape|unicode_escape|raw_unicode_escape|mbcs|punycode|idna)$/i;
const ASCII = /^(?:ascii|us-ascii|646)$/i;

/** The coding line among the first two (PEP 263), or undefined. */
function codingLine(text: string): { name: string; where: Span } | undefined {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let line = 0; line < 2; line++) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    const content = text.slice(start, Math.min(end, start + 400));
    const found = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(content);
    if (found) {
      const from = start + found[0].length - (found[1] as string).length;
      return { name: found[1] as string, where: span(from, from + (found[1] as string).length) };
    }
    if (!/^[ \t\f]*(?:#|$)/.test(content)) return undefined;
    start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    if (start > text.length) return undefined;
  }
  return undefined;
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** What Python 2 refuses about a file's encoding: a byte beyond ASCII without a coding line, or a coding that it does not know. */
export function codingProblem(text: string): SyntaxProblem | undefined {
  const marked = text.charCodeAt(0) === 0xfeff;
  const coding = codingLine(text);
  if (coding && !KNOWN.test(coding.name)) {
    return fault(
      coding.where,
      `Python 2 knows no encoding "${coding.name.slice(0, 40)}", and xm stops at the first line. Write utf-8.`,
      {
        fixes: [fix('Change to utf-8', false, [coding.where.start, coding.where.end, 'utf-8'])],
      },
    );
  }
  if (marked && coding && !/^utf[-_]?8(?:-sig)?$/i.test(coding.name)) {
    return fault(
      coding.where,
      'The file begins with the mark of UTF-8 but names another encoding, and xm stops at the first line. Write utf-8.',
      {
        fixes: [fix('Change to utf-8', true, [coding.where.start, coding.where.end, 'utf-8'])],
      },
    );
  }
  if (marked || (coding && !ASCII.test(coding.name))) return undefined;
  const at = text.search(BEYOND_ASCII);
  if (at < 0) return undefined;
  const insert = text.startsWith('#!') ? Math.max(0, text.indexOf('\n') + 1) : 0;
  const code = text.charCodeAt(at);
  const what = isInvisible(code) ? `the invisible ${invisibleName(code)}` : `"${text[at]}"`;
  return fault(
    span(at, at + 1),
    `Python 2 refuses ${what} even in a comment, unless the file says its encoding in the first two lines. Add # -*- coding: utf-8 -*-.`,
    {
      fixes: coding ? [] : [fix('Add the coding line', true, [insert, insert, '# -*- coding: utf-8 -*-\n'])],
    },
  );
}

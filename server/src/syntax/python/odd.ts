import type { SyntaxProblem } from '../problem.ts';
import { span } from '../text.ts';
import { fault, fix } from './lexical.ts';

/** The words for characters that Python has no use for: typographic quotes, invisible ones, others. */

const DOUBLES = '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02';
/** Quotes of word processors. */
export const SMART = new RegExp(`[${DOUBLES}\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4\uff07]`);
const CLOSING: Readonly<Record<string, RegExp>> = {
  double: new RegExp(`[${DOUBLES}"]`),
  single: /[\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4\uff07`']/,
};
const INVISIBLE: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'a no-break space'],
  ['\u200b', 'a zero-width space'],
  ['\u200c', 'a zero-width non-joiner'],
  ['\u200d', 'a zero-width joiner'],
  ['\u2060', 'a word joiner'],
  ['\ufeff', 'a byte order mark'],
  ['\u00ad', 'a soft hyphen'],
  ['\u2002', 'an en space'],
  ['\u2003', 'an em space'],
  ['\u2009', 'a thin space'],
  ['\u202f', 'a narrow no-break space'],
  ['\u3000', 'an ideographic space'],
  ['\u2028', 'a line separator'],
  ['\u200e', 'a left-to-right mark'],
  ['\u200f', 'a right-to-left mark'],
  ['\v', 'a vertical tab'],
  ['\0', 'a NUL byte'],
]);

/** What stands outside strings and is no Python: with the string that it was meant as, where quotes are typographic. */
export function badText(
  text: string,
  at: number,
): { problem: SyntaxProblem; end: number; string?: { text: string; start: number } } {
  const char = text[at] as string;
  if (SMART.test(char)) return smartQuotes(text, at);
  const name = INVISIBLE.get(char);
  if (name) {
    let end = at + 1;
    while (text[end] === char) end++;
    const blank = /space/.test(name) && !name.startsWith('a zero');
    return {
      problem: fault(
        span(at, end),
        `Here is ${name}, which is not seen but no blank to Python: xm stops here. ${blank ? 'Write an ordinary blank' : 'Remove it'}.`,
        {
          fixes: [
            fix(blank ? 'Change to an ordinary blank' : 'Remove it', true, [
              at,
              end,
              blank ? ' '.repeat(end - at) : '',
            ]),
          ],
        },
      ),
      end,
    };
  }
  let end = at + 1;
  while (
    end < text.length &&
    (text.charCodeAt(end) >= 128 || text[end] === '$' || text[end] === '?') &&
    !SMART.test(text[end] as string)
  )
    end++;
  const shown = text.slice(at, Math.min(end, at + 20));
  return {
    problem: fault(
      span(at, end),
      `Python has no use for "${shown}" outside a string, and xm stops here. Put quotes around it if it belongs to a text.`,
    ),
    end,
  };
}

/** Where a sign of a kind stands on the line; -1 for none. */
function searchLine(text: string, from: number, wanted: RegExp): number {
  for (let at = from; at < text.length && text[at] !== '\n'; at++) if (wanted.test(text[at] as string)) return at;
  return -1;
}

/** The only plain quote on the line, when an item can end there; else -1. */
function closingPlain(text: string, from: number, quote: string): number {
  const at = text.indexOf(quote, from);
  const line = text.indexOf('\n', from);
  const end = line < 0 ? text.length : line;
  if (at < 0 || at >= end) return -1;
  const rest = text.slice(at + 1, end).trimStart();
  return rest === '' || ',)]}#%+'.includes(rest.charAt(0)) ? at : -1;
}

function smartQuotes(text: string, at: number): ReturnType<typeof badText> {
  const char = text[at] as string;
  const double = DOUBLES.includes(char);
  const closing = CLOSING[double ? 'double' : 'single'] as RegExp;
  const found = searchLine(text, at + 1, closing);
  const [usual, other] = double ? ['"', "'"] : ["'", '"'];
  // Where its own kind does not close it, a plain quote of the other kind may, which then is the one that was meant.
  const end = found >= 0 ? found : closingPlain(text, at + 1, other as string);
  const closed = end >= 0;
  const inner = closed ? text.slice(at + 1, end) : '';
  const quote = (found < 0 && closed) || inner.includes(usual as string) ? (other as string) : (usual as string);
  const message =
    'These are typographic quotes, which Python does not take for quotes, and xm stops here. Write the plain ones of the keyboard.';
  if (!closed) {
    return {
      problem: fault(span(at, at + 1), message, {
        rule: 'smart-quotes',
        fixes: [fix(`Change to ${quote}`, false, [at, at + 1, quote])],
      }),
      end: at + 1,
    };
  }
  return {
    problem: fault(span(at, end + 1), message, {
      rule: 'smart-quotes',
      fixes: [fix(`Change to ${quote}${quote}`, !inner.includes(quote), [at, at + 1, quote], [end, end + 1, quote])],
    }),
    end: end + 1,
    string: { text: inner, start: at + 1 },
  };
}

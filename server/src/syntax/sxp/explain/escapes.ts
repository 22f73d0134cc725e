import type { Fix } from '../../problem.ts';
import { choice, replace, safeFix } from '../../report.ts';
import type { OddEscape } from '../strings.ts';
import { refuses } from '../strings.ts';
import type { Scan } from './scan.ts';

interface Explanation {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Reports the escapes of a string that xend refuses, or reads otherwise than they look. */
export function explainEscapes(scan: Scan, odd: readonly OddEscape[]): void {
  for (const found of odd) {
    const { message, fixes } = explain(scan, found);
    scan.report.add(found.span, message, { rejects: refuses(found.fault), fixes });
  }
}

function explain(scan: Scan, { fault, span: { start, end } }: OddEscape): Explanation {
  const spelling = scan.text.slice(start, end);
  const doubled = choice('Write a backslash: \\\\', replace(start, start + 1, '\\\\'));
  switch (fault) {
    case 'hex':
      return {
        message:
          'xend fails at \\x without two hexadecimal digits behind it and does not start. For a backslash write \\\\.',
        fixes: [doubled],
      };
    case 'range':
      return {
        message: `xend refuses the file: ${spelling} is beyond \\377, the largest octal escape. For a backslash write \\\\.`,
        fixes: [doubled],
      };
    case 'short': {
      const padded = `\\${spelling.slice(1).padStart(3, '0')}`;
      return {
        message: `xend 3.0.2 and older fail at an octal escape of less than three digits. Write ${padded}.`,
        fixes: [safeFix(`Write ${padded}`, replace(start, end, padded))],
      };
    }
    case 'letters':
      return hexLetters(start, end, spelling);
    default:
      return unknown(scan, start, end, doubled);
  }
}

/** `\x4a`: xend counts the letters a to f as 0 to 5. */
function hexLetters(start: number, end: number, spelling: string): Explanation {
  const code = Number.parseInt(spelling.slice(2), 16);
  const char = String.fromCharCode(code);
  const visible = code > 31 && code < 127 && !'\\\'"'.includes(char);
  const right = visible ? char : `\\${code.toString(8).padStart(3, '0')}`;
  return {
    message: `xend counts the digits a to f of an escape as 0 to 5, so that ${spelling} becomes another character. Write ${right}.`,
    fixes: [safeFix(`Write ${right}`, replace(start, end, right))],
  };
}

function unknown(scan: Scan, start: number, end: number, doubled: Fix): Explanation {
  const { text, dialect } = scan;
  const char = text.slice(start + 1, end);
  if (char === '\n' || char === '\r') {
    const next = char === '\r' && text.charAt(end) === '\n' ? end + 1 : end;
    return {
      message: `A backslash does not join lines here: ${consequence(dialect.unknownEscape)}. Write the text on one line.`,
      fixes: [choice('Join the lines', replace(start, next, ''))],
    };
  }
  return {
    message: `\\${char} is no escape: ${consequence(dialect.unknownEscape)}. For a backslash write \\\\.`,
    fixes: [doubled, choice('Remove the backslash', replace(start, start + 1, ''))],
  };
}

function consequence(how: 'fails' | 'swallows' | 'drops'): string {
  if (how === 'fails') return 'xend 3.0.2 and older fail at it and do not start';
  if (how === 'swallows') return 'xend 3.0.3 swallows everything up to the next digit, the closing quote too';
  return 'xend keeps the backslash and loses the character behind it';
}

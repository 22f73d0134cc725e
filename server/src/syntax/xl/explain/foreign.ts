import { choice, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import { expression } from './bare.ts';
import { readList } from './list.ts';
import { reportPython, skipBrackets } from './python.ts';
import type { Found } from './quotes.ts';
import { isQuote, type Scan } from './scan.ts';
import { startsStatement } from './starts.ts';

/** Reads `( … )` and `{ … }`: a list by the habits of Python, or an expression. */
export function readForeignBrackets(scan: Scan, open: number, name: string, depth = 0): Found {
  const plain = plainItems(scan, open);
  const opener = scan.text.charAt(open);
  if (!plain) return opener === '(' ? expression(scan, open, depth > 0) : readBraces(scan, open);
  const closer = scan.text.charAt(plain.close);
  if (closer === ']') return wrongOpener(scan, open, name, depth);
  const before = scan.report.count;
  const found = readList(scan, open, name, depth, opener === '(' ? ')' : '}');
  if (found.missing !== undefined || scan.report.count > before) return found;
  const brackets = [replace(open, open + 1, '['), replace(found.end - 1, found.end, ']')];
  const bare = [replace(open, open + 1, ''), replace(found.end - 1, found.end, '')];
  scan.report.add(
    span(open, open + 1),
    `xl writes lists in [ ]: it refuses the file for ${opener} ${closer}. Write [ … ].`,
    {
      fixes: plain.commas
        ? [safeFix('Write square brackets', ...brackets)]
        : [choice('Write square brackets', ...brackets), choice('Remove the brackets', ...bare)],
      related: [{ span: span(found.end - 1, found.end), message: 'The list ends here' }],
    },
  );
  return { node: scan.broken(span(open, found.end), `it stands in ${opener} ${closer}`), end: found.end };
}

/** A list that ends with the right bracket, but does not start with it. */
function wrongOpener(scan: Scan, open: number, name: string, depth: number): Found {
  const opener = scan.text.charAt(open);
  scan.report.add(
    span(open, open + 1),
    `The list opens with ${opener} and closes with ], and xl refuses the file. Write [ here.`,
    { fixes: [safeFix('Write [', replace(open, open + 1, '['))] },
  );
  return readList(scan, open, name, depth);
}

/** How many commas stand between the literals in brackets, and where these close (-1: nowhere); undefined when there are not only literals. */
function plainItems(scan: Scan, open: number): { commas: number; close: number } | undefined {
  let commas = 0;
  for (let place = open + 1; place < scan.text.length; place++) {
    const char = scan.text.charAt(place);
    if (char === ')' || char === ']' || char === '}') return { commas, close: place };
    if (char === ',') commas++;
    else if (isQuote(scan.at(place))) {
      const close = scan.closing(place);
      if (close < 0) return { commas, close: -1 };
      place = close;
    } else if (char === '#') place = scan.lineEnd(place);
    else if (char === '\n' && startsStatement(scan, scan.blanks(place + 1))) return { commas, close: -1 };
    else if (!/[\s0-9a-fx]/.test(char)) return undefined;
  }
  return { commas, close: -1 };
}

/** Passes over a Python dictionary. */
function readBraces(scan: Scan, open: number): Found {
  const end = Math.max(
    skipBrackets(scan, open, (line) => startsStatement(scan, line)),
    open + 1,
  );
  reportPython(scan, open, end);
  return { node: scan.broken(span(open, end), 'it is Python'), end };
}

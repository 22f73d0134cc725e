import type { SyntaxProblem } from '../problem.ts';
import { span } from '../text.ts';
import type { Expression, Statement, StringPart } from './ast.ts';
import { fault, fix } from './lexical.ts';
import { PlainString } from './nodes.ts';
import { MOST_PROBLEMS } from './problems.ts';

const KEYED = /^(?:[a-z_]+=|phy:|file:|tap2?:|\/)/;
/** TARGET,DEVICE,MODE: nothing more is needed behind it, and nothing before. */
const DISK = /^[^,]*,[^,]+,(?:r|w|w!)$/;
const PCI = /^(?:[0-9a-f]{4}:)?[0-9a-f]{1,2}:[0-9a-f]{1,2}\.[0-7*]/i;

/** True when two adjacent literals look like two items, not like one text that was cut in two. */
function looksComplete({ text: before }: StringPart, { text: after }: StringPart): boolean {
  if (!before || !after) return false;
  if ((DISK.test(before) && DISK.test(after)) || (PCI.test(before) && PCI.test(after))) return true;
  if (/[\s,=:/-]$/.test(before) || /^[\s,=]/.test(after)) return false;
  return KEYED.test(before) && KEYED.test(after);
}

/** Adjacent strings inside a list that Python joins although they look like two devices. Only the file's own statements are looked at. */
export function joinedStrings(text: string, body: readonly Statement[]): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const look = (expression: Expression): void => {
    if (expression.kind !== 'list') return;
    for (const item of expression.items) {
      if (item.kind !== 'string' || item instanceof PlainString) continue;
      item.parts.forEach((part, i) => {
        const next = item.parts[i + 1];
        if (!next || !looksComplete(part, next)) return;
        const line = text.slice(part.span.end, next.span.start).includes('\n');
        const gap =
          line || part.span.end === next.span.start
            ? span(part.span.end, part.span.end)
            : span(part.span.end, next.span.start);
        problems.push(
          fault(
            gap,
            'A comma is missing between these two strings: Python joins them to one without a word. Insert it.',
            {
              rule: 'missing-comma',
              rejects: false,
              fixes: [fix('Insert the comma', false, [part.span.end, part.span.end, ','])],
            },
          ),
        );
      });
    }
  };
  for (const statement of body)
    if (problems.length < MOST_PROBLEMS && (statement.kind === 'assign' || statement.kind === 'augmented'))
      look(statement.value);
  return problems;
}

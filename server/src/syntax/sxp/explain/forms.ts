import type { Fix } from '../../problem.ts';
import { choice, insert, type Report, replace, safeFix } from '../../report.ts';
import { type Span, span } from '../../text.ts';
import type { SxpAtom, SxpList, SxpNode, SxpText } from '../tree.ts';

/** Reports what xend accepts at the top level and makes nothing of: words outside a list, and `name = value`. */
export function explainForms(text: string, forms: readonly SxpNode[], report: Report): void {
  for (let i = 0; i < forms.length; ) {
    const form = forms[i] as SxpNode;
    if (form.kind === 'list') {
      if (form.items[0]?.kind === 'list') explainNameless(form, report);
      else explainEquals(text, form, report);
      i++;
      continue;
    }
    const run = [form];
    for (
      let next = forms[++i];
      next && next.kind !== 'list' && !text.slice(run.at(-1)?.end, next.start).includes('\n');
      next = forms[++i]
    ) {
      run.push(next);
    }
    explainBare(text, run, report);
  }
}

/** `((name value))`: xend looks for lists that start with a name. */
function explainNameless(form: SxpList, report: Report): void {
  const { items, open, close } = form;
  if (!form.opened || !close) return;
  const only = items.length === 1;
  report.add(
    open,
    'This list starts with another list instead of a name, and xend ignores it without a word. Write (name value).',
    {
      rejects: false,
      fixes: only
        ? [choice('Remove the outer brackets', replace(open.start, open.end, ''), replace(close.start, close.end, ''))]
        : [],
    },
  );
}

const ASSIGNMENT = /^([A-Za-z][\w-]*)[ \t]*=[ \t]*/;

function explainBare(text: string, run: readonly SxpText[], report: Report): void {
  const where = span((run[0] as SxpText).start, (run.at(-1) as SxpText).end);
  const source = text.slice(where.start, where.end);
  const assignment = ASSIGNMENT.exec(source);
  if (assignment) {
    const name = assignment[1] as string;
    const value = source.slice(assignment[0].length);
    const quoted = quotedValue(value);
    report.add(where, `xend knows no "=" and ignores what stands outside a list, without a word. Write (${name} …).`, {
      rejects: false,
      fixes: quoted
        ? [safeFix(`Write (${name} ${quoted})`, replace(where.start, where.end, `(${name} ${quoted})`))]
        : [],
    });
    return;
  }
  const fixes: Fix[] = [];
  const brackets = /^(?:\[[^\]]*\]|\{[^}]*\})$/.test(source);
  if (brackets) {
    const { start, end } = where;
    report.add(where, 'xend takes only ( ) for lists, and ignores this without a word. Write (name value).', {
      rejects: false,
      fixes: [choice('Write round brackets', replace(start, start + 1, '('), replace(end - 1, end, ')'))],
    });
    return;
  }
  if (source.startsWith('//')) fixes.push(choice('Write #', replace(where.start, where.start + 2, '#')));
  else if (run.length === 2 || (run.length > 2 && /^[a-z]\w*(?:-\w+)+$/.test((run[0] as SxpText).text))) {
    fixes.push(choice('Put it in brackets', insert(where.start, '('), insert(where.end, ')')));
  }
  report.add(
    where,
    'xend ignores what stands outside a list, without a word. Write (name value), or "#" before a comment.',
    { rejects: false, fixes },
  );
}

/** A value behind `=` as a list takes it: as it stands when it is one, else in quotes; empty when that does not do. */
function quotedValue(value: string): string {
  const inner = /^(['"])(.*)\1$/.exec(value)?.[2];
  if (inner !== undefined) return /['"]/.test(inner) ? '' : value;
  if (/['"\\\n]/.test(value)) return '';
  return /\s/.test(value) ? `'${value}'` : value;
}

/** `(name = value)`, `(name =value)`, `(name=value)`: to xend the `=` is part of the name or the value. */
function explainEquals(text: string, { items }: SxpList, report: Report): void {
  const [name, value, third] = items;
  if (name?.kind !== 'atom') return;
  const inside = name.text.indexOf('=');
  if (inside > 0) {
    reportEquals(report, equalsInName(text, name, inside, value), name.text.slice(0, inside));
    return;
  }
  if (inside === 0 || value?.kind !== 'atom' || !value.text.startsWith('=')) return;
  const { start } = value;
  const end = value.text === '=' ? (third?.start ?? value.end) : start + 1;
  reportEquals(report, { where: span(start, start + 1), edit: span(start, end), newText: '' }, name.text);
}

interface Equals {
  readonly where: Span;
  readonly edit: Span;
  readonly newText: string;
}

function equalsInName(text: string, name: SxpAtom, inside: number, value: SxpNode | undefined): Equals {
  const at = name.start + inside;
  const last = at + 1 === name.end;
  const end = last && value && !text.slice(at, value.start).includes('\n') ? value.start : at + 1;
  return { where: span(at, at + 1), edit: span(at, end), newText: ' ' };
}

function reportEquals(report: Report, { where, edit, newText }: Equals, name: string): void {
  report.add(
    where,
    `xend knows no "=" and takes it as text, so ${name} gets no value or a wrong one. Write (${name} …).`,
    {
      rejects: false,
      fixes: [safeFix('Remove the =', replace(edit.start, edit.end, newText))],
    },
  );
}

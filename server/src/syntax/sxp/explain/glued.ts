import { isInvisible } from '../../characters.ts';
import type { Fix } from '../../problem.ts';
import { choice, insert, type Report, replace } from '../../report.ts';
import { span } from '../../text.ts';
import { SEPARATOR_CLASS } from '../characters.ts';
import type { SxpNode, SxpText } from '../tree.ts';

/** Reports values that xend takes apart although they are written as one, in every list. */
export function explainGlued(text: string, forms: readonly SxpNode[], classes: Uint8Array, report: Report): void {
  const lists = forms.filter((form) => form.kind === 'list');
  for (let list = lists.pop(); list; list = lists.pop()) {
    explainList(text, list.items, classes, report);
    for (const item of list.items) if (item.kind === 'list') lists.push(item);
  }
}

function explainList(text: string, items: readonly SxpNode[], classes: Uint8Array, report: Report): void {
  const startsOdd = ({ start }: SxpNode): boolean => classes[text.charCodeAt(start)] === SEPARATOR_CLASS;
  let first = -1;
  let last = -1;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as SxpNode;
    const before = items[i - 1];
    if (item.kind === 'list') continue;
    const joined = before !== undefined && before.kind !== 'list' && before.end === item.start;
    if (!joined && !startsOdd(item)) continue;
    if (first < 0) first = joined ? i - 1 : i;
    last = i;
  }
  if (first < 0) {
    explainStrayQuote(text, items, report);
    return;
  }
  const run = items.slice(first, last + 1);
  const where = span((run[0] as SxpNode).start, (run.at(-1) as SxpNode).end);
  const doubled = doubledQuote(text, items, run);
  if (doubled) {
    const quote = text.charAt(doubled.start);
    const where = span(doubled.start, doubled.end);
    report.add(where, `There are too many quotes here: the second ${quote} ends the string. Write ${quote}.`, {
      rejects: false,
      fixes: [choice(`Write ${quote}`, replace(where.start, where.end, quote))],
    });
    return;
  }
  const odd = run.find(startsOdd);
  report.add(where, message(text, odd, run), { rejects: false, fixes: quoteRun(text, run, where) });
}

/** The empty string of `''several words'`, where the opening quote was typed twice. */
function doubledQuote(text: string, items: readonly SxpNode[], run: readonly SxpNode[]): SxpNode | undefined {
  const [first, second] = run;
  const last = items.at(-1);
  if (first?.kind !== 'string' || first.text || second?.kind !== 'atom' || last === second) return undefined;
  return last?.kind === 'atom' && isStray(last) && text.charAt(last.end - 1) === text.charAt(first.start)
    ? first
    : undefined;
}

function message(text: string, odd: SxpNode | undefined, run: readonly SxpNode[]): string {
  const why = odd ? `xend ends a word before ${text.charAt(odd.start)}` : 'xend ends a value at its closing quote';
  const count = run.length > 1 ? `, so these are ${run.length} values and all but the first may be lost` : '';
  return `${why}${count}. Put the whole value in quotes.`;
}

/** The values as one, in quotes. */
function quoteRun(
  text: string,
  run: readonly SxpNode[],
  where: { readonly start: number; readonly end: number },
): Fix[] {
  if (run.some(({ kind }) => kind === 'list')) return [];
  const source = text.slice(where.start, where.end);
  const inner = run.some(({ kind }) => kind === 'string') ? unquoted(source) : source;
  if (inner === undefined || inner.includes('\\') || inner.includes('\n')) return [];
  const quote = ["'", '"'].find((candidate) => !inner.includes(candidate));
  return quote
    ? [choice(`Write ${quote}${inner}${quote}`, replace(where.start, where.end, quote + inner + quote))]
    : [];
}

/** `'it''s'` and `'it's'` without the quotes around and with one apostrophe inside; `''x''` and `''x'` without all of them. */
function unquoted(source: string): string | undefined {
  const doubled = /^(['"])\1([^'"]*)\1\1?$/.exec(source)?.[2];
  if (doubled !== undefined) return doubled;
  const quote = source.charAt(0);
  if ((quote !== '"' && quote !== "'") || !source.endsWith(quote)) return undefined;
  return source.slice(1, -1).replaceAll(quote + quote, quote);
}

/** A word that ends with a quote which nothing opens: to xend the quote is part of the word. */
function explainStrayQuote(text: string, items: readonly SxpNode[], report: Report): void {
  const index = items.findIndex((item) => item.kind === 'atom' && isStray(item));
  const word = items[index];
  const first = items[1];
  if (!word || !first || index < 1) return;
  // Behind `name=` the quote opens once the `=`, which is another problem, is gone.
  if (items[0]?.kind === 'atom' && items[0].text.includes('=')) return;
  // An invisible character that sticks words together has a problem of its own.
  if (items.some((item) => item.kind === 'atom' && hasInvisible(item.text))) return;
  const quote = text.charAt(word.end - 1);
  const inside = text.slice(first.start, word.end - 1);
  const simple =
    items.slice(1, index).every(({ kind }) => kind === 'atom') && !inside.includes(quote) && !inside.includes('\n');
  report.add(
    span(word.end - 1, word.end),
    `Nothing opens this ${quote}, so it is part of the word and the words are values of their own. Write a ${quote} where the value starts.`,
    { rejects: false, fixes: simple ? [choice(`Insert ${quote}`, insert(first.start, quote))] : [] },
  );
}

function isStray({ text }: SxpText): boolean {
  const quote = text.charAt(text.length - 1);
  return text.length > 1 && (quote === "'" || quote === '"') && text.split(quote).length % 2 === 0;
}

function hasInvisible(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isInvisible(text.charCodeAt(i))) return true;
  return false;
}

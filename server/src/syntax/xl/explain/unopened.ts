import { insert, safeFix } from '../../report.ts';
import { type Span, span } from '../../text.ts';
import type { XlList } from '../tree.ts';
import { readList } from './list.ts';
import type { Found } from './quotes.ts';
import type { Scan } from './scan.ts';

/** An opening bracket, with a blank when there is one before the closing one. */
export const openingBracket = (scan: Scan, close: number): string =>
  ' \t'.includes(scan.text.charAt(close - 1)) ? '[ ' : '[';

/**
 * Reads a list that lost its opening bracket, from its first item up to the closing bracket; undefined when it is none. `where` is shown, and
 * the bracket belongs before the item, or behind the `=` (`behind`) when the items stand on lines of their own.
 */
export function readUnopened(scan: Scan, first: Span, where: Span = first, behind?: number): Found | undefined {
  const list = listWithout(scan, first.start);
  if (!list) return undefined;
  const { close } = list;
  const edit = behind === undefined ? insert(first.start, openingBracket(scan, close.start)) : insert(behind, ' [');
  scan.report.add(where, 'This list has no opening [, and xl refuses the file. Write one before the first item.', {
    fixes: [safeFix('Add the [', edit)],
    related: [{ span: close, message: 'The list ends here' }],
  });
  return { node: list, end: list.span.end };
}

/** The list that there would be with an opening bracket before the item at `start`, when nothing else were wrong with it. */
function listWithout(scan: Scan, start: number): (XlList & { readonly close: Span }) | undefined {
  const { count, rejected } = scan.report;
  const { node } = readList(scan, start - 1, '');
  const right = scan.report.count === count;
  scan.report.rollBack(count, rejected);
  if (!right || node.kind !== 'list' || !node.close) return undefined;
  const { items, close } = node;
  return { kind: 'list', span: span(start, close.end), items, open: span(start, start), close };
}

import { asciiQuote } from '../../characters.ts';
import { choice, insert, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import { SINCE } from '../dialect.ts';
import type { XlString, XlValue } from '../tree.ts';
import { expression, readArguments, readBareItem, readWithoutOpening } from './bare.ts';
import { readForeignBrackets } from './foreign.ts';
import { readJoined } from './join.ts';
import { skipBrackets } from './python.ts';
import { type Found, readQuoted } from './quotes.ts';
import { isQuote, type Scan } from './scan.ts';
import { readSmart } from './smart.ts';
import { startsStatement } from './starts.ts';

/** Lists nested deeper than this are passed over; the reader has its own bound for lists that are right. */
const MAX_DEPTH = 100;

const TOO_LARGE = 'it is too large to be analysed';

type Closer = ']' | ')' | '}';

/** Reads a list with whatever is wrong in it, from its opening bracket on. `name` is the setting that it belongs to. */
export function readList(scan: Scan, open: number, name: string, depth = 0, closer: Closer = ']'): Found {
  return new ListReader(scan, open, name, depth, closer).read();
}

class ListReader {
  readonly #scan: Scan;
  readonly #open: number;
  readonly #name: string;
  readonly #depth: number;
  readonly #closer: Closer;
  readonly #items: XlValue[] = [];
  /** True when there are too many items to keep; then only the last is. */
  #lost = false;
  #behindItem = false;
  #nestedReported = false;
  /** The end of the last item or comma: where a missing bracket belongs. */
  #last: number;
  /** A closing bracket in the last comment, and the `#` before it. */
  #swallowed: { readonly bracket: number; readonly comment: number; readonly last: number } | undefined;

  constructor(scan: Scan, open: number, name: string, depth: number, closer: Closer) {
    this.#scan = scan;
    this.#open = open;
    this.#name = name;
    this.#depth = depth;
    this.#closer = closer;
    this.#last = open + 1;
  }

  read(): Found {
    const scan = this.#scan;
    let place = scan.blanks(this.#open + 1);
    for (;;) {
      const char = scan.text.charAt(place);
      // Nobody will read another explanation.
      if (scan.report.full) return { node: scan.broken(span(this.#open, place), TOO_LARGE), end: scan.lineEnd(place) };
      if (scan.isLineEnd(place)) {
        const next = scan.blanks(scan.nextLine(place));
        if (next >= scan.text.length || this.#endsBefore(next)) return this.#unclosed(next, 0);
        place = next;
        continue;
      }
      if (char === '#') place = this.#comment(place);
      else if (char === this.#closer) return this.#closed(place);
      else if (char === ')' || char === ']' || char === '}') return this.#wrongCloser(place);
      else if (char === ',') this.#comma(place++);
      else if (char === ';' || (char === '.' && this.#isLostDot(place))) this.#wrongComma(place++, char);
      else if (char === '\\' && scan.isLineEnd(scan.blanks(place + 1))) place = this.#continuation(place);
      else {
        const found = this.#item(place);
        this.#last = found.node.span.end;
        if (found.missing) return this.#unclosed(found.end, found.missing);
        place = found.end;
      }
      place = scan.blanks(place);
    }
  }

  /** True when a line starts the next setting, so that this list has no end. */
  #endsBefore(line: number): boolean {
    return !this.#scan.isLineEnd(line) && startsStatement(this.#scan, line);
  }

  #node(end: number, close?: number): XlValue {
    if (this.#lost) return this.#scan.broken(span(this.#open, end), TOO_LARGE);
    const open = span(this.#open, this.#open + 1);
    const list = { kind: 'list', span: span(this.#open, end), items: this.#items, open } as const;
    return close === undefined ? list : { ...list, close: span(close, close + 1) };
  }

  #closed(place: number): Found {
    return { node: this.#node(place + 1, place), end: place + 1 };
  }

  #wrongCloser(place: number): Found {
    const scan = this.#scan;
    const opener = scan.text.charAt(this.#open);
    const closer = scan.text.charAt(place);
    scan.report.add(
      span(place, place + 1),
      `The list opens with ${opener} and closes with ${closer}, and xl refuses the file. Write ${this.#closer} here.`,
      {
        fixes: [safeFix(`Write ${this.#closer}`, replace(place, place + 1, this.#closer))],
        related: [{ span: span(this.#open, this.#open + 1), message: 'The list opens here' }],
      },
    );
    return this.#closed(place);
  }

  /** Reports a list without an end, once for all that are open; `inner` counts those inside. */
  #unclosed(end: number, inner: number): Found {
    const scan = this.#scan;
    const missing = inner + 1;
    const found: Found = { node: this.#node(this.#last), end, missing };
    if (this.#depth > 0) return found;
    const opener = span(this.#open, this.#open + 1);
    const swallowed = this.#swallowed;
    if (swallowed && missing === 1 && this.#closer === ']') {
      const { bracket, comment, last } = swallowed;
      scan.report.add(
        span(bracket, bracket + 1),
        'This ] is part of the comment, so the list is never closed and xl refuses the file. Put it before the #.',
        {
          fixes: [
            safeFix(
              'Move it before the comment',
              insert(last, ' ]'),
              replace(scan.trimEnd(bracket, comment + 1), bracket + 1, ''),
            ),
          ],
          related: [{ span: opener, message: 'The list opens here' }],
        },
      );
      return found;
    }
    if (this.#isDoubled()) return this.#doubled(found);
    const pad = this.#last > this.#open + 1 && ' \t'.includes(scan.text.charAt(this.#open + 1)) ? ' ' : '';
    const closers = this.#closer.repeat(missing);
    scan.report.add(
      opener,
      `This ${scan.text.charAt(this.#open)} is never closed, and xl refuses the file. Put ${closers} behind the last item.`,
      {
        // What cannot be read may open brackets of its own.
        fixes: this.#items.some(({ kind }) => kind === 'broken')
          ? []
          : [safeFix(`Add ${closers}`, insert(this.#last, pad + closers))],
      },
    );
    return found;
  }

  /** True when the list holds nothing but a list, and that is closed: `[ [ 'a', 'b' ]`. */
  #isDoubled(): boolean {
    const [inner, second] = this.#items;
    return inner?.kind === 'list' && inner.close !== undefined && !second;
  }

  #doubled(found: Found): Found {
    const opener = span(this.#open, this.#open + 1);
    const inner = this.#scan.blanks(this.#open + 1);
    this.#scan.report.add(
      opener,
      'Two brackets open here and only one closes, and xl refuses the file. Remove one, or close both.',
      {
        fixes: [choice('Remove one [', replace(this.#open, inner, '')), choice('Add ]', insert(this.#last, ' ]'))],
      },
    );
    return found;
  }

  #comment(place: number): number {
    const scan = this.#scan;
    const end = scan.comment(place);
    const bracket = scan.text.indexOf(']', place);
    if (bracket >= 0 && bracket < end) this.#swallowed = { bracket, comment: place, last: this.#last };
    return end;
  }

  #comma(place: number): void {
    if (!this.#behindItem) {
      const before = this.#items.length
        ? 'There is nothing between this comma and the one before it'
        : 'There is nothing before this comma';
      this.#scan.report.add(span(place, place + 1), `${before}, and xl refuses the file. Remove it.`, {
        fixes: [choice('Remove the comma', replace(place, place + 1, ''))],
      });
    }
    this.#behindItem = false;
    this.#last = place + 1;
  }

  /** A `;` or a dot where a comma should stand. */
  #wrongComma(place: number, char: string): void {
    const message =
      char === ';'
        ? 'A ; ends a setting, so xl refuses it inside a list. Write a comma between items.'
        : 'A dot stands where a comma should, and xl refuses the file. Write a comma.';
    this.#scan.report.add(span(place, place + 1), message, {
      fixes: this.#behindItem
        ? [safeFix('Write a comma', replace(place, place + 1, ','))]
        : [choice('Remove it', replace(place, place + 1, ''))],
    });
    this.#behindItem = false;
    this.#last = place + 1;
  }

  /** True for a dot behind an item that nothing follows directly. */
  #isLostDot(place: number): boolean {
    const scan = this.#scan;
    return this.#behindItem && (scan.isLineEnd(place + 1) || scan.blanks(place + 1) > place + 1);
  }

  #continuation(place: number): number {
    const scan = this.#scan;
    scan.report.add(
      span(place, place + 1),
      'xl knows no backslash at the end of a line and refuses the file. Inside [ ] a list goes on by itself.',
      {
        fixes: [safeFix('Remove the backslash', replace(place, place + 1, ''))],
      },
    );
    return scan.lineEnd(place);
  }

  /** Reads one item and what wrongly sticks to it. */
  #item(place: number): Found {
    const scan = this.#scan;
    const before = this.#items.at(-1);
    const joined = this.#behindItem && before?.kind === 'string' ? readJoined(scan, before, place, true) : undefined;
    if (joined) {
      this.#items[this.#items.length - 1] = joined.node;
      return joined;
    }
    const closed = this.#behindItem ? undefined : readWithoutOpening(scan, place);
    if (closed) {
      this.#push(closed.node);
      return closed;
    }
    const outside = readArguments(scan, place, before?.kind === 'string' ? before : undefined, true);
    if (outside) {
      this.#push(outside.node);
      return outside;
    }
    if (this.#behindItem && before && !this.#mayFollow(place, before)) {
      const found = expression(scan, place, true);
      this.#items[this.#items.length - 1] = found.node;
      return found;
    }
    const found = this.#value(place);
    this.#push(found.node);
    return found;
  }

  #push(node: XlValue): void {
    if (!this.#scan.source.mayKeep(1)) {
      this.#lost = true;
      this.#items.length = 0;
    }
    this.#items.push(node);
    this.#behindItem = true;
  }

  #value(place: number): Found {
    const scan = this.#scan;
    const char = scan.text.charAt(place);
    if (isQuote(scan.at(place))) return readQuoted(scan, place, true);
    if (asciiQuote(char)) return readSmart(scan, place, true);
    if ((char === '(' && this.#depth < MAX_DEPTH) || char === '{')
      return readForeignBrackets(scan, place, this.#name, this.#depth + 1);
    if (char !== '[') return readBareItem(scan, place, this.#name);
    if (!scan.source.dialect.nestedLists && !this.#nestedReported && !this.#depth) {
      this.#nestedReported = true;
      const { release } = scan.source.dialect;
      scan.report.add(
        span(place, place + 1),
        `xl of Xen ${release} reads no list inside a list and refuses the file. Xen ${SINCE.nestedLists} was the first that does.`,
      );
    }
    if (this.#depth < MAX_DEPTH) return readList(scan, place, this.#name, this.#depth + 1);
    const end = Math.max(
      skipBrackets(scan, place, (line) => startsStatement(scan, line)),
      place + 1,
    );
    return { node: scan.broken(span(place, end), 'it is nested too deep'), end };
  }

  /** True when an item may stand here but for a missing comma, which is reported. */
  #mayFollow(place: number, before: XlValue): boolean {
    const scan = this.#scan;
    const char = scan.text.charAt(place);
    const string = isQuote(scan.at(place)) || asciiQuote(char) !== undefined;
    if (!string && char !== '[' && !/[A-Za-z0-9_/]/.test(char)) return false;
    if (!string && /^(?:for|if|and|or|in|is|not)\b/.test(scan.slice(place, place + 4))) return false;
    // What is broken already has its problem.
    if (before.kind === 'broken') return true;
    this.#missingComma(before, place, string && before.kind === 'string');
    return true;
  }

  #missingComma(before: XlValue, place: number, strings: boolean): void {
    const scan = this.#scan;
    const { end } = before.span;
    const sameLine = scan.lineEnd(end) >= place && place > end;
    const joined = strings && (endsWithComma(before) || scan.text.charAt(place + 1) === ',');
    const where = sameLine ? span(end, place) : span(end - 1, end);
    scan.report.add(
      where,
      `A comma is missing between these two ${strings ? 'strings' : 'items'}, and xl refuses the file. Write one here.`,
      {
        rule: strings ? 'missing-comma' : 'syntax',
        fixes: joined ? [] : [choice('Add the comma', insert(end, ','))],
        related: [{ span: span(place, place + 1), message: 'The next item starts here' }],
      },
    );
  }
}

const endsWithComma = (value: XlValue): boolean => (value as XlString).text.endsWith(',');

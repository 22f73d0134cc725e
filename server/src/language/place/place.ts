import type { ConfFile, DomainFile } from '../../config/file.ts';
import { type Span, span } from '../../syntax/text.ts';
import { type Literal, readLiteral } from './literal.ts';
import { type Before, isWord, type Scan, Scanner, statementStart, stringsBehind } from './scan.ts';

interface InValue {
  /** The setting's name. */
  readonly name: string;
  /** How many brackets are open around the place. */
  readonly depth: number;
  /** Number of the element in the outermost list. */
  readonly index: number;
  /** Where the strings of the innermost list begin that stand before the place. */
  readonly earlier: readonly number[];
}

/** Behind a setting's `=`, outside any string. */
export interface ValuePlace extends InValue {
  readonly at: 'value';
  /** The word under the cursor; empty between words. */
  readonly span: Span;
  readonly before: Before;
}

/** Inside a string that a setting holds. */
export interface StringPlace extends InValue {
  readonly at: 'string';
  readonly literal: Literal;
  /** The offset in the string's text. */
  readonly text: number;
}

/** Where a cursor stands in a settings file. */
export type Place =
  /** On a setting's name, or where one may begin. `span` is the name so far; `assigned` tells that a `=` follows. */
  | { readonly at: 'name'; readonly name: string; readonly span: Span; readonly assigned: boolean }
  | ValuePlace
  | StringPlace
  | { readonly at: 'comment' }
  | { readonly at: 'nowhere' };

const NOWHERE: Place = { at: 'nowhere' };

/** True when the file is a program that xm runs. */
export const isPython = (file: DomainFile | ConfFile): boolean =>
  file.kind === 'domain' && file.profile.toolstack === 'xm';

/** Where the offset stands, by the characters from the start of its statement: so it is found in a text that nobody can read yet. */
export function placeAt(file: DomainFile | ConfFile, offset: number): Place {
  const { text } = file;
  const scan = new Scanner(text, statementStart(text, offset), isPython(file)).scan(offset);
  if (scan.inComment) return { at: 'comment' };
  const word = wordAround(text, offset);
  if (scan.literal) return inString(scan, scan.literal, offset);
  if (scan.name === undefined || startsNewLine(text, word, scan)) return onName(text, scan, word, offset);
  if (!scan.name) return NOWHERE;
  return { at: 'value', ...inValue(scan, scan.name), span: word, before: scan.before };
}

function inValue({ frames }: Scan, name: string): InValue {
  return { name, depth: frames.length, index: frames[0]?.commas ?? 0, earlier: frames.at(-1)?.strings ?? [] };
}

function inString(scan: Scan, literal: Literal, offset: number): Place {
  const text = literal.value.map.textOffset(offset);
  if (text === undefined) return NOWHERE;
  return { at: 'string', ...inValue(scan, scan.name ?? ''), literal, text };
}

function wordAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && isWord(text.charCodeAt(start - 1))) start--;
  while (isWord(text.charCodeAt(end))) end++;
  return span(start, end);
}

/** A word at the very start of a line is a new setting, although the list above it is still open. */
const startsNewLine = (text: string, word: Span, { frames }: Scan): boolean =>
  frames.length > 0 &&
  word.end > word.start &&
  (word.start === 0 || text[word.start - 1] === '\n') &&
  /[A-Za-z_]/.test(text[word.start] as string);

function onName(text: string, { start }: Scan, word: Span, offset: number): Place {
  const from = Math.max(start, text.lastIndexOf('\n', offset - 1) + 1);
  if (text.slice(from, word.start).trim() || /^[\d.]/.test(text.slice(word.start, word.end))) return NOWHERE;
  const assigned = /^[ \t]*\+?=(?!=)/.test(text.slice(word.end, word.end + 80));
  return { at: 'name', name: text.slice(word.start, word.end), span: word, assigned };
}

/** The strings of the place's innermost list, the one under the cursor left out. */
export function siblings(file: DomainFile | ConfFile, place: ValuePlace | StringPlace): Literal[] {
  if (!place.depth) return [];
  const python = isPython(file);
  const from = place.at === 'string' ? place.literal.end : place.span.end;
  const starts = [...place.earlier, ...stringsBehind(file.text, from, python)];
  return starts.map((start) => readLiteral(file.text, start, python));
}

import { BACKSLASH, HASH, NEWLINE, OPEN } from './characters.ts';

/** The items of a list that are all texts: how many there are, and where the last one stands. */
export interface Texts {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** False for a word. */
  readonly quoted: boolean;
}

/** What is known of the lists that are open at a place. */
export interface Outline {
  /** How many lists are open. */
  readonly depth: number;
  /** Where the `(` of the outermost one stands, or -1. */
  readonly outerOpen: number;
  /** The items of the only open list, when there are few enough and all of them are texts. */
  outerTexts(most: number): Texts | undefined;
}

const isBlank = (code: number): boolean => code === 32 || code === 9;

/** How many values a list may have and still look like one option with its value. */
const FEW = 8;

/** Where the line of a place starts, when only blanks stand before it there; else -1. */
export function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start === 0 || text.charCodeAt(start - 1) === NEWLINE ? start : -1;
}

/** How many blanks a line starts with. */
export function indentOf(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  while (end < at && isBlank(text.charCodeAt(end))) end++;
  return end - start;
}

/** True when the only open list is a name with a value or more, all of them texts on the line where it opens. */
export function looksComplete(text: string, outline: Outline): boolean {
  const last = outline.outerTexts(FEW);
  if (!last || last.count < 2) return false;
  // `\\` at the end of a line: the list is meant to go on.
  if (!last.quoted && last.end === last.start + 1 && text.charCodeAt(last.start) === BACKSLASH) return false;
  return !text.slice(outline.outerOpen, last.end).includes('\n');
}

/**
 * True when a `(` that xend reads as part of an open list was hardly meant so: it starts a line, no further in than the list, which
 * looks complete. Nested lists are indented by everybody but machines, and these write no value before them.
 */
export function looksSwallowed(text: string, at: number, outline: Outline): boolean {
  const start = startOfLine(text, at);
  return start >= 0 && looksComplete(text, outline) && at - start <= indentOf(text, outline.outerOpen);
}

/** True when one of the lines that a string runs over starts with a list or a comment, as if the string should have ended before. */
export function runsOn(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === NEWLINE && startsLineAnew(text, at + 1, end)) return true;
  }
  return false;
}

/** True when the line that starts at a place holds a list or a comment first. */
export function startsLineAnew(text: string, start: number, limit: number): boolean {
  let at = start;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  return at < limit && (code === OPEN || code === HASH);
}

/** The end of the line of a place, before its line end. */
export function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  const end = found < 0 ? text.length : found;
  return end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** A place moved back over blanks. */
export function trimEnd(text: string, from: number, least: number): number {
  let end = from;
  while (end > least && (isBlank(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 13)) end--;
  return end;
}

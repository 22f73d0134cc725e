import { type Span, span } from '../../syntax/text.ts';
import { type Literal, literalEnd, readLiteral } from './literal.ts';

/** A bracket that is open around a place. */
export interface Frame {
  /** Where the bracket stands. */
  readonly open: number;
  /** How many commas stand between it and the place. */
  commas: number;
  /** Where the quotes of the strings stand that are directly in it before the place. */
  readonly strings: number[];
}

/** What stands right before a place: nothing of a value yet, a whole value, or something that wants another one. */
export type Before = 'nothing' | 'value' | 'comma' | 'operator';

/** How a line reads up to a place, by its characters alone. It knows no errors, so that it works while a person types. */
export interface Scan {
  /** Where the statement begins. */
  readonly start: number;
  /** What stands before its `=`; absent without one. */
  readonly name?: string;
  readonly nameSpan?: Span;
  /** From the outermost to the innermost. */
  readonly frames: readonly Frame[];
  readonly before: Before;
  /** The string around the place. */
  readonly literal?: Literal;
  readonly inComment: boolean;
}

const isBlank = (code: number): boolean => code === 32 || code === 9;
const isNewline = (code: number): boolean => code === 10 || code === 13;

/** A letter, digit, `_`, or `.`: what names and numbers are made of. */
export const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 46;

/** True for a line that starts with `name =` or `name +=`. */
export function startsAssignment(text: string, from: number): boolean {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  const first = text.charCodeAt(at);
  if (!isWord(first) || first === 46 || (first >= 48 && first <= 57)) return false;
  while (isWord(text.charCodeAt(at))) at++;
  while (isBlank(text.charCodeAt(at))) at++;
  if (text[at] === '+') at++;
  return text[at] === '=' && text[at + 1] !== '=';
}

/** The start of the nearest line, at or above the place, that begins an assignment; else of the text. */
export function statementStart(text: string, offset: number): number {
  let start = offset && text.lastIndexOf('\n', offset - 1) + 1;
  while (start > 0 && !startsAssignment(text, start)) start = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  return start;
}

/** Reads from the start of a statement to a place in it. */
export class Scanner {
  readonly #text: string;
  readonly #python: boolean;
  readonly #frames: Frame[] = [];
  #before: Before = 'nothing';
  #start: number;
  #name: Span | undefined;

  constructor(text: string, start: number, python: boolean) {
    this.#text = text;
    this.#start = start;
    this.#python = python;
  }

  scan(to: number): Scan {
    let at = this.#start;
    while (at < to) {
      const code = this.#text.charCodeAt(at);
      if (isBlank(code)) at++;
      else if (isNewline(code)) at = this.#newline(at);
      else if (code === 35) {
        at = this.#lineEnd(at);
        if (to <= at) return this.#answer(true);
      } else if (code === 34 || code === 39) {
        const end = literalEnd(this.#text, at, this.#python);
        // At the end of a closed string the cursor is behind it, at the end of an unfinished one still inside.
        if (to <= end) {
          const literal = readLiteral(this.#text, at, this.#python, to);
          if (to <= literal.limit) return this.#answer(false, literal);
        }
        this.#frames.at(-1)?.strings.push(at);
        this.#before = 'value';
        at = end;
      } else if (isWord(code)) {
        while (isWord(this.#text.charCodeAt(at))) at++;
        if (at < to) this.#before = 'value';
      } else at = this.#sign(at);
    }
    return this.#answer(false);
  }

  #answer(inComment: boolean, literal?: Literal): Scan {
    const name = this.#name;
    return {
      start: this.#start,
      frames: this.#frames,
      before: this.#before,
      inComment,
      ...(literal ? { literal } : {}),
      ...(name ? { name: this.#text.slice(name.start, name.end), nameSpan: name } : {}),
    };
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length : end;
  }

  #newline(at: number): number {
    const next = this.#text[at] === '\r' && this.#text[at + 1] === '\n' ? at + 2 : at + 1;
    if (!this.#frames.length) this.#reset(next);
    return next;
  }

  #reset(start: number): void {
    this.#start = start;
    this.#name = undefined;
    this.#before = 'nothing';
  }

  #sign(at: number): number {
    const char = this.#text[at];
    const top = this.#frames.at(-1);
    if (char === '[' || char === '(' || char === '{') {
      this.#frames.push({ open: at, commas: 0, strings: [] });
      this.#before = 'nothing';
    } else if (char === ']' || char === ')' || char === '}') {
      this.#frames.pop();
      this.#before = 'value';
    } else if (char === ',') {
      if (top) top.commas++;
      this.#before = 'comma';
    } else if (char === ';' && !top) this.#reset(at + 1);
    else if (char === ':' && !top && !this.#name) this.#reset(at + 1);
    else if (char === '\\' && this.#python && isNewline(this.#text.charCodeAt(at + 1)))
      return this.#text.startsWith('\r\n', at + 1) ? at + 3 : at + 2;
    else if (char === '=' && !top && !this.#name) return this.#assign(at);
    else this.#before = 'operator';
    return at + 1;
  }

  /** The first `=` of a statement, unless it compares. */
  #assign(at: number): number {
    if (this.#text[at + 1] === '=' || '<>!'.includes(this.#text[at - 1] ?? ' ')) {
      this.#before = 'operator';
      return at + 2;
    }
    let end = this.#text[at - 1] === '+' ? at - 1 : at;
    while (end > this.#start && isBlank(this.#text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > this.#start && isWord(this.#text.charCodeAt(start - 1))) start--;
    this.#name = span(start, end);
    this.#before = 'nothing';
    return at + 1;
  }
}

/** The strings that stand behind a place in the same bracket, up to its end or to the next assignment. */
export function stringsBehind(text: string, from: number, python: boolean): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let at = from; at < text.length; ) {
    const char = text[at] as string;
    if (char === '"' || char === "'") {
      if (!depth) found.push(at);
      at = literalEnd(text, at, python);
      continue;
    }
    if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if ('[({'.includes(char)) depth++;
    else if ('])}'.includes(char) && --depth < 0) break;
    else if (char === '\n' && startsAssignment(text, at + 1)) break;
    at++;
  }
  return found;
}

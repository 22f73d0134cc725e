import type { Places } from '../places.ts';
import { beforeLine, beginsCall, beginsSetting, beginsStatement, firstStatement, opensBlock } from './beginnings.ts';
import { surplusCloser, tooDeep, unclosedBracket, wrongCloser } from './lexical.ts';
import type { Problems } from './problems.ts';
import { CLOSERS, CODES, codes, NAME, NUMBER, PLAIN_STRING, STRING, type Token, type Tokens, table } from './tokens.ts';

/** Python 2.7 refuses the hundredth nested bracket (s_push: parser stack overflow). */
const MOST_BRACKETS = 99;

/** Behind these no name can follow. */
const ENDS_OPERAND = table(NAME, NUMBER, PLAIN_STRING, STRING, ...codes(')', ']', '}'));

interface Bracket {
  readonly char: string;
  readonly at: number;
}

/** The brackets that are open while a text is split into tokens, and where they were meant to end when they are never closed. */
export class Brackets {
  readonly #text: string;
  readonly #tokens: Tokens;
  readonly #comments: Places;
  readonly #problems: Problems;
  #open: Bracket[] = [];
  /** Set when a bracket was open at the end of the text: from then on each ends where the next setting begins. */
  #strict = false;
  /** Up to where an `if` or `for` with a block ends open brackets, because they are known not to be closed. */
  #blocksUntil = 0;

  constructor(text: string, tokens: Tokens, comments: Places, problems: Problems) {
    this.#text = text;
    this.#tokens = tokens;
    this.#comments = comments;
    this.#problems = problems;
  }

  /** How many are open. */
  get length(): number {
    return this.#open.length;
  }

  /** The innermost one. */
  get innermost(): string | undefined {
    return this.#open.at(-1)?.char;
  }

  forget(): void {
    this.#open = [];
  }

  /** Notes an opening bracket; false when it is one too many. */
  open(char: string, start: number): boolean {
    if (this.#open.length >= MOST_BRACKETS) {
      this.#problems.add(tooDeep(start));
      return false;
    }
    this.#open.push({ char, at: start });
    this.#tokens.push(codeOf(char), start, start + 1);
    return true;
  }

  close(char: string, start: number): void {
    const end = start + 1;
    const opener = this.#open.at(-1);
    if (opener && CLOSERS[opener.char] === char) {
      this.#open.pop();
      this.#tokens.push(codeOf(char), start, end);
      return;
    }
    this.#problems.add(opener ? wrongCloser(start, char, opener) : surplusCloser(start, char));
    if (!opener) return;
    const known = this.#open.findLastIndex(({ char: one }) => CLOSERS[one] === char);
    const left = known < 0 ? this.#open.length - 1 : known;
    while (this.#open.length > left) {
      const { char: one } = this.#open.pop() as Bracket;
      this.#tokens.push(codeOf(CLOSERS[one] as string), start, end);
    }
  }

  /**
   * Where the open brackets were meant to end when the line that begins at `next` tells that: the start of the first line that is no part
   * of them; else -1. Inside square brackets and braces `name =` is never right; inside parentheses it may be an argument, unless they were
   * found open at the end of the text.
   */
  endsAt(next: number): number {
    const text = this.#text;
    if (next < this.#blocksUntil && opensBlock(text, next)) return next;
    const ends =
      beginsStatement(text, next) ||
      (beginsSetting(text, next) && (this.innermost !== '(' || this.#strict)) ||
      (ENDS_OPERAND[this.#tokens.code(this.#tokens.length - 1)] && beginsCall(text, next));
    if (!ends || next < this.#blocksUntil) return ends ? next : -1;
    // An `if` above it was no part of the brackets either.
    this.#blocksUntil = next;
    return firstStatement(text, (this.#open[0] as Bracket).at, next);
  }

  /**
   * Brackets are open at the end: the start of the first line below the outermost one that begins a statement, from which on the rest is to
   * be read again, this time ending brackets at such lines; else -1. Happens once, so reading stays linear.
   */
  restartsAt(): number {
    if (this.#strict) return -1;
    const end = this.#text.length;
    this.#strict = true;
    this.#blocksUntil = end;
    const first = firstStatement(this.#text, (this.#open[0] as Bracket).at, end);
    return first < end ? first : -1;
  }

  /** Ends the open brackets before a line, from which on the text is read again; answers where the line above ends. */
  endBefore(lineStart: number): number {
    const end = beforeLine(this.#text, lineStart);
    const [outermost] = this.#open as [Bracket];
    while ((this.#tokens.last?.start ?? -1) > end) this.#tokens.pop();
    while (this.#comments.lastStart > end) this.#comments.pop();
    this.#problems.forgetFrom(end);
    this.#open = this.#open.filter((bracket) => bracket.at < end);
    if (!this.#open.length) this.#open = [outermost];
    this.unclosed();
    return end;
  }

  /** Reports the open brackets once and closes them. */
  unclosed(): void {
    const opener = this.#open[this.#open.length - 1] as Bracket;
    const { end } = this.#tokens.last as Token;
    this.#problems.add(unclosedBracket(this.#text, opener.at, opener.char, end, this.#open.length, this.#comments));
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const closer = CLOSERS[(this.#open[i] as Bracket).char] as string;
      this.#tokens.push(codeOf(closer), end, end);
    }
    this.#open = [];
  }
}

const codeOf = (text: string): number => CODES.get(text) as number;

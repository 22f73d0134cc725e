import type { SyntaxProblem } from '../problem.ts';
import { type Span, span } from '../text.ts';
import { explain } from './explain.ts';
import { fault } from './lexical.ts';
import { Problems } from './problems.ts';
import {
  CODES,
  codes,
  DEDENT,
  END,
  INCONSISTENT,
  INDENT,
  isKeyword,
  NAME,
  NEWLINE,
  type Token,
  type Tokens,
} from './tokens.ts';

/** Nested expressions without brackets (unary chains, lambdas), blocks and brackets together; bounds JavaScript's stack. */
export const MOST_NESTING = 400;

/** A list with more items that cannot be read is given up as a whole. */
const MOST_SKIPPED = 1000;

const OPENING = codes('(', '[', '{');
const CLOSING = codes(')', ']', '}');
/** What stands behind an item of a list. */
const BEHIND_ITEM = codes(',', ']');
/** What ends a statement. */
const ENDS: ReadonlySet<number> = new Set([NEWLINE, END, INDENT, INCONSISTENT, DEDENT]);

/** Thrown where a statement cannot be read on; its problem has been noted. */
export class Stop {}

/** The tokens of a file, and what the readers of expressions and statements share. */
export class Cursor {
  readonly text: string;
  readonly tokens: Tokens;
  readonly problems = new Problems();
  /** Where the lexer's problems begin that Python stumbles over, too; in order. */
  readonly #lexical: readonly number[];
  index = 0;
  /** Where the statement begins that is being read. */
  statement = 0;
  /** Where the function that is being read sets names that cannot be told from its text (`exec`, `import *`). */
  opaque: Span | undefined;
  /** True once the function that is being read has a `yield` or `global`, which not everything may stand beside. */
  suspect = false;
  /** True inside a function or lambda. */
  inFunction = false;
  printFunction = false;
  unicodeLiterals = false;
  #depth = 0;
  /** The tokens of the logical line that was last looked at: where the look began, and the one that ends it. */
  #line = { from: 0, end: -1 };
  /** How many statements have been read. */
  statements = 0;
  /** How many items of lists have been passed over. */
  #skipped = 0;
  /** True once a statement was nested too deeply. */
  #tooDeep = false;

  constructor(text: string, tokens: Tokens, lexical: Problems) {
    this.text = text;
    this.tokens = tokens;
    this.#lexical = lexical.list
      .flatMap(({ rejects, span: where }) => (rejects ? [where.start] : []))
      .sort((a, b) => a - b);
  }

  /** What the token at the cursor is, as a number; see tokens.ts. */
  get code(): number {
    return this.tokens.code(this.index);
  }

  get isKeyword(): boolean {
    return isKeyword(this.code);
  }

  /** Where the token at the cursor begins. */
  get start(): number {
    return this.tokens.start(this.index);
  }

  get token(): Token {
    return this.tokens.at(this.index) as Token;
  }

  get previous(): Token | undefined {
    return this.tokens.at(this.index - 1);
  }

  peek(ahead = 1): Token {
    return this.tokens.at(Math.min(this.index + ahead, this.tokens.length - 1)) as Token;
  }

  next(): Token {
    const { token } = this;
    this.skip();
    return token;
  }

  /** Goes on to the next token. */
  skip(): void {
    if (this.code !== END) this.index++;
  }

  /** True at an operator or keyword. */
  is(text: string): boolean {
    return this.code === CODES.get(text);
  }

  take(text: string): Token | undefined {
    return this.is(text) ? this.next() : undefined;
  }

  /** Passes over an operator or keyword, if it is there. */
  skips(text: string): boolean {
    if (!this.is(text)) return false;
    this.index++;
    return true;
  }

  expect(text: string): Token {
    return this.take(text) ?? this.fail(`"${text}"`);
  }

  name(): Token {
    return this.code === NAME ? this.next() : this.fail('a name');
  }

  /** From the start of something to the end of the token before the cursor. */
  from(start: number): Span {
    return span(start, this.endFrom(start));
  }

  /** Where something ends that begins at `start` and ends before the cursor. */
  endFrom(start: number): number {
    const end = this.index > 0 ? this.tokens.end(this.index - 1) : start;
    return end < start ? start : end;
  }

  /** Notes what is wrong at the cursor, unless the lexer has already said what is wrong in this statement, and stops reading it. */
  fail(expected: string): never {
    this.report(expected);
    throw new Stop();
  }

  /** Notes the same; reading goes on. */
  report(expected: string): void {
    const { token, problems } = this;
    if (problems.full) problems.beyond ??= span(token.start, token.end);
    else if (!this.#known(this.statement, Math.max(token.end, this.#lineEnd())))
      this.problems.add(explain(this, expected));
  }

  /** True when a block is indented below the logical line of the cursor. */
  get blockFollows(): boolean {
    this.#lineEnd();
    return this.tokens.code(this.#line.end + 1) === INDENT;
  }

  /** Goes to the end of the logical line. */
  skipLine(): void {
    this.#lineEnd();
    this.index = this.#line.end;
  }

  /** Notes what the compiler refuses although the grammar allows it; reading goes on. */
  refuse(where: Span, message: string, more: Partial<SyntaxProblem> = {}): void {
    if (!this.#known(this.statement, where.end)) this.problems.add(fault(where, message, more));
  }

  /**
   * From an item of a list that cannot be read, whose first token has the given number, to the comma or bracket behind it. False when the
   * list does not go on so; then the cursor stays where it is.
   */
  skipItem(first: number): boolean {
    if (this.#tooDeep || ++this.#skipped > MOST_SKIPPED) return false;
    let open = 0;
    for (let index = first; ; index++) {
      const code = this.tokens.code(index);
      if (ENDS.has(code)) return false;
      if (open === 0 && index >= this.index && BEHIND_ITEM.has(code)) {
        this.index = index;
        return true;
      }
      if (OPENING.has(code)) open++;
      else if (CLOSING.has(code) && open > 0) open--;
    }
  }

  /** Gives up a statement that is nested too deeply. */
  tooDeep(): never {
    const { start } = this;
    this.problems.add(
      fault(span(start, start + 1), 'Nested too deeply: this statement is not analysed.', { rule: 'too-large' }),
    );
    this.#depth = 0;
    this.#tooDeep = true;
    throw new Stop();
  }

  /** Runs a nested reader; nesting is bounded. */
  nested<T>(read: () => T): T {
    if (++this.#depth > MOST_NESTING) this.tooDeep();
    const value = read();
    this.#depth--;
    return value;
  }

  /** Back to the nesting of a block whose statement was given up. */
  resetDepth(depth: number): void {
    this.#depth = depth;
  }

  get depth(): number {
    return this.#depth;
  }

  /** True when the lexer has a problem between two offsets. */
  #known(start: number, end: number): boolean {
    let low = 0;
    let high = this.#lexical.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lexical[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    return (this.#lexical[low] ?? Number.POSITIVE_INFINITY) <= end;
  }

  /** Where the logical line of the cursor ends. */
  #lineEnd(): number {
    if (this.index < this.#line.from || this.index > this.#line.end)
      this.#line = { from: this.index, end: this.#newline() };
    return this.tokens.at(this.#line.end)?.start ?? this.text.length;
  }

  /** The number of the token that ends the logical line of the cursor. */
  #newline(): number {
    let at = this.index;
    while (at < this.tokens.length && this.tokens.code(at) !== NEWLINE && this.tokens.code(at) !== END) at++;
    return at;
  }
}

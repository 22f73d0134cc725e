import { span } from '../text.ts';
import type { Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { fault } from './lexical.ts';
import { expressionStatement } from './simple.ts';
import {
  COMMA,
  DEDENT,
  END,
  EQUALS,
  LIST_END,
  LIST_START,
  NAME,
  NEWLINE,
  NUMBER,
  PLAIN_STRING,
  table,
} from './tokens.ts';

/** No configuration has more; what is beyond is only checked for syntax. */
const MOST_STATEMENTS = 30_000;

/** Tokens of plain settings, one behind the other. */
interface Settings {
  readonly from: number;
  to: number;
  readonly unicode: boolean;
}

/** The statements of a file. Plain settings, which a large file has very many of, are made when the statements are asked for. */
export class Body {
  /** What was read to its end at once. */
  readonly read: Statement[] = [];
  readonly #at: Cursor;
  readonly #parts: (Settings | Statement)[] = [];
  #last: Settings | undefined;
  #noted = 0;
  #full = false;
  #statements: readonly Statement[] | undefined;

  constructor(at: Cursor) {
    this.#at = at;
  }

  get isEmpty(): boolean {
    return !this.#parts.length;
  }

  /** Notes a setting from a token up to the cursor. */
  noteSetting(from: number): void {
    const { index, unicodeLiterals: unicode } = this.#at;
    if (this.#isFull(this.#at.tokens.start(from))) return;
    if (this.#last) {
      this.#last.to = index;
      return;
    }
    this.#last = { from, to: index, unicode };
    this.#parts.push(this.#last);
  }

  /** Notes what has been added to `read`. */
  noteRead(): void {
    this.#last = undefined;
    const first = this.read[this.#noted];
    if (first && this.#isFull(first.span.start)) this.read.length = this.#noted;
    for (; this.#noted < this.read.length; this.#noted++) this.#parts.push(this.read[this.#noted] as Statement);
  }

  /** True when no more statements are kept: what is beyond has been noted as something that cannot be told. */
  #isFull(start: number): boolean {
    if (this.#at.statements <= MOST_STATEMENTS) return false;
    if (!this.#full) {
      this.#at.problems.add(fault(span(start, start + 1), TOO_MANY, { rule: 'too-large', rejects: false }));
      this.#parts.push({ kind: 'error', span: span(start, this.#at.text.length) });
    }
    this.#full = true;
    return true;
  }

  get statements(): readonly Statement[] {
    this.#statements ??= this.#made();
    return this.#statements;
  }

  #made(): Statement[] {
    const made: Statement[] = [];
    for (const part of this.#parts) {
      if ('from' in part) this.#make(part, made);
      else made.push(part);
    }
    return made;
  }

  #make({ from, to, unicode }: Settings, into: Statement[]): void {
    const at = this.#at;
    at.unicodeLiterals = unicode;
    at.inFunction = false;
    at.resetDepth(0);
    for (at.index = from; at.index < to; ) {
      if (at.code === NEWLINE || at.code === DEDENT) at.skip();
      else into.push(expressionStatement(at));
    }
  }
}

const TOO_MANY = 'The file has more than 30,000 statements. From here on it is only checked for syntax.';

const OPERANDS = table(PLAIN_STRING, NAME, NUMBER);

/**
 * Passes over `name = value` when the value is a name, number or plain string or a list of these, and nothing else is on the line. False,
 * with the cursor where it was, for everything else.
 */
export function passSetting(at: Cursor): boolean {
  const { tokens } = at;
  let index = at.index;
  if (tokens.code(index) !== NAME || tokens.code(index + 1) !== EQUALS || mayBeFixed(at, index)) return false;
  index += 2;
  if (tokens.code(index) !== LIST_START) {
    if (!OPERANDS[tokens.code(index)]) return false;
  } else {
    index++;
    while (OPERANDS[tokens.code(index)] && tokens.code(index + 1) === COMMA) index += 2;
    if (OPERANDS[tokens.code(index)]) index++;
    if (tokens.code(index) !== LIST_END) return false;
  }
  index++;
  if (tokens.code(index) !== NEWLINE && tokens.code(index) !== END) return false;
  at.statements++;
  at.index = tokens.code(index) === NEWLINE ? index + 1 : index;
  return true;
}

/** True for `None` and `__debug__`, which cannot be assigned to, and for little else. */
const mayBeFixed = ({ text, tokens }: Cursor, index: number): boolean => {
  const start = tokens.start(index);
  return text.startsWith('None', start) || text.startsWith('__debug__', start);
};

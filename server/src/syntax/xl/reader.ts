import { choice, Report, replace } from '../report.ts';
import { type Span, span } from '../text.ts';
import type { Dialect } from './dialect.ts';
import { MAX_STRING, type Source, stringNode } from './escapes.ts';
import { Scan } from './explain/scan.ts';
import { explainStatement } from './explain/statement.ts';
import { APPEND, CLOSE, COMMA, END, EQUALS, Lexer, NAME, NEWLINE, NUMBER, OPEN, SEMICOLON, STRING } from './lexer.ts';
import { PlainList, PlainNumber, PlainStatement, PlainString } from './nodes.ts';
import type { XlStatement, XlValue } from './tree.ts';

/** Lists nested deeper than this are checked, but not kept: no setting of xl nests more than two. */
const MAX_DEPTH = 100;
/** How many values of one file are kept; beyond them, text is only checked. */
const MAX_VALUES = 100_000;
/** Statements that start beyond this are not read. */
const MAX_TEXT = 32_000_000;
/** Stands for every value that is not kept. */
const LOST: XlValue = { kind: 'broken', span: span(0, 0), reason: 'it is too large to be analysed' };
/** Stands for every value of which only the place is known as yet. */
const UNMADE: XlValue = new PlainNumber('', 0, 0);
/** The items of a list that is only read, not made. */
const NO_ITEMS: XlValue[] = [];
/** How many faulty statements of one line are explained. */
const MAX_ON_LINE = 20;
/** How much xl's own parser can put on its stack: YYMAXDEPTH of bison's skeleton, less one. */
const XL_STACK = 9999;

/** A list that is not closed yet. `base` is what xl's parser has on its stack below the list. */
interface OpenList {
  readonly start: number;
  readonly items: XlValue[];
  readonly base: number;
  commas: boolean;
}

/** Where statements stand that xl reads, and nothing else but comments. */
interface Stretch {
  readonly from: number;
  to: number;
}

/**
 * Reads statement by statement as xl's grammar has it (libxlu_cfg_y.y). The first token that does not fit hands the statement over to
 * `explainStatement`, which finds the cause, rescues what it can and says where to go on.
 */
export class Reader implements Source {
  readonly text: string;
  readonly dialect: Dialect;
  readonly hasNul: boolean;
  readonly report = new Report();
  readonly lexer: Lexer;
  /** True when a `+=` was read. */
  appends = false;
  /** The first bracket beyond MAX_DEPTH. */
  tooDeep: Span | undefined;
  /** The first bracket or item for which xl's own stack does not suffice. */
  tooDeepForXl: Span | undefined;
  /** Where the first value stands that is not kept. */
  tooMany: Span | undefined;
  /** The first string that is too long to be kept. */
  longString: Span | undefined;
  /** Where reading stopped, in a text beyond MAX_TEXT. */
  tooLong: Span | undefined;
  /** True when the last statement lacks its line end. */
  unfinished = false;

  /** Where statements stand that xl reads, one behind the other; and rescued ones. */
  readonly #parts: (Stretch | XlStatement)[] = [];
  #stretch: Stretch | undefined;
  /** The nodes of strings that are more than their place, in the order of the file, and how many of them have found theirs. */
  readonly #strings: XlValue[] = [];
  #found = 0;
  #statements: readonly XlStatement[] | undefined;
  /** True while statements that were read before are made into nodes. */
  #making = false;
  #count = 0;
  /** Where the statement ends that was last read. */
  #end = 0;
  #scan: Scan | undefined;
  /** The end of the line that was last explained, and how many statements were explained on it. */
  #lineEnd = -1;
  #onLine = 0;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
    this.hasNul = text.includes('\0');
    this.lexer = new Lexer(text, dialect);
  }

  /** Reads from a place to the end of the text. */
  read(from: number): void {
    const { lexer, report } = this;
    lexer.jump(from);
    lexer.next();
    let semicolon = -1;
    while (lexer.kind !== END) {
      if (lexer.kind === NEWLINE || lexer.kind === SEMICOLON) {
        semicolon = lexer.kind === SEMICOLON && this.#startsLine(lexer.start) ? lexer.start : -1;
        lexer.next();
        continue;
      }
      const { start } = lexer;
      if (start > MAX_TEXT) {
        this.tooLong = span(start, lexer.end);
        return;
      }
      const { count, rejected } = report;
      const strings = this.#strings.length;
      if (this.#statement()) {
        if (this.mayKeep(1)) this.#note(start);
        else this.tooMany ??= span(start, this.#end);
        if (semicolon >= 0) explainSemicolon(report, semicolon);
        semicolon = -1;
        this.unfinished = lexer.kind === END;
        continue;
      }
      report.rollBack(count, rejected);
      this.#strings.length = strings;
      this.#rescue(start);
    }
  }

  /** Explains a statement that xl does not read, and goes on behind it. */
  #rescue(start: number): void {
    const { lexer, report } = this;
    this.#stretch = undefined;
    this.#scan ??= new Scan(this);
    const lineEnd = this.#scan.lineEnd(lexer.start);
    this.#onLine = lineEnd === this.#lineEnd ? this.#onLine + 1 : 0;
    this.#lineEnd = lineEnd;
    if (report.full || this.#onLine > MAX_ON_LINE) {
      // Nobody will read another explanation: go on as xl does, behind the line.
      if (!report.full) explainLongLine(report, lexer.start);
      report.rejected = true;
      lexer.jump(lineEnd);
    } else {
      const rescued = explainStatement(this.#scan, lexer, start, lexer.start);
      for (const one of rescued.statements) this.#keep(one);
      lexer.jump(rescued.end);
    }
    lexer.next();
  }

  #startsLine(at: number): boolean {
    let start = at;
    while (start > 0 && ' \t'.includes(this.text.charAt(start - 1))) start--;
    return start === 0 || this.text.charAt(start - 1) === '\n';
  }

  #keep(statement: XlStatement): void {
    if (statement.op === '+=') this.appends = true;
    this.#stretch = undefined;
    if (this.mayKeep(1)) this.#parts.push(statement);
    else this.tooMany ??= statement.span;
  }

  /**
   * The statements, made when they are first asked for: those that xl reads are kept as mere places till then, because large files have
   * very many of them.
   */
  get statements(): readonly XlStatement[] {
    this.#statements ??= this.#make();
    return this.#statements;
  }

  /** Notes the statement that was just read. */
  #note(start: number): void {
    if (this.#stretch) {
      this.#stretch.to = this.#end;
      return;
    }
    this.#stretch = { from: start, to: this.#end };
    this.#parts.push(this.#stretch);
  }

  #make(): XlStatement[] {
    const made: XlStatement[] = [];
    this.#making = true;
    for (const part of this.#parts) {
      if ('from' in part) this.#makeStretch(part, made);
      else made.push(part);
    }
    this.#making = false;
    return made;
  }

  #makeStretch({ from, to }: Stretch, into: XlStatement[]): void {
    const { lexer } = this;
    lexer.jump(from);
    for (lexer.next(); lexer.start < to; ) {
      if (lexer.kind === NEWLINE || lexer.kind === SEMICOLON) lexer.next();
      else {
        const statement = this.#statement();
        // Never so: it was read before.
        if (typeof statement === 'boolean') return;
        into.push(statement);
      }
    }
  }

  mayKeep(count: number): boolean {
    if (this.#making) return true;
    this.#count += count;
    return this.#count <= MAX_VALUES;
  }

  noteLong(where: Span): void {
    this.longString ??= where;
  }

  /**
   * Reads an assignment and its end. False, with the lexer on the first token that does not fit, when xl would not read it; a node only
   * while nodes are being made.
   */
  #statement(): XlStatement | boolean {
    const { lexer, text } = this;
    if (lexer.kind !== NAME) return false;
    const { start, end: nameEnd } = lexer;
    lexer.next();
    if (lexer.kind === APPEND) this.appends = true;
    else if (lexer.kind !== EQUALS) return false;
    const operator = lexer.start;
    lexer.next();
    const value = lexer.kind === OPEN ? this.#list() : this.#atom();
    if (!value) return false;
    const { end } = lexer;
    this.#end = end;
    lexer.next();
    if (lexer.kind !== NEWLINE && lexer.kind !== SEMICOLON && lexer.kind !== END) return false;
    return !this.#making || new PlainStatement(text, start, nameEnd, operator, value, end);
  }

  #atom(): XlValue | undefined {
    const { lexer, text } = this;
    const { kind, start, end } = lexer;
    if (kind !== NUMBER && kind !== STRING) return undefined;
    if (kind === STRING && (lexer.escaped || this.hasNul || end - start >= MAX_STRING)) return this.#unusualString();
    if (this.#count >= MAX_VALUES && !this.#making) return LOST;
    if (!this.#making) return UNMADE;
    return kind === NUMBER ? new PlainNumber(text, start, end) : new PlainString(text, start, end);
  }

  /** A string about which there may be something to report: its node is made at once. */
  #unusualString(): XlValue {
    const { start, end, escaped } = this.lexer;
    if (this.#making) {
      while ((this.#strings[this.#found] as XlValue).span.start < start) this.#found++;
      return this.#strings[this.#found] as XlValue;
    }
    const made = stringNode(this, span(start, end), escaped);
    if (this.#count <= MAX_VALUES) this.#strings.push(made);
    return made;
  }

  /** A list whose `[` is the current token, up to its `]`. Keeps its own stack, so that no depth is too much. */
  #list(): XlValue | undefined {
    const { lexer } = this;
    const outer: OpenList[] = [];
    // The start state, what was read so far, the name and the `=`.
    let list = this.#open(4);
    let lost = false;
    let behindItem = false;
    for (;;) {
      lexer.next();
      switch (lexer.kind) {
        case NEWLINE:
          continue;
        case STRING:
        case NUMBER: {
          if (behindItem) return undefined;
          this.#fits(list.base + (list.commas ? 7 : 4));
          const item = this.#atom();
          if (!item || !this.mayKeep(1)) lost = true;
          else if (this.#making) list.items.push(item);
          behindItem = true;
          continue;
        }
        case OPEN:
          if (behindItem || !this.dialect.nestedLists) return undefined;
          outer.push(list);
          list = this.#open(list.base + (list.commas ? 5 : 2));
          if (outer.length >= MAX_DEPTH) this.tooDeep ??= span(lexer.start, lexer.end);
          continue;
        case COMMA:
          if (!behindItem) return undefined;
          list.commas = true;
          this.#fits(list.base + 5);
          behindItem = false;
          continue;
        case CLOSE: {
          const closed = this.#close(list, outer.length >= MAX_DEPTH || lost);
          const parent = outer.pop();
          if (!parent) return closed;
          if (closed.kind === 'broken') lost = true;
          else if (this.#making) parent.items.push(closed);
          list = parent;
          behindItem = true;
          continue;
        }
        default:
          return undefined;
      }
    }
  }

  #open(base: number): OpenList {
    this.#fits(base + 4);
    return { start: this.lexer.start, items: this.#making ? [] : NO_ITEMS, base, commas: false };
  }

  #close({ start, items }: OpenList, lost: boolean): XlValue {
    const { end } = this.lexer;
    if (!lost && !this.#making) return UNMADE;
    // A copy has no room to grow, which most lists would waste.
    if (!lost) return new PlainList(start, end, items.slice());
    const where = span(start, end);
    this.tooMany ??= this.#count > MAX_VALUES ? where : undefined;
    return { kind: 'broken', span: where, reason: 'it is too large to be analysed' };
  }

  /** Notes when xl's parser would give up ("memory exhausted") because that much is on its stack. */
  #fits(depth: number): void {
    if (depth > XL_STACK) this.tooDeepForXl ??= span(this.lexer.start, this.lexer.end);
  }
}

/** In other files a `;` starts a comment. */
function explainSemicolon(report: Report, at: number): void {
  report.add(span(at, at + 1), 'A ; starts no comment in xl: this setting counts. Write # if it should not.', {
    rejects: false,
    fixes: [choice('Write #', replace(at, at + 1, '#'))],
  });
}

function explainLongLine(report: Report, at: number): void {
  report.add(span(at, at + 1), 'This line has too many slips to explain them all: the rest of it is not shown.', {
    rule: 'too-large',
  });
}

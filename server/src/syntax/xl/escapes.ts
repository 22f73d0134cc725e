import type { Edit, Fix } from '../problem.ts';
import { choice, insert, type Report, replace, safeFix } from '../report.ts';
import { type Span, span } from '../text.ts';
import type { Dialect } from './dialect.ts';
import type { Run, XlBroken, XlString } from './tree.ts';

/** A backslash escape from which xl does not read what it seems to say. */
interface Fault {
  readonly kind: 'hex' | 'octal' | 'unknown';
  readonly span: Span;
  readonly rejects: boolean;
}

const SIMPLE: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Strings with more characters are checked, but not kept: nothing that xl hands on may be that long. */
export const MAX_STRING = 100_000;
/** Faulty escapes of one string that are mended together, at most. */
const MAX_FAULTS = 1000;

/** What a string needs to know of its file. */
export interface Source {
  readonly text: string;
  readonly dialect: Dialect;
  readonly report: Report;
  /** False when the text is known to hold no NUL character. */
  readonly hasNul: boolean;
  /** Counts what a value takes up beyond itself; false when the file is too large to keep it. */
  mayKeep(runs: number): boolean;
  /** Notes a string that is too long to be kept. */
  noteLong(where: Span): void;
}

/** Makes the node of a quoted string whose lexical form is right, and reports what is lost from it. `where` includes the quotes. */
export function stringNode(source: Source, where: Span, escaped: boolean): XlString | XlBroken {
  const raw = source.text.slice(where.start + 1, where.end - 1);
  if (source.hasNul && raw.includes('\0')) explainNul(source, where.start + 1 + raw.indexOf('\0'));
  const long = raw.length > MAX_STRING;
  if (long) source.noteLong(where);
  if (!escaped) return long ? tooLarge(where) : { kind: 'string', span: where, text: raw };
  const { text, runs, faults, rejects } = decode(source.text, where.start + 1, where.end - 1, source.dialect, !long);
  if (faults.length) explain(source, faults, rejects);
  if (long || !source.mayKeep(runs.length)) return tooLarge(where);
  return { kind: 'string', span: where, text, runs };
}

const tooLarge = (where: Span): XlBroken => ({ kind: 'broken', span: where, reason: 'it is too large to be analysed' });

/** An assertion in libxlu_cfg.c:xlu__cfgl_dequote, which measures the string by its first NUL. */
function explainNul({ report }: Source, at: number): void {
  report.add(span(at, at + 1), 'An invisible NUL character stands in this string, and xl crashes on it. Delete it.', {
    fixes: [safeFix('Delete the NUL character', replace(at, at + 1, ''))],
  });
}

interface Decoded {
  readonly text: string;
  readonly runs: readonly Run[];
  /** The first ones. */
  readonly faults: readonly Fault[];
  readonly rejects: boolean;
}

/** libxlu_cfg.c:xlu__cfgl_dequote: the text between two quotes with its escapes done, if it is wanted, and what is wrong with these. */
function decode(source: string, start: number, end: number, dialect: Dialect, wanted: boolean): Decoded {
  const runs: Run[] = [];
  const faults: Fault[] = [];
  let rejected = false;
  let text = '';
  const add = (piece: string, from: number, to: number): void => {
    if (!wanted || !piece) return;
    runs.push({ from: text.length, length: piece.length, source: span(from, to) });
    text += piece;
  };
  const fault = (kind: Fault['kind'], from: number, to: number, rejects: boolean): void => {
    if (faults.length < MAX_FAULTS || (rejects && !rejected)) faults.push({ kind, span: span(from, to), rejects });
    rejected ||= rejects;
  };
  let at = start;
  while (at < end) {
    const found = source.indexOf('\\', at);
    const stop = found < 0 || found >= end ? end : found;
    add(source.slice(at, stop), at, stop);
    if (stop === end) break;
    const char = String.fromCodePoint(source.codePointAt(stop + 1) ?? 0);
    const next = stop + 1 + char.length;
    const plain = SIMPLE[char];
    at = next;
    if (plain !== undefined) {
      add(plain, stop, next);
    } else if (char === 'x') {
      fault('hex', stop, Math.min(next + 2, end), true);
    } else if (char >= '0' && char <= '7') {
      const eaten = octalLength(source, next, end);
      at = next + eaten;
      fault('octal', stop, at, eaten < 2);
    } else {
      fault('unknown', stop, next, dialect.strictEscapes);
      // Only the first byte of the character is dropped; the rest of its UTF-8 form stays behind as nonsense.
      if (!dialect.strictEscapes) add('\ufffd'.repeat(utf8Length(char) - 1), stop, next);
    }
  }
  return { text, runs, faults, rejects: rejected };
}

/**
 * How many characters `\0` … `\7` swallow behind their first digit: what C's strtoul takes in base 10 from the next three, so blanks and
 * a sign count too. At least two are needed, and none of them ends up in the text.
 */
function octalLength(source: string, start: number, end: number): number {
  const three = source.slice(start, Math.min(start + 3, end));
  return /^[ \t\v\f\r]*[+-]?[0-9]+/.exec(three)?.[0].length ?? 0;
}

function utf8Length(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** One problem for a string, at its first fault. */
function explain({ text, dialect, report }: Source, faults: readonly Fault[], rejects: boolean): void {
  const first = faults.find((fault) => fault.rejects) ?? (faults[0] as Fault);
  const written = text.slice(first.span.start, first.span.end);
  const fixes: Fix[] = [];
  const meant = faults.map((fault) => characterMeant(text.slice(fault.span.start, fault.span.end), fault));
  if (faults.length < MAX_FAULTS) {
    if (meant.every((char) => char !== undefined)) {
      const edits = faults.map((fault, i) => replace(fault.span.start, fault.span.end, meant[i] as string));
      fixes.push(choice(edits.length > 1 ? 'Write the characters themselves' : 'Write the character itself', ...edits));
    }
    const twice = faults.map(({ span: { start } }) => insert(start, '\\'));
    fixes.push(choice('Write each of these backslashes twice', ...twice));
    const without = faults.map(({ span: { start } }): Edit => replace(start, start + 1, ''));
    if (faults.every(({ kind }) => kind === 'unknown')) fixes.push(choice('Remove these backslashes', ...without));
  }
  report.add(first.span, messageOf(first, written, dialect), { rejects, fixes });
}

/** The character that C and Python would read from an escape, when it is one that can be typed. */
function characterMeant(written: string, { kind }: Fault): string | undefined {
  const digits = kind === 'hex' ? /^\\x([0-9A-Fa-f]{2})$/.exec(written)?.[1] : /^\\([0-7]{3})$/.exec(written)?.[1];
  if (kind === 'unknown' || !digits) return undefined;
  const code = Number.parseInt(digits, kind === 'hex' ? 16 : 8);
  return code >= 0x20 && code < 0x7f && !'"\'\\'.includes(String.fromCharCode(code))
    ? String.fromCharCode(code)
    : undefined;
}

function messageOf({ kind, rejects }: Fault, written: string, dialect: Dialect): string {
  if (kind === 'hex')
    return 'xl refuses every \\x escape, and the whole file with it. Write the character itself, or \\\\ for a backslash.';
  if (!rejects)
    return `xl drops ${written} from the text without a word. Write the character itself, or \\\\ for a backslash.`;
  if (kind === 'octal')
    return `xl cannot read ${written} and refuses the whole file. Write the character itself, or \\\\ for a backslash.`;
  return `${written} is no escape of xl: Xen ${dialect.release} refuses the whole file. Write \\\\ for a backslash, or leave it out.`;
}

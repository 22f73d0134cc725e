import type { Expression, Statement } from '../syntax/python/ast.ts';
import type { Span } from '../syntax/text.ts';

/** Statements that someone who writes a list of settings may also have meant for xl. */
const PLAIN = new Set<Statement['kind']>(['assign', 'augmented', 'pass', 'error']);

/** Names that people write for on, off and nothing without thinking of Python. */
const WORDS = new Set(['True', 'False', 'None', 'true', 'false', 'yes', 'no', 'on', 'off']);

/** The first place of a program that is surely meant as Python code: not a mere assignment of plain values. */
export function firstPythonCode(body: readonly Statement[]): Span | undefined {
  const names = new Set<string>();
  for (const statement of body) {
    if (statement.kind === 'expression') {
      if (isCode(statement.value, names)) return statement.span;
      continue;
    }
    if (!PLAIN.has(statement.kind)) return statement.span;
    if (statement.kind !== 'assign') continue;
    if (isCode(statement.value, names)) return statement.span;
    for (const target of statement.targets) if (target.kind === 'name') names.add(target.name);
  }
  return undefined;
}

/** True for a value that computes: an operator, a call, a name of the file's own. `names` were assigned before. */
function isCode(value: Expression, names: ReadonlySet<string>): boolean {
  switch (value.kind) {
    case 'string':
      return value.parts.some(({ triple, raw, unicode }) => triple || raw || unicode);
    case 'number':
      return value.type === 'long';
    case 'name':
      return names.has(value.name) && !WORDS.has(value.name);
    case 'list':
    case 'tuple':
      return value.items.some((item) => isCode(item, names));
    case 'unary':
      return isCode(value.operand, names);
    case 'error':
      return false;
    case 'binary':
      return (
        value.operands.some(({ kind }) => kind === 'string' || kind === 'list' || kind === 'call') ||
        allKnown(value.operands, names)
      );
    default:
      return true;
  }
}

/** `a-b` may be a bare word with a dash; it is arithmetic when its names are the file's. */
const allKnown = (operands: readonly Expression[], names: ReadonlySet<string>): boolean =>
  operands.every(
    (operand) =>
      operand.kind === 'number' ||
      (operand.kind === 'name' && names.has(operand.name)) ||
      (operand.kind === 'binary' && allKnown(operand.operands, names)),
  );

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
const isNameCharacter = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 57);

/** What stands in a plain row of settings outside of names, strings and comments. */
const PLAIN_SIGNS = new Set([...' \t\r\n=[],;.0123456789'].map((char) => char.charCodeAt(0)));

/**
 * False when a text surely has no code in it: nothing but assignments of strings, numbers and lists. A quick look that spares a
 * whole reading of a large file while it is typed in.
 */
export function mayHaveCode(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 35) {
      const end = text.indexOf('\n', at);
      if (end < 0) return false;
      at = end;
    } else if (code === 34 || code === 39) {
      if (text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code) return true;
      at = stringEnd(text, at);
    } else if (isLetter(code)) {
      const start = at;
      while (isNameCharacter(text.charCodeAt(at)) || text[at] === '.') at++;
      if (!isAssigned(text, at) && !WORDS.has(text.slice(start, at))) return true;
    } else if (PLAIN_SIGNS.has(code)) at++;
    else if (code === 43 && text.charCodeAt(at + 1) === 61) at += 2;
    else return true;
  }
  return false;
}

/** Behind a string's closing quote, or at the end of its line. */
function stringEnd(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) return at + 1;
    else if (code === 10) return at;
  }
  return text.length;
}

/** True when `=` or `+=` follows, behind blanks. */
function isAssigned(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (text[at] === '+') at++;
  return text[at] === '=' && text[at + 1] !== '=';
}

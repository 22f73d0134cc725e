/**
 * Lines that begin a statement although brackets are still open above them: by these it is told where a bracket was meant to end.
 */

const ASSIGNMENT = /[A-Za-z_][A-Za-z0-9_]{0,80}[ \t]*=(?!=)/y;

/** True where a line begins with `name =`, which inside square brackets and braces is never right. */
export function beginsSetting(text: string, at: number): boolean {
  ASSIGNMENT.lastIndex = at;
  return ASSIGNMENT.test(text);
}

/** Words that begin a statement and stand in no bracket, with what must follow them. */
const STATEMENT =
  /(?:def|class|import|global|del) +[A-Za-z_]|from +[\w.]+ +import\b|(?:while|with|elif)\b(?! *[=,\])}])|(?:try|finally|except) *:|(?:return|raise|pass|break|continue)\b(?! *[=,\])}])|print +['"]/y;

/** True where a line begins with a statement that can stand in no bracket. */
export function beginsStatement(text: string, lineStart: number): boolean {
  const at = behindBlanks(text, lineStart);
  const code = text.charCodeAt(at);
  // Nearly all lines in brackets begin with a quote or a bracket.
  if (code < 97 || code > 122) return false;
  STATEMENT.lastIndex = at;
  return STATEMENT.test(text);
}

const BLOCK = /(?:if|for)\b/y;
/** Longer lines are not looked at. */
const LONGEST_LINE = 300;

/** True for `if …:` or `for …:` with a line below it that is indented more: hardly ever a part of what stands in brackets. */
export function opensBlock(text: string, lineStart: number): boolean {
  const at = behindBlanks(text, lineStart);
  BLOCK.lastIndex = at;
  if (!BLOCK.test(text)) return false;
  const line = text.slice(at, at + LONGEST_LINE).split(/[\r\n]/, 1)[0] as string;
  const next = at + line.length + (text.startsWith('\r\n', at + line.length) ? 2 : 1);
  const code = line.split('#', 1)[0] as string;
  return code.trimEnd().endsWith(':') && behindBlanks(text, next) - next > at - lineStart;
}

/** No block is indented so far. */
const MOST_BLANKS = 500;

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < from + MOST_BLANKS && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at;
}

const CALL = /(?!(?:and|or|not|in|is|if|else|for|lambda|print|exec|yield)\b)[A-Za-z_][A-Za-z0-9_.]{0,80}\(/y;

/** True where a line begins with `name.name(`. */
export function beginsCall(text: string, at: number): boolean {
  CALL.lastIndex = at;
  return CALL.test(text);
}

/** The start of the first line behind an offset that begins a statement: `last` at the latest. */
export function firstStatement(text: string, from: number, last: number): number {
  for (let at = text.indexOf('\n', from) + 1; at > 0 && at < last; at = text.indexOf('\n', at) + 1)
    if (beginsSetting(text, at) || beginsStatement(text, at) || opensBlock(text, at)) return at;
  return last;
}

/** Where the line above one ends. */
export const beforeLine = (text: string, lineStart: number): number =>
  lineStart - (text.startsWith('\r\n', lineStart - 2) ? 2 : 1);

/** Where the line that an offset is on ends. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

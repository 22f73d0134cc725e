import type { Expression, Statement } from '../../syntax/python/ast.ts';
import type { PythonFile } from '../../syntax/python/python.ts';
import { span } from '../../syntax/text.ts';
import { isGap } from './gaps.ts';
import { type CommentEnds, type Token, tokensIn } from './tokens.ts';

const CONSTANTS: ReadonlySet<string> = new Set(['True', 'False', 'None']);
/** What the words of a plain assignment are: names, numbers, a sign, the prefix of a string. */
const WORD = /^[-+]?[\w.]*$/;

/** The tokens of a program. Only top-level assignments of literals are taken apart; any other statement is one token. */
export function pythonTokens(text: string, { body }: PythonFile, comments: CommentEnds): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const [i, statement] of body.entries()) {
    const next = body[i + 1]?.span.start ?? text.length;
    const { start } = statement.span;
    tokens.push(...between(text, at, start, comments));
    const tail = between(text, statement.span.end, next, comments);
    const apart = tail.every(({ kind }) => kind === 'comment' || kind === 'end');
    const own = apart && isPlain(statement) ? tokensIn(text, statement.span, comments, true) : [];
    if (own.length && isKnown(text, own)) tokens.push(...own);
    else tokens.push({ kind: 'opaque', ...span(start, apart ? statement.span.end : endOf(text, next)) });
    at = tokens.at(-1)?.end ?? start;
  }
  tokens.push(...between(text, at, text.length, comments));
  return tokens;
}

const between = (text: string, start: number, end: number, comments: CommentEnds): Token[] =>
  tokensIn(text, { start, end }, comments, true);

/** Where the last character stands before a place that is no blank. */
function endOf(text: string, before: number): number {
  let end = before;
  while (end > 0 && isGap(text[end - 1] as string)) end--;
  return end;
}

function isPlain(statement: Statement): boolean {
  if (statement.kind === 'augmented')
    return statement.op === '+' && statement.target.kind === 'name' && isLiteral(statement.value);
  if (statement.kind !== 'assign' || statement.targets.length !== 1) return false;
  return statement.targets[0]?.kind === 'name' && isLiteral(statement.value);
}

function isLiteral(value: Expression): boolean {
  switch (value.kind) {
    case 'string':
      return value.parts.length === 1 && !value.parts[0]?.triple;
    case 'number':
      return true;
    case 'name':
      return CONSTANTS.has(value.name);
    case 'unary':
      return value.op !== 'not' && value.operand.kind === 'number';
    case 'list':
      return value.items.every(isLiteral);
    default:
      return false;
  }
}

/** True when nothing but what a plain assignment is made of stands among the tokens: no parentheses, no line that goes on behind `\`. */
function isKnown(text: string, tokens: readonly Token[]): boolean {
  return tokens.every(({ kind, start, end }, i) => {
    const before = tokens[i - 1];
    if (before && !isGap(text.slice(before.end, start))) return false;
    return kind !== 'end' && (kind !== 'word' || WORD.test(text.slice(start, end)));
  });
}

import type { XendFile } from '../../config/file.ts';
import type { XendOption } from '../../config/xend.ts';
import type { Edit, SyntaxProblem } from '../../syntax/problem.ts';
import { contains, type Span, span } from '../../syntax/text.ts';
import { replace } from '../rule.ts';

/** True when the reader found something in a stretch of the file, so that rules about it would report the same cause twice. */
export function isExplained({ syntax }: XendFile, where: Span): boolean {
  let low = 0;
  let high = syntax.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((syntax[middle] as SyntaxProblem).span.start < where.start) low = middle + 1;
    else high = middle;
  }
  for (let problem = syntax[low]; problem && problem.span.start <= where.end; problem = syntax[++low]) {
    if (contains(where, problem.span)) return true;
  }
  return false;
}

/** True when a comment stands in a stretch of the file, which an edit of it would lose. */
export const hasComment = ({ comments }: XendFile, where: Span): boolean =>
  comments.some((comment) => contains(where, comment));

/** A text as xend reads it back from quotes; undefined when it holds both kinds of quotes. */
export function inQuotes(text: string): string | undefined {
  const quote = ["'", '"'].find((candidate) => !text.includes(candidate));
  return quote && quote + text.replaceAll('\\', '\\\\') + quote;
}

/** The edit that takes a form out, with its line when it stands alone there. */
export function removal({ text, lines }: XendFile, { span: where }: XendOption): Edit {
  const line = lines.line(lines.lineAt(where.start));
  const alone =
    !text.slice(line.start, where.start).trim() && where.end <= line.end && !text.slice(where.end, line.end).trim();
  if (!alone) return replace(where, '');
  const next = lines.lineAt(where.start) + 1;
  const end = next < lines.count ? lines.line(next).start : line.end;
  return replace(span(line.start, end), '');
}

/** The edit that writes a form on a line of its own below another one. */
export function below({ text, lines }: XendFile, { span: where }: XendOption, form: string): Edit {
  const line = lines.line(lines.lineAt(where.end));
  const indent = /^[ \t]*/.exec(text.slice(line.start, where.end))?.[0] ?? '';
  return replace(span(line.end, line.end), `\n${indent}${form}`);
}

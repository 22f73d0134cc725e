/** A problem that a test text expects: `#   ^^^ rule-id` under its line. */
export interface Mark {
  readonly rule: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const CARETS = /^(#[ ]*)(\^+) ([a-z][a-z0-9-]*)$/;
const EDGE = /^#([<!$])(\d*) ([a-z][a-z0-9-]*)$/;

/** Takes the marker lines out of a text. docs/rules/README.md describes their forms. */
export function readMarks(marked: string): { text: string; marks: Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked.split('\n')) {
    const mark = markOf(line, lines.length - 1, lines.at(-1)?.length ?? 0);
    if (mark) marks.push(mark);
    else lines.push(line);
  }
  return { text: lines.join('\n'), marks };
}

function markOf(text: string, line: number, length: number): Mark | undefined {
  const carets = CARETS.exec(text);
  if (carets) {
    const start = (carets[1] as string).length;
    return { rule: carets[3] as string, line, start, end: start + (carets[2] as string).length };
  }
  const edge = EDGE.exec(text);
  if (!edge) return undefined;
  const rule = edge[3] as string;
  if (edge[1] === '!') return { rule, line, start: 0, end: length };
  if (edge[1] === '$') return { rule, line, start: length, end: length };
  return { rule, line, start: 0, end: Number(edge[2] || 1) };
}

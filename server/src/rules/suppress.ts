import type { ConfigFile } from '../config/file.ts';
import { type Span, span } from '../syntax/text.ts';

/** One rule id in a comment `# xen-ignore RULE …` or `# xen-ignore-file RULE …`. */
export interface Suppression {
  readonly rule: string;
  /** Where the id stands in the comment. */
  readonly span: Span;
  /** The line whose problems it silences; absent for the whole file. */
  readonly line?: number;
}

const DIRECTIVE = /^#+[ \t]*xen-ignore(-file)?[ \t]+/;

/** The suppressions that a file's comments ask for. A comment on a line of its own is for the next line that is not a comment. */
export function suppressions(file: ConfigFile): Suppression[] {
  if (!file.text.includes('xen-ignore')) return [];
  const found: Suppression[] = [];
  for (const comment of file.comments) {
    const text = file.text.slice(comment.start, comment.end);
    const directive = DIRECTIVE.exec(text);
    if (!directive) continue;
    const line = directive[1] ? undefined : lineMeant(file, comment);
    for (const { rule, at } of ids(text.slice(directive[0].length))) {
      const start = comment.start + directive[0].length + at;
      found.push({ rule, span: span(start, start + rule.length), ...(line === undefined ? {} : { line }) });
    }
  }
  return found;
}

/** Rule ids up to the first word that is none, so that a reason may follow: `# xen-ignore vif-mac-global the licence is bound to it`. */
function* ids(text: string): Iterable<{ rule: string; at: number }> {
  let at = 0;
  for (const word of text.split(/([ \t,]+)/)) {
    if (isId(word, at === 0)) {
      yield { rule: word.replace(':', ''), at };
      if (word.endsWith(':')) return;
    } else if (word && !/^[ \t,]+$/.test(word)) return;
    at += word.length;
  }
}

/** What stands first is meant as an id; behind it, a plain word begins the reason. */
const isId = (word: string, first: boolean): boolean =>
  /^[a-z][a-z0-9-]*:?$/.test(word) && (first || word.includes('-') || word === 'syntax');

function lineMeant(file: ConfigFile, comment: Span): number {
  const line = file.lines.lineAt(comment.start);
  const before = file.text.slice(file.lines.line(line).start, comment.start);
  if (before.trim()) return line;
  for (let next = line + 1; next < file.lines.count; next++) {
    const { start, end } = file.lines.line(next);
    const content = file.text.slice(start, end).trim();
    if (content && !content.startsWith('#')) return next;
  }
  return line;
}

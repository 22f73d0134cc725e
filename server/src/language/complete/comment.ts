import { RELEASES } from '../../catalog/release.ts';
import type { ConfigFile } from '../../config/file.ts';
import { RULE_IDS } from '../../rules/check.ts';
import { endWithout, type Span, span } from '../../syntax/text.ts';
import type { Completion } from '../types.ts';
import { valueItem } from './items.ts';

/** In a comment: what the file is for (`# xen: …`, in its first five lines), and the rules that it silences. */
export function completeComment(file: ConfigFile, offset: number): Completion[] {
  const line = file.lines.lineAt(offset);
  const { start } = file.lines.line(line);
  const before = file.text.slice(start, offset);
  const hash = before.lastIndexOf('#');
  const comment = before.slice(hash + 1);
  const word = comment.slice(endWithout(comment, (char) => /[\w.=-]/.test(char)));
  const where = span(offset - word.length, offset);
  if (/^[ \t]*xen-ignore(?:-file)?[ \t]/.test(comment)) {
    return [...RULE_IDS].map((rule) => ({ ...valueItem(rule, where), kind: 'word', doc: { of: 'rule', name: rule } }));
  }
  if (/^[ \t]*xen:/.test(comment)) return line < 5 ? fields(word, comment, where) : [];
  // Most comments are prose: only one that begins like a directive is asked about.
  const begun = /^[ \t]*(x[a-z-]*)$/.exec(comment)?.[1];
  return begun && 'xen-ignore-file'.startsWith(begun) ? starts(line, span(offset - begun.length, offset)) : [];
}

function fields(word: string, comment: string, where: Span): Completion[] {
  const at = word.indexOf('=');
  const value = span(where.start + at + 1, where.end);
  if (word.startsWith('toolstack=')) return ['xl', 'xm'].map((name) => valueItem(name, value));
  if (word.startsWith('release=')) {
    return [...RELEASES].reverse().map((release, i) => ({ ...valueItem(release, value), sort: String(100 + i) }));
  }
  return ['toolstack=', 'release=']
    .filter((field) => !comment.includes(field))
    .map((field) => ({ ...valueItem(field, where), kind: 'key', again: true }));
}

const starts = (line: number, where: Span): Completion[] => [
  ...(line < 5 ? [{ ...valueItem('xen:', where, 'what the file is for'), insert: 'xen: ', again: true }] : []),
  { ...valueItem('xen-ignore', where, 'silence a rule here'), insert: 'xen-ignore ', again: true },
  { ...valueItem('xen-ignore-file', where, 'silence a rule in this file'), insert: 'xen-ignore-file ', again: true },
];

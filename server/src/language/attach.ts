import type { ConfigFile, DomainFile } from '../config/file.ts';
import { vifsOf } from '../config/vif.ts';
import type { Edit } from '../syntax/problem.ts';
import { contains, type Span, span, touches } from '../syntax/text.ts';
import type { ListValue } from '../values/value.ts';

/** Words that a shell takes as they are. */
const PLAIN = /^[\w@%+=:,./-]+$/;
const LONGEST = 4000;

const quoted = (word: string): string => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/**
 * The command that gives a running guest the interface at a place: `xl network-attach` takes each part of the string as an argument of
 * its own (tools/xl/xl_nic.c:main_networkattach), as does `xm network-attach` (tools/python/xen/xm/main.py:xm_network_attach).
 */
export function attachCommand(file: ConfigFile, offset: number): string | undefined {
  if (file.kind !== 'domain') return undefined;
  const vif = vifsOf(file.domain).find(({ value }) => touches(value.span, offset));
  if (!vif) return undefined;
  const words = vif.parts.map(({ whole }) => whole.text).filter(Boolean);
  const { toolstack } = file.profile;
  return [toolstack, 'network-attach', file.domain.string('name') || 'DOMAIN', ...words].map(quoted).join(' ');
}

/** The string of a `vif` list that a command says; undefined when it is no such command, or says what no such string can. */
export function vifOfCommand(command: string): string | undefined {
  const words = shellWords(command.slice(0, LONGEST + 1).trim());
  if (!words || command.length > LONGEST) return undefined;
  const at = words.indexOf('network-attach');
  const before = words.slice(0, Math.max(0, at));
  if (at < 0 || !before.some((word) => /(?:^|\/)x[lm]$/.test(word))) return undefined;
  const [domain, ...parts] = words.slice(at + 1).filter((word) => !word.startsWith('-'));
  if (domain === undefined || parts.some((part) => !/^[a-z]+=/.test(part) || /[,'"\\\r\n]/.test(part)))
    return undefined;
  return parts.join(',');
}

/** The words of a line as a shell takes them apart; undefined when a quote is open, or more than one command stands there. */
function shellWords(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] as string;
    if (char === "'" || char === '"') {
      const end = line.indexOf(char, at + 1);
      if (end < 0) return undefined;
      word = (word ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (';|&<>`$()'.includes(char)) return undefined;
    else if (char === '\\') word = (word ?? '') + (line[++at] ?? '');
    else word = (word ?? '') + char;
  }
  return word === undefined ? words : [...words, word];
}

/** The edit that adds an interface behind the last one, or a list of interfaces at the end of the file. */
export function addVif(file: DomainFile, vif: string): Edit | undefined {
  const text = `'${vif}'`;
  const setting = file.domain.get('vif');
  if (!setting) {
    const start = file.text.length;
    const gap = start === 0 || file.text.endsWith('\n') ? '' : '\n';
    return { span: span(start, start), newText: `${gap}vif = [ ${text} ]\n` };
  }
  const { value } = setting;
  if (!file.ok || setting.op !== '=' || value.kind !== 'list' || !value.literal) return undefined;
  if (setting.result.kind !== 'list' || setting.result.items.length !== value.items.length) return undefined;
  // A name for a list that stands elsewhere is no place for a new item.
  if (file.text[value.span.start] !== '[' || !contains(setting.span, value.span)) return undefined;
  const where = behindLast(value);
  // In a program the last item may go on behind its string: `'mac=%s' % mac`.
  if (file.python && !/^\s*[,\]]/.test(file.text.slice(where.end, value.span.end))) return undefined;
  return { span: where, newText: insertion(file, value, text) };
}

function behindLast({ items, span: where }: ListValue): Span {
  const last = items.at(-1)?.span.end ?? where.start + 1;
  return span(last, last);
}

/** On a line of its own where the items are; a comma that stands behind the last one stays there. */
function insertion({ text, lines }: DomainFile, { items, span: where }: ListValue, added: string): string {
  const last = items.at(-1);
  if (!last) return ` ${added}${text[where.end - 2] === ' ' ? '' : ' '}`;
  const line = lines.line(lines.lineAt(last.span.start));
  const indent = text.slice(line.start, last.span.start);
  const alone = lines.lineAt(where.start) !== lines.lineAt(last.span.start) && !indent.trim();
  return alone ? `,\n${indent}${added}` : `, ${added}`;
}

import type { XendFile } from '../../config/file.ts';
import type { XendScript } from '../../config/xend.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { SxpNode } from '../../syntax/sxp.ts';
import { span } from '../../syntax/text.ts';
import { type Finding, replace, rule } from '../rule.ts';
import { hasComment, inQuotes, isExplained } from './edit.ts';
import { SCRIPT_OPTIONS, scriptOf } from './scripts.ts';

export default rule({
  id: 'network-script-unquoted',
  subject: 'xend',
  severity: 'error',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const { option, role } of SCRIPT_OPTIONS) {
      const script = scriptOf(file, role);
      const [first] = script?.lost ?? [];
      const last = script?.lost.at(-1);
      if (!script || !first || !last || isExplained(file, script.span)) continue;
      yield {
        span: span(first.start, last.end),
        message: `xend reads only the first value of ${option}, so these arguments never reach the script. Put script and arguments in quotes, as one text.`,
        fixes: quote(file, script, last),
      };
    }
  },
});

/** `(network-script 'network-bridge antispoof=yes')`. Safe when each lost word is an argument. */
function quote(file: XendFile, { option, value, lost }: XendScript, last: SxpNode): Fix[] {
  const words = [value.text];
  for (const node of lost) {
    if (node.kind === 'list') return [];
    words.push(node.text);
  }
  const where = span(value.span.start, last.end);
  const text = inQuotes(words.join(' '));
  if (!text || hasComment(file, where)) return [];
  const safe = words.slice(1).every((word) => /^\w+=/.test(word));
  return [{ title: `Write (${option.name} ${text})`, safe, edits: [replace(where, text)] }];
}

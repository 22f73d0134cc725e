import type { XendFile } from '../../config/file.ts';
import type { XendOption } from '../../config/xend.ts';
import { xendFacts } from '../../config/xend-values.ts';
import type { Fix } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';
import { type Finding, replace, rule } from '../rule.ts';
import { hasComment, inQuotes, isExplained } from './edit.ts';
import { SCRIPT_OPTIONS } from './scripts.ts';

/** network-script-unquoted says it of these. */
const SCRIPTS = new Set(SCRIPT_OPTIONS.map(({ option }) => option));

export default rule({
  id: 'xend-value-lost',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const option of file.xend.options) {
      const facts = xendFacts(option.name, file.profile.release);
      const first = option.elements[1];
      const last = option.elements.at(-1);
      // Of a list of lists, xend-value says what is wrong.
      if (
        !facts ||
        facts.kinds.includes('list') ||
        !first ||
        !last ||
        option.duplicateOf ||
        SCRIPTS.has(option.name) ||
        isExplained(file, option.span)
      )
        continue;
      const isText = facts.kinds.includes('string');
      yield {
        span: span(first.start, last.end),
        message: `xend reads only the first value of ${option.name} and ignores what stands behind it. ${isText ? 'Put all of it in quotes, as one text.' : 'Remove it.'}`,
        fixes: isText ? quote(file, option) : [],
      };
    }
  },
});

/** Safe for a list of hosts: what is written as several values is one text with blanks. */
function quote(file: XendFile, { name, elements }: XendOption): Fix[] {
  const texts = elements.map((node) => (node.kind === 'list' ? undefined : node.text));
  const first = elements[0];
  const last = elements.at(-1);
  if (!first || !last || texts.includes(undefined)) return [];
  const where = span(first.start, last.end);
  const text = inQuotes(texts.join(' '));
  if (!text || hasComment(file, where)) return [];
  return [
    { title: `Write (${name} ${text})`, safe: name === 'xend-relocation-hosts-allow', edits: [replace(where, text)] },
  ];
}

import { type Finding, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { shown } from './shown.ts';

export default rule({
  id: 'llc-colors-invalid',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'llc_colors')) return;
    for (const entry of file.domain.list('llc_colors')?.items ?? []) {
      if (entry.kind !== 'string') continue;
      const fault = faultOf(entry.text);
      if (fault) yield { span: entry.span, ...fault };
    }
  },
});

/** xl reads what it can and stops at the first character that does not fit (tools/xl/xl_parse.c:parse_config_data, sscanf). */
function faultOf(text: string): Pick<Finding, 'message' | 'severity'> | undefined {
  const [read, first, last] = /^\s*\+?(\d{1,12})(?:-\s*(\d{1,12}))?/.exec(text) ?? [];
  if (!read)
    return {
      message: `"${shown(text)}" is no colour of the cache: xl refuses the file. Write a number or a range such as 0-3.`,
    };
  if (last !== undefined && Number(first) > Number(last)) {
    return {
      message: `The range ${shown(text)} runs backwards: xl refuses the file. Write ${shown(`${last}-${first}`)}.`,
    };
  }
  if (read.length === text.trimEnd().length) return undefined;
  return {
    severity: 'warning',
    message: `xl reads "${shown(text)}" as ${shown(read.trim())} and ignores the rest without a word. Write a number or a range such as 0-3.`,
  };
}

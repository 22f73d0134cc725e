import { nearest, subkeysAt } from '../../catalog/index.ts';
import { parts } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { shown } from './shown.ts';

export default rule({
  id: 'vnuma-unknown-key',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vnuma')) return;
    const known = subkeysAt('vnuma', file.profile);
    for (const node of file.domain.list('vnuma')?.items ?? []) {
      for (const entry of node.kind === 'list' ? node.items : []) {
        const part = entry.kind === 'string' ? parts(entry, '\n')[0] : undefined;
        const name = part?.key.text.trim();
        if (!part || !name || known.has(name)) continue;
        const near = nearest(name, known.keys());
        yield {
          span: part.key.span,
          severity: part.equals ? 'warning' : 'error',
          message: part.equals
            ? `A virtual NUMA node has no ${shown(name)}, and xl ignores it without a word. Write ${near ?? [...known.keys()].join(', ')}.`
            : `"=" is missing in "${shown(name)}", and xl refuses the file. Write KEY=VALUE.`,
          fixes:
            near && part.equals && part.key.editable ? [choice(`Change to ${near}`, replace(part.key.span, near))] : [],
        };
      }
    }
  },
});

import type { Release } from '../../catalog/release.ts';
import { type NodeFault, nodeFaults } from '../../specs/vnuma-values.ts';
import type { ListValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { shown } from './shown.ts';

export default rule({
  id: 'vnuma-value-invalid',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vnuma')) return;
    for (const node of file.domain.list('vnuma')?.items ?? [])
      if (node.kind === 'list') yield* inNode(node, file.profile.release);
  },
});

function* inNode({ items }: ListValue, release: Release): Iterable<Finding> {
  for (const entry of items) {
    if (entry.kind !== 'string') continue;
    for (const fault of nodeFaults(entry, release)) {
      const { piece, meant, what } = fault;
      yield {
        span: piece.span,
        ...(what !== 'empty' && what !== 'number' && { severity: 'warning' }),
        message: messageOf(fault),
        fixes: meant && piece.editable ? [choice(`Change to ${meant}`, replace(piece.span, meant))] : [],
      };
    }
  }
}

function messageOf({ what, piece, read, meant }: NodeFault): string {
  const text = shown(piece.text.trim());
  switch (what) {
    case 'empty':
      return `${text} has no value, and xl refuses the file. Write one behind "=".`;
    case 'number':
      return `"${text}" is no number, and xl refuses the file. Write digits only.`;
    case 'rest':
      return `xl reads "${text}" as ${read} and ignores the rest without a word. Write digits only.`;
    case 'word':
      return `"${text}" is no virtual CPU, and xl takes it as number 0 without a word. Write numbers and ranges such as 0-3.`;
    case 'open':
      return `The range ${text} has no end, and xl takes virtual CPU ${read} alone without a word. Write both ends, such as 0-3.`;
    case 'backwards':
      return `The range ${text} runs backwards, and xl takes no virtual CPU from it. Write ${meant}.`;
  }
}

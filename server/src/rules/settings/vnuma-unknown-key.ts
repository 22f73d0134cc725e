import { nearest, subkeysAt } from '../../catalog/index.ts';
import type { Release } from '../../catalog/release.ts';
import { readPair } from '../../specs/pair.ts';
import { nodeFaults } from '../../specs/vnuma-values.ts';
import type { NumberValue, StringValue, Value } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { isSingle } from './read.ts';
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
        const finding = findingOf(file.profile.release, entry, known);
        if (finding) yield finding;
      }
    }
  },
});

function findingOf(release: Release, entry: Value, known: ReadonlyMap<string, unknown>): Finding | undefined {
  const pair = entry.kind === 'string' ? readPair(entry, release) : undefined;
  if (!pair) return isSingle(entry) && !isEmptyOption(entry, release) ? noPair(entry) : undefined;
  const { key } = pair;
  if (known.has(key.text)) return undefined;
  const near = nearest(key.text, known.keys());
  return {
    span: key.span,
    message: `A virtual NUMA node has no ${shown(key.text) || 'option without a name'}, and xl ignores it without a word. Write ${near ?? [...known.keys()].join(', ')}.`,
    fixes: near && key.editable ? [choice(`Change to ${near}`, replace(key.span, near))] : [],
  };
}

/** An option that lacks its value is reported by vnuma-value-invalid. */
const isEmptyOption = (entry: StringValue | NumberValue, release: Release): boolean =>
  entry.kind === 'string' && nodeFaults(entry, release).length > 0;

const noPair = (entry: StringValue | NumberValue): Finding => ({
  span: entry.kind === 'string' && entry.text ? entry.map.span(0, entry.text.length) : entry.span,
  severity: 'error',
  message: `"=" is missing in "${shown(entry.text)}", and xl refuses the file. Write KEY=VALUE.`,
});

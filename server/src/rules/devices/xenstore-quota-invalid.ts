import { catalog, nearest, wordsAt } from '../../catalog/index.ts';
import { readQuota } from '../../specs/xenstore-quota.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, here, replace, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';

export default rule({
  id: 'xenstore-quota-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'xenstore_quota')) return;
    const names = wordsAt(catalog.specs.get('xenstore_quota')?.words?.['quota'], file.profile.release);
    const before = new Map<string, StringValue>();
    for (const { value: text } of file.domain.devices('xenstore_quota')) {
      const quota = readQuota(text);
      if (!quota) {
        yield {
          span: text.span,
          message: `"=" is missing in "${shown(text.text)}"; xl refuses the file. Write NAME=NUMBER, such as watches=256.`,
        };
        continue;
      }
      const { name, value, fault } = quota;
      if (fault) {
        yield {
          span: value.text ? value.span : text.span,
          message: `${value.text ? `"${shown(value.text)}"` : 'Nothing'} is no number from 0 to 4294967295; xl refuses the file. Write digits only.`,
        };
      }
      const near = isKnown(name.text, names) ? undefined : meant(name.text, names);
      if (near) {
        yield {
          span: name.span,
          severity: 'warning',
          message: `xenstored has no limit "${shown(name.text)}", and the guest is not created with it. Write ${near}.`,
          fixes: name.editable ? [choice(`Change to ${near}`, replace(name.span, near))] : [],
        };
      }
      const first = before.get(name.text);
      if (first) {
        yield {
          span: first.span,
          severity: 'warning',
          message: `${shown(name.text)} stands twice, and the last counts. Remove one.`,
          related: [here(file, text.span, 'The one that counts')],
        };
      }
      before.set(name.text, text);
    }
  },
});

const SOFT = 'soft-';

const isKnown = (name: string, names: readonly string[]): boolean =>
  names.includes(name.startsWith(SOFT) ? name.slice(SOFT.length) : name);

/** A slip for a limit of xenstored; another XenStore may have limits of its own, so that other names are let pass. */
function meant(name: string, names: readonly string[]): string | undefined {
  const bare = name.trim();
  return isKnown(bare, names) ? bare : nearest(bare, names);
}

import { deprecationAt, subkeysAt } from '../../catalog/index.ts';
import { vifsOf } from '../../config/vif.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

export default rule({
  id: 'vif-deprecated-key',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    const known = subkeysAt('vif', file.profile);
    for (const vif of vifsOf(file.domain)) {
      for (const { key, value } of vif.parts) {
        const name = key.text.trim();
        const facts = value && known.get(name);
        const deprecated = facts && deprecationAt(facts, file.profile.release);
        if (!deprecated) continue;
        const instead = deprecated.replacedBy;
        const taken = instead && vif.parts.some((part) => part.key.text.trim() === instead);
        yield {
          span: key.span,
          message: instead
            ? `${name} is the old name of ${instead}, and xl says so each time. Write ${instead}.`
            : `xl says that it does not support ${name} and goes on without it. Remove it.`,
          fixes: instead && !taken && key.editable ? [choice(`Change to ${instead}`, replace(key.span, instead))] : [],
        };
      }
    }
  },
});

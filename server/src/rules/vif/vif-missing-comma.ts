import { vifGap, vifsOf } from '../../config/vif.ts';
import { type Finding, replace, rule, safeFix } from '../rule.ts';

export default rule({
  id: 'vif-missing-comma',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      for (const part of vif.parts) {
        const gap = vifGap(file, vif, part);
        if (!gap) continue;
        yield {
          span: gap.span,
          message: `A comma is missing between these two options: ${file.profile.toolstack} takes the rest as part of ${part.key.text.trim()}. Write a comma here.`,
          fixes: gap.editable ? [safeFix('Insert the comma', replace(gap.span, ','))] : [],
        };
      }
    }
  },
});

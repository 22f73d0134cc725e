import { inReleases } from '../../catalog/release.ts';
import { vifGap, vifsOf } from '../../config/vif.ts';
import { type Finding, replace, rule, safeFix } from '../rule.ts';

export default rule({
  id: 'vif-missing-comma',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      for (const part of vif.parts) {
        const gap = vifGap(file, vif, part);
        if (!gap) continue;
        const { toolstack, release } = file.profile;
        const name = part.key.text.trim();
        const stops = toolstack === 'xl' && name === 'rate' && inReleases(release, '4.2');
        yield {
          span: gap.span,
          ...(stops && { severity: 'error' }),
          message: `A comma is missing between these two options: ${toolstack} takes the rest as part of ${name}${stops ? ', and refuses such a rate' : ''}. Write a comma here.`,
          fixes: gap.editable ? [safeFix('Insert the comma', replace(gap.span, ','))] : [],
        };
      }
    }
  },
});

import { nearest } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

const TYPES = ['vif', 'ioemu'];

export default rule({
  id: 'vif-type-invalid',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const guest = file.domain.guestType;
    for (const vif of vifsOf(file.domain)) {
      const type = vifValue(file, vif, 'type');
      if (!type) continue;
      if (!TYPES.includes(type.text)) {
        // xend takes other words for its own network back ends.
        if (toolstack === 'xm' && !TYPES.includes(type.text.toLowerCase())) continue;
        const near = nearest(type.text.toLowerCase(), TYPES);
        const result =
          toolstack === 'xl' && inReleases(release, '4.6')
            ? 'xl prints a line and goes on without it'
            : 'it counts as vif';
        yield {
          span: type.span,
          message: `The type of an interface is vif or ioemu, in small letters; ${result}. Write ${near ?? 'one of them'}.`,
          fixes: near && type.editable ? [choice(`Change to ${near}`, replace(type.span, near))] : [],
        };
      } else if (
        type.text === 'ioemu' &&
        toolstack === 'xl' &&
        (guest === 'pv' || guest === 'pvh') &&
        inReleases(release, '4.2')
      ) {
        yield {
          span: type.span,
          severity: 'error',
          message: `type=ioemu wants an emulated card, which a ${guest.toUpperCase()} guest does not have, and xl refuses it. Write vif, or leave type out.`,
          fixes: type.editable ? [choice('Change to vif', replace(type.span, 'vif'))] : [],
        };
      }
    }
  },
});

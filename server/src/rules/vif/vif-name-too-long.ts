import { vifsOf, vifValue } from '../../config/vif.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { KERNEL_LENGTH, longestName, shortened } from './names.ts';

export default rule({
  id: 'vif-name-too-long',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const name = vifValue(file, vif, 'vifname');
      if (!name) continue;
      const most = longestName(file, vif);
      if (name.text.length <= most) continue;
      const short = shortened(file, name.text, most, fleet);
      const kept = name.text.slice(0, KERNEL_LENGTH);
      yield {
        span: name.part(most, name.text.length).span,
        message:
          most === KERNEL_LENGTH
            ? `Linux keeps ${KERNEL_LENGTH} characters of an interface's name, so tools that look for ${name.text} find no such device (only ${kept}). Write at most ${most}, such as ${short}.`
            : `The emulated card of this HVM guest is named ${name.text}-emu, and Linux keeps ${KERNEL_LENGTH} characters of a name. Write at most ${most}, such as ${short}.`,
        fixes: name.editable ? [choice(`Shorten to ${short}`, replace(name.span, short))] : [],
      };
    }
  },
});

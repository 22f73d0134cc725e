import { vifsOf, vifValue } from '../../config/vif.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { EASY_LENGTH, longestName, shortened } from './names.ts';

export default rule({
  id: 'vif-name-long',
  subject: 'vif',
  severity: 'info',
  kinds: ['domain'],
  each: 'vif',
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const name = vifValue(file, vif, 'vifname');
      if (!name || name.text.length <= EASY_LENGTH || name.text.length > longestName(file, vif)) continue;
      const short = shortened(file, name.text, EASY_LENGTH, fleet);
      yield {
        span: name.span,
        message: `The name fits, but some versions of iptables have trouble with more than ${EASY_LENGTH} characters. ${short} would be safe.`,
        fixes: name.editable ? [choice(`Shorten to ${short}`, replace(name.span, short))] : [],
      };
    }
  },
});

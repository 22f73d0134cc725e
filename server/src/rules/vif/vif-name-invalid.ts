import { vifsOf, vifValue } from '../../config/vif.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';

/** What Linux takes in no interface's name (net/core/dev.c:dev_valid_name). */
const NEVER = /[/:\s]/;

export default rule({
  id: 'vif-name-invalid',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const name = vifValue(file, vif, 'vifname');
      const wrong = name && NEVER.exec(name.text)?.[0];
      if (!name || !wrong) continue;
      const right = name.text.replace(/[/:\s]/g, '-');
      yield {
        span: name.span,
        message: `Linux takes no ${wrong.trim() ? `"${wrong}"` : 'blank'} in the name of an interface, so that this one does not come up. Write ${shown(right)}.`,
        fixes: name.editable ? [choice(`Change to ${shown(right)}`, replace(name.span, right))] : [],
      };
    }
  },
});

import { vifMac, vifMacKey, vifsOf } from '../../config/vif.ts';
import { freshMac } from '../../fleet/mac.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { elsewhere, nameOfFile, onlyHere } from './others.ts';

export default rule({
  id: 'duplicate-mac',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const key = vifMacKey(file, vif);
      const uses = key === undefined ? [] : fleet.uses('mac', key);
      const mac = onlyHere(file, uses) ? undefined : vifMac(file, vif);
      if (!mac) continue;
      const others = elsewhere(file, uses, mac.whole.span);
      const [first] = others;
      if (!first) continue;
      const fresh = freshMac(fleet, `${file.path}#${vif.index}`);
      yield {
        span: mac.whole.span,
        message: `${nameOfFile(file, first)} has the same MAC address: on one network neither of the two can be reached reliably. Give each its own, such as ${fresh} here.`,
        related: others.map(({ path, range }) => ({ path, range, message: 'The same MAC address' })),
        fixes: mac.whole.editable
          ? [choice(`Use ${fresh}, which no file here uses`, replace(mac.whole.span, fresh))]
          : [],
      };
    }
  },
});

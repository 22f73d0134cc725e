import { vifMac, vifsOf } from '../../config/vif.ts';
import { freshMac } from '../../fleet/mac.ts';
import { reservedAs } from '../../specs/mac.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

const MESSAGES = {
  zero: 'Xen takes an all-zero MAC address as none and draws a new one at each start',
  broadcast: 'This is the broadcast address, which no interface can have',
  backend: "This is the MAC address of every vif's own side in dom0, so the guest and the host would share it",
} as const;

export default rule({
  id: 'vif-mac-reserved',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const mac = vifMac(file, vif);
      const reserved = mac?.address && reservedAs(mac.address);
      if (!mac || !reserved) continue;
      const fresh = freshMac(fleet, `${file.path}#${vif.index}`);
      yield {
        span: mac.whole.span,
        message: `${MESSAGES[reserved]}. Give it one of its own, such as ${fresh}.`,
        fixes: mac.whole.editable
          ? [choice(`Use ${fresh}, which no file here uses`, replace(mac.whole.span, fresh))]
          : [],
      };
    }
  },
});

import { vifMac, vifsOf } from '../../config/vif.ts';
import { freshMac } from '../../fleet/mac.ts';
import { formatMac, isLocal, isMulticast, isXen, reservedAs } from '../../specs/mac.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

export default rule({
  id: 'vif-mac-global',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  each: 'vif',
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const mac = vifMac(file, vif);
      const [first, , third] = mac?.octets ?? [];
      if (!mac?.address || !first || !third) continue;
      if (isMulticast(mac.address) || isLocal(mac.address) || isXen(mac.address) || reservedAs(mac.address)) continue;
      const local = formatMac([(mac.address[0] as number) | 2]);
      const fresh = freshMac(fleet, `${file.path}#${vif.index}`);
      yield {
        span: span(first.span.start, third.span.end),
        message: `These octets are a card maker's, neither Xen's 00:16:3e nor marked as local: a real card may have the same address. Begin with ${local}, or use one of Xen's.`,
        fixes: mac.whole.editable
          ? [
              choice(`Change ${first.text} to ${local} (locally administered)`, replace(first.span, local)),
              choice(`Use ${fresh}, which no file here uses`, replace(mac.whole.span, fresh)),
            ]
          : [],
      };
    }
  },
});

import { vifMac, vifsOf } from '../../config/vif.ts';
import { formatMac, isMulticast, reservedAs } from '../../specs/mac.ts';
import { type Finding, replace, rule, safeFix } from '../rule.ts';

export default rule({
  id: 'vif-mac-multicast',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const mac = vifMac(file, vif);
      const first = mac?.octets[0];
      if (!mac?.address || !first || !isMulticast(mac.address) || reservedAs(mac.address)) continue;
      const unicast = formatMac([(mac.address[0] as number) & 0xfe]);
      yield {
        span: first.span,
        message: `The lowest bit of ${first.text} makes this a multicast address, which no interface can have: the guest gets no network. Write ${unicast}.`,
        fixes: first.editable ? [safeFix(`Change ${first.text} to ${unicast}`, replace(first.span, unicast))] : [],
      };
    }
  },
});

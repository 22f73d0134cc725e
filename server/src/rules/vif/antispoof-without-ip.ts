import { vifPart, vifsOf, vifValue } from '../../config/vif.ts';
import { type Finding, rule } from '../rule.ts';

export default rule({
  id: 'antispoof-without-ip',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    const network = fleet.networkFor(file.path, file.profile.toolstack);
    if (!network?.antispoof || network.family !== 'bridge') return;
    for (const vif of vifsOf(file.domain)) {
      if (vifPart(file, vif, 'ip') || vifValue(file, vif, 'script')) continue;
      yield {
        span: vif.value.span,
        message:
          'This host checks senders (antispoof=yes), but for an interface without ip= there is nothing to check. Add the addresses that the guest may use.',
        related: [{ path: network.path, range: network.range, message: 'antispoof is switched on here' }],
      };
    }
  },
});

import { vifPart, vifsOf } from '../../config/vif.ts';
import { routeReason } from '../../fleet/route.ts';
import { type Finding, rule } from '../rule.ts';

export default rule({
  id: 'vif-ip-missing',
  subject: 'vif',
  severity: 'hint',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      if (vifPart(file, vif, 'ip') || routeReason(file, vif, fleet)) continue;
      yield {
        span: vif.value.span,
        message:
          'Without ip= the host cannot tell which addresses the guest may use, so it can take any. Name them with ip=.',
      };
    }
  },
});

import { vifPart, vifsOf, vifValue } from '../../config/vif.ts';
import { type RouteReason, routeReason } from '../../fleet/route.ts';
import { type Finding, rule } from '../rule.ts';

const because = (reason: RouteReason): string =>
  reason.by === 'vif'
    ? `${reason.script.text} needs ip=`
    : `This host uses ${reason.by === 'network' ? reason.network.script : reason.script}, which needs ip= in every vif`;

export default rule({
  id: 'route-without-ip',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      if (vifPart(file, vif, 'ip') && vifValue(file, vif, 'ip')) continue;
      const reason = routeReason(file, vif, fleet);
      if (!reason) continue;
      yield {
        span: reason.by === 'vif' ? reason.script.span : vif.value.span,
        message: `${because(reason)}: without it no route to the guest is made, and it has no network. Add the guest's address, such as ip=192.0.2.10.`,
        related:
          reason.by === 'network'
            ? [{ path: reason.network.path, range: reason.network.range, message: 'The host routes its guests here' }]
            : [],
      };
    }
  },
});

import { nearest } from '../../catalog/index.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { knownBridges } from '../../fleet/bridges.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

export default rule({
  id: 'unknown-bridge',
  subject: 'fleet',
  severity: 'hint',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    const known = knownBridges(file, fleet);
    if (!known) return;
    for (const vif of vifsOf(file.domain)) {
      const bridge = vifValue(file, vif, 'bridge');
      // `ovsbr0.10:20` is what vif-openvswitch reads.
      if (!bridge || known.has(bridge.text) || /[.:]/.test(bridge.text)) continue;
      const near = nearest(bridge.text, known);
      yield {
        span: bridge.span,
        message: `Nothing here makes a bridge ${bridge.text}; if the host has none of this name, the interface fails. ${near ? `Did you mean ${near}?` : `Known here: ${[...known].slice(0, 5).join(', ')}.`}`,
        fixes: near && bridge.editable ? [choice(`Change to ${near}`, replace(bridge.span, near))] : [],
      };
    }
  },
});

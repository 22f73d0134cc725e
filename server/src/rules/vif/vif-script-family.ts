import { catalog } from '../../catalog/index.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { scriptName } from '../../fleet/route.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';

/** Families whose network script prepares what their vif script needs. */
const PAIRED = new Set(['bridge', 'route', 'nat']);

const shortName = (value: StringValue, whole: Piece): Piece =>
  piece(value, whole.to - scriptName(whole.text).length, whole.to);

export default rule({
  id: 'vif-script-family',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    const { toolstack } = file.profile;
    const network = toolstack === 'xm' ? fleet.networkFor(file.path, file.profile.toolstack) : undefined;
    for (const vif of vifsOf(file.domain)) {
      const whole = vifValue(file, vif, 'script');
      if (!whole) continue;
      const script = shortName(vif.value, whole);
      const facts = catalog.scripts.get(script.text);
      if (facts?.role === 'network') {
        const right = `vif-${facts.family}`;
        const known = catalog.scripts.get(right)?.role === 'vif';
        yield {
          span: script.span,
          message: `${script.text} sets up the host when xend starts and does nothing for an interface, so the guest's network fails. Write ${known ? right : 'a vif script'}.`,
          fixes: known && script.editable ? [safeFix(`Change to ${right}`, replace(script.span, right))] : [],
        };
        continue;
      }
      const family = facts?.role === 'vif' ? facts.family : undefined;
      if (!family || !network?.family || family === network.family || !PAIRED.has(family)) continue;
      // A bridge of the guest's own choice may exist besides what the network script makes.
      if (family === 'bridge' && vifValue(file, vif, 'bridge')) continue;
      const right = `vif-${network.family}`;
      yield {
        span: script.span,
        severity: 'warning',
        message: `This host is set up by ${network.script}, which ${script.text} does not fit: the guest may have no network. Write ${right}, unless the host has the other as well.`,
        fixes: script.editable ? [choice(`Change to ${right}`, replace(script.span, right))] : [],
        related: [{ path: network.path, range: network.range, message: `The host uses ${network.script}` }],
      };
    }
  },
});

import { vifsOf, vifValue } from '../../config/vif.ts';
import { scriptName } from '../../fleet/route.ts';
import { type Finding, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';

const SCRIPT = 'vif-openvswitch';

/** NAME[.TAG][:TRUNK[:TRUNK…]], which the script takes apart (tools/hotplug/Linux/vif-openvswitch:add_to_openvswitch, since 4.3). */
const FORM = /^[^.:]+(?:\.[0-9]+)?(?::[0-9]+)*$/;

/** The largest number that Open vSwitch takes for a VLAN (vswitchd/vswitch.ovsschema). */
const MAX_VLAN = 4095;

export default rule({
  id: 'vif-bridge-openvswitch',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const bridge = vifValue(file, vif, 'bridge');
      if (!bridge) continue;
      const own = vifValue(file, vif, 'script')?.text;
      if (scriptName(own ?? fleet.networkFor(file.path, file.profile.toolstack)?.script ?? '') !== SCRIPT) continue;
      const what = faultIn(bridge.text);
      if (what)
        yield {
          span: bridge.span,
          message: `${what}, and the guest does not start. Write the bridge, then .TAG for a VLAN and :TRUNK for each trunk, such as ovsbr0.10 or ovsbr0:10:20.`,
        };
    }
  },
});

function faultIn(text: string): string | undefined {
  if (!FORM.test(text)) return `${SCRIPT} cannot read the bridge "${shown(text)}"`;
  const wrong = text
    .split(/[.:]/)
    .slice(1)
    .find((vlan) => Number(vlan) > MAX_VLAN);
  return wrong && `Open vSwitch has no VLAN ${shown(wrong)} (0 to ${MAX_VLAN})`;
}

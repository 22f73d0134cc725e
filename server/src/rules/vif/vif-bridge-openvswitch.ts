import { vifsOf, vifValue } from '../../config/vif.ts';
import { scriptName } from '../../fleet/route.ts';
import { type Finding, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';

const SCRIPT = 'vif-openvswitch';

/** The largest number that Open vSwitch takes for a VLAN (vswitchd/vswitch.ovsschema). */
const MAX_VLAN = 4095;

export default rule({
  id: 'vif-bridge-openvswitch',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    const vifs = vifsOf(file.domain);
    if (!vifs.length) return;
    const usual = scriptName(fleet.networkFor(file.path, file.profile.toolstack)?.script ?? '') === SCRIPT;
    for (const vif of vifs) {
      if (!usual && !vif.value.text.includes(SCRIPT)) continue;
      const bridge = vifValue(file, vif, 'bridge');
      const own = vifValue(file, vif, 'script');
      if (!bridge || (own ? scriptName(own.text) !== SCRIPT : !usual)) continue;
      const what = faultIn(bridge.text);
      if (what)
        yield {
          span: bridge.span,
          message: `${what}, and the guest does not start. Write the bridge, then .TAG for a VLAN and :TRUNK for each trunk, such as ovsbr0.10 or ovsbr0:10:20.`,
        };
    }
  },
});

/** NAME[.TAG][:TRUNK[:TRUNK…]], which the script takes apart (tools/hotplug/Linux/vif-openvswitch:add_to_openvswitch, since 4.3). */
function isReadable(text: string): boolean {
  const [bridge = '', ...trunks] = text.split(':');
  return /^[^.]+(?:\.[0-9]+)?$/.test(bridge) && trunks.every((trunk) => /^[0-9]+$/.test(trunk));
}

function faultIn(text: string): string | undefined {
  if (!isReadable(text)) return `${SCRIPT} cannot read the bridge "${shown(text)}"`;
  const wrong = text
    .split(/[.:]/)
    .slice(1)
    .find((vlan) => Number(vlan) > MAX_VLAN);
  return wrong && `Open vSwitch has no VLAN ${shown(wrong)} (0 to ${MAX_VLAN})`;
}

import type { Release } from '../../catalog/release.ts';
import type { XendFile } from '../../config/file.ts';
import type { XendScript } from '../../config/xend.ts';
import { choice, type Finding, here, replace, rule } from '../rule.ts';
import { below } from './edit.ts';
import { factsOf, type Role, shippedFor } from './scripts.ts';

/** Families of which each has a network script and a vif script that need each other. */
const PAIRED = new Set(['bridge', 'route', 'nat']);
/** What xend takes without a vif-script (XendOptions.py:get_vif_script, on Linux). */
const DEFAULT_VIF = 'vif-bridge';

function familyOf(script: XendScript, role: Role): string | undefined {
  const facts = factsOf(script);
  return facts?.role === role && facts.family !== undefined && PAIRED.has(facts.family) ? facts.family : undefined;
}

const nameFor = (role: Role, family: string, release: Release): string | undefined =>
  shippedFor(role, release).find((facts) => facts.family === family)?.name;

export default rule({
  id: 'script-family-mismatch',
  subject: 'xend',
  severity: 'error',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    const network = file.xend.networkScript();
    if (!network) return;
    const family = familyOf(network, 'network');
    const right = family && nameFor('vif', family, file.profile.release);
    if (!right) return;
    const option = file.xend.get('vif-script');
    const vif = file.xend.vifScript();
    if (vif) {
      const other = familyOf(vif, 'vif');
      if (other && other !== family) yield twoFamilies(file, network, vif, right, other);
    } else if (!option && right !== DEFAULT_VIF) {
      yield {
        span: network.scriptSpan,
        message: `Without a vif-script xend takes ${DEFAULT_VIF}, which looks for a bridge that ${network.name} does not make: interfaces fail. Add (vif-script ${right}).`,
        fixes: [choice(`Add (vif-script ${right})`, below(file, network.option, `(vif-script ${right})`))],
      };
    }
  },
});

function twoFamilies(file: XendFile, network: XendScript, vif: XendScript, right: string, other: string): Finding {
  const instead = nameFor('network', other, file.profile.release);
  const bare = !network.args.length;
  return {
    span: vif.scriptSpan,
    message: `${vif.name} does not work on what ${network.name} sets up, so guests have no network. Write ${right}, or change the network-script.`,
    fixes: [
      choice(`Change to ${right}`, replace(vif.scriptSpan, right)),
      ...(instead && bare
        ? [choice(`Change the network-script to ${instead}`, replace(network.scriptSpan, instead))]
        : []),
    ],
    related: [here(file, network.scriptSpan, `The network-script is ${network.name}`)],
  };
}

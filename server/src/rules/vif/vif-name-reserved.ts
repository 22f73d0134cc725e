import { vifsOf, vifValue } from '../../config/vif.ts';
import { type Finding, rule } from '../rule.ts';

/** Names that the kernel, Xen or libvirt give to interfaces by themselves. */
const TAKEN: readonly (readonly [RegExp, string])[] = [
  [/^vif\d+\.\d+/, 'Xen names its own interfaces so'],
  [/^(?:p?eth\d+|en(?:o|s|p|x)[0-9a-f]+|wlan\d+|wl(?:o|s|p)\d+)/, 'a network card has such a name'],
  [/^lo$/, 'the loopback interface has this name'],
  [/^(?:xenbr|virbr|br|bond|tun|tap|veth|docker|dummy)\d+$/, 'a bridge or virtual device has such a name'],
  [/^tap\d+\.\d+/, 'the emulated cards of HVM guests are named so'],
];

export default rule({
  id: 'vif-name-reserved',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const name = vifValue(file, vif, 'vifname');
      const clash = name && TAKEN.find(([pattern]) => pattern.test(name.text));
      if (!name || !clash) continue;
      yield {
        span: name.span,
        message: `${name.text} may be taken in dom0: ${clash[1]}, and then the interface cannot be renamed. Choose a name that says which guest it is.`,
      };
    }
  },
});

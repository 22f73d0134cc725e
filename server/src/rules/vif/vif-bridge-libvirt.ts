import type { ConfFile, DomainFile } from '../../config/file.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { vifDefaultTexts } from '../../config/vif-defaults.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

/** libvirt names its NAT networks' bridges so. */
const LIBVIRT = /^virbr\d{1,3}$/;

export default rule({
  id: 'vif-bridge-libvirt',
  subject: 'vif',
  severity: 'info',
  kinds: ['domain', 'conf'],
  *check(file, fleet): Iterable<Finding> {
    const described = file.host?.bridges;
    for (const bridge of file.kind === 'domain' ? bridgesOf(file) : defaultsOf(file)) {
      if (!LIBVIRT.test(bridge.text) || described?.includes(bridge.text)) continue;
      const other =
        fleet.networkFor(file.path, file.profile.toolstack)?.bridges.find((name) => !LIBVIRT.test(name)) ?? 'xenbr0';
      yield {
        span: bridge.span,
        message: `${bridge.text} is the NAT bridge of libvirt, not one of Xen's: the guest gets a private address that nobody reaches from outside. Write the host's bridge, such as ${other}.`,
        fixes: bridge.editable ? [choice(`Change to ${other}`, replace(bridge.span, other))] : [],
      };
    }
  },
});

function* bridgesOf(file: DomainFile): Iterable<Piece> {
  for (const vif of vifsOf(file.domain)) {
    const bridge = vifValue(file, vif, 'bridge');
    if (bridge) yield bridge;
  }
}

/** The bridge that xl.conf gives to the interfaces without one of their own. */
const defaultsOf = (file: ConfFile): Piece[] => vifDefaultTexts(file, 'bridge').map(wholePiece);

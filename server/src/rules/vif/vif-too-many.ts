import { inReleases } from '../../catalog/release.ts';
import { isEmulated, vifsOf } from '../../config/vif.ts';
import { type Finding, here, rule } from '../rule.ts';

/** What a guest of the xend era can have: 3 interfaces before Xen 3.1, 8 since (QEMU's MAX_NICS and netfront). */
const BEFORE_31 = 3;
const MOST = 8;

export default rule({
  id: 'vif-too-many',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const vifs = vifsOf(file.domain);
    // Nobody counts the paravirtual interfaces of an xl guest; emulated cards are QEMU's.
    if (toolstack === 'xl' && !vifs.some((vif) => isEmulated(file, vif))) return;
    const most = toolstack === 'xm' && inReleases(release, null, '3.0.4') ? BEFORE_31 : MOST;
    const surplus = toolstack === 'xl' ? vifs.filter((vif) => isEmulated(file, vif))[most] : vifs[most];
    const last = vifs[most - 1];
    if (!surplus || !last) return;
    yield {
      span: surplus.value.span,
      message: `A guest has at most ${most} ${toolstack === 'xl' ? 'emulated network cards' : 'interfaces'} here, and from this one on they do not work. ${toolstack === 'xl' ? 'Write type=vif in those that need no emulated card.' : 'Use fewer, or VLANs inside the guest.'}`,
      related: [here(file, last.value.span, `Number ${most}`)],
    };
  },
});

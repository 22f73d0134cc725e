import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { guestOf } from './guest.ts';
import { wantsAltp2m } from './memory-below-maxmem.ts';
import { isOn } from './read.ts';

export default rule({
  id: 'nested-and-altp2m',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const guest = guestOf(file);
    const nested = file.domain.get('nestedhvm');
    if (toolstack !== 'xl' || !inReleases(release, '4.6') || !nested || !isOn(file, 'nestedhvm')) return;
    if (guest !== 'hvm' && !(guest === 'pvh' && inReleases(release, '4.10'))) return;
    const name =
      inReleases(release, '4.9') && wantsAltp2m(file)
        ? 'altp2m'
        : guest === 'hvm' && isOn(file, 'altp2mhvm')
          ? 'altp2mhvm'
          : undefined;
    const other = name && file.domain.get(name);
    if (!other) return;
    yield {
      span: nested.result.span,
      message: `nestedhvm and ${name} cannot be used together: libxl refuses the guest. Switch one of them off.`,
      related: [here(file, other.nameSpan, 'The other one')],
    };
  },
});

import { inReleases } from '../../catalog/release.ts';
import { choice, type Finding, here, rule } from '../rule.ts';
import { isPlain, newNumber } from './edit.ts';
import { numberOf } from './read.ts';

export default rule({
  id: 'vcpus-over-maxvcpus',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const most = file.domain.get('maxvcpus');
    const vcpus = file.domain.get('vcpus');
    const limit = numberOf(file, 'maxvcpus');
    // Without vcpus a guest has one; 0 counts as not set.
    const wanted = vcpus ? numberOf(file, 'vcpus') : 1n;
    if (!most || !limit || wanted === undefined || wanted <= limit) return;
    if (toolstack === 'xm' && !vcpus) return;
    const refused = toolstack === 'xl' && inReleases(release, '4.6');
    const effect = refused ? 'xl refuses the file' : `the guest gets no more than ${limit}`;
    const edit = isPlain(file, most) && most.op === '=' ? newNumber(file, most.value, wanted) : undefined;
    yield {
      span: most.result.span,
      message: `maxvcpus is below vcpus (${wanted}); ${effect}. Write maxvcpus = ${wanted} or more.`,
      fixes: edit ? [choice(`Change maxvcpus to ${wanted}`, edit)] : [],
      related: vcpus ? [here(file, vcpus.result.span, 'The virtual CPUs at the start')] : [],
    };
  },
});

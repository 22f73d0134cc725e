import { inReleases } from '../../catalog/release.ts';
import { choice, type Finding, here, rule } from '../rule.ts';
import { isPlain, newNumber } from './edit.ts';
import { numberOf } from './read.ts';

export default rule({
  id: 'memory-over-maxmem',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    // XendConfig.py:_memory_sanity_check
    const refused = toolstack === 'xm' && inReleases(release, '3.1');
    const most = file.domain.get('maxmem');
    const memory = file.domain.get('memory');
    const limit = numberOf(file, 'maxmem');
    const wanted = numberOf(file, 'memory');
    // Numbers below 1 are reported as such; for xm a 0 counts as not set.
    if (!most || !memory || limit === undefined || wanted === undefined || limit < 1n || wanted <= limit) return;
    const edit = isPlain(file, most) && most.op === '=' ? newNumber(file, most.value, wanted) : undefined;
    yield {
      span: most.result.span,
      severity: refused ? 'error' : 'warning',
      message: refused
        ? `maxmem is below memory (${wanted}), and xend refuses the guest. Write maxmem = ${wanted} or more.`
        : `maxmem is below memory (${wanted}): the guest can never have as much as it asks for. Write maxmem = ${wanted} or more.`,
      fixes: edit ? [choice(`Change maxmem to ${wanted}`, edit)] : [],
      related: [here(file, memory.result.span, 'The memory at the start')],
    };
  },
});

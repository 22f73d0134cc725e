import { type Finding, rule } from '../rule.ts';
import { isWhole, startOf } from './start.ts';

export default rule({
  id: 'memory-missing',
  subject: 'settings',
  severity: 'info',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { domain, profile } = file;
    if (
      profile.toolstack !== 'xl' ||
      !isWhole(file) ||
      !domain.get('name') ||
      domain.get('memory') ||
      domain.get('maxmem')
    )
      return;
    // The sizes of virtual NUMA nodes count instead.
    if (domain.get('vnuma')) return;
    yield {
      span: startOf(file),
      message:
        'Without memory and maxmem libxl gives the guest 32 MiB, on which hardly any system starts. Set memory, in MiB.',
    };
  },
});

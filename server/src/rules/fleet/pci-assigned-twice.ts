import { pciDevices } from '../../config/pci.ts';
import type { Fact } from '../../fleet/facts.ts';
import { type Finding, rule } from '../rule.ts';
import { elsewhere, nameOfFile, relatedTo } from './others.ts';

export default rule({
  id: 'pci-assigned-twice',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    const reported = new Set<number>();
    for (const { address, key } of pciDevices(file)) {
      if (reported.has(address.span.start)) continue;
      const others: Fact[] = elsewhere(file, fleet.usesOnHost(file.path, 'pci', key), address.span);
      const [first] = others;
      if (!first) continue;
      reported.add(address.span.start);
      yield {
        span: address.span,
        message: `${nameOfFile(file, first)} has this device too, and a device belongs to one running guest: the second one is refused. Assign it once.`,
        related: relatedTo(others, 'The same device'),
      };
    }
  },
});

import type { DomainFile } from '../../config/file.ts';
import type { HostDemand } from '../../fleet/fleet.ts';
import { demandOf } from '../../fleet/gather.ts';
import type { Related } from '../../syntax/problem.ts';
import { type Range, span } from '../../syntax/text.ts';
import { type Finding, rule } from '../rule.ts';

const MOST_NAMED = 20;

export default rule({
  id: 'host-overcommitted',
  subject: 'fleet',
  severity: 'warning',
  kinds: ['domain'],
  *check(file, fleet): Iterable<Finding> {
    const { cpus, memory } = file.host ?? {};
    if (!cpus && !memory) return;
    const own = demandOf(file);
    if (memory && own?.memory && own.memoryAt) {
      const span = spanOf(file, own.memoryAt);
      if (own.memory > memory) yield { span, severity: 'error', message: alone(own.memory, memory) };
      else {
        const all = fleet.overcommitted(file.path, memory);
        if (all) yield { span, message: together(all, memory), related: others(file, all) };
      }
    }
    if (cpus && own?.vcpus && own.vcpusAt && own.vcpus > cpus) {
      yield {
        span: spanOf(file, own.vcpusAt),
        message: `The host has ${cpus} CPUs, and this guest alone has ${own.vcpus}: its virtual CPUs wait for each other. Use at most ${cpus}.`,
      };
    }
  },
});

const spanOf = (file: DomainFile, range: Range) => span(file.lines.offset(range.start), file.lines.offset(range.end));

const alone = (wants: number, has: number): string =>
  `The host has ${has} MiB of memory, and this guest wants ${wants}: Xen cannot create it. Use less.`;

const together = ({ guests, memory }: HostDemand, has: number): string =>
  `The ${guests.length} guests of this host want ${memory} MiB of memory together, and it has ${has}: the last ones do not start. Give some of them less.`;

function others(file: DomainFile, { guests }: HostDemand): Related[] {
  const related: Related[] = [];
  for (const { path, demand } of guests) {
    if (related.length === MOST_NAMED) break;
    if (path === file.path || !demand.memoryAt) continue;
    related.push({ path, range: demand.memoryAt, message: `${demand.memory} MiB` });
  }
  return related;
}

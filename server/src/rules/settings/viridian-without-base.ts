import { domainFacts } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Finding, rule } from '../rule.ts';

/** What `defaults` stands for besides base does not matter here: it has base in it (libxl_x86.c:hvm_set_viridian_features). */
const WITH_BASE = ['all', 'defaults'];

export default rule({
  id: 'viridian-without-base',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const list = file.domain.list('viridian');
    if (toolstack !== 'xl' || !inReleases(release, '4.5') || file.domain.guestType !== 'hvm' || !list) return;
    const known = new Set(domainFacts('viridian', file.profile)?.words?.map(({ name }) => name));
    const groups = groupsOf(file, known);
    if (!groups?.size || groups.has('base')) return;
    yield {
      span: list.span,
      message:
        'All groups of viridian build on base, and without it libxl refuses the guest. Put "base" or "defaults" in.',
    };
  },
});

/** The groups that the list leaves switched on, as far as they are needed; undefined when an entry is not known. */
function groupsOf(file: DomainFile, known: ReadonlySet<string>): Set<string> | undefined {
  const on = new Set<string>();
  for (const entry of file.domain.list('viridian')?.items ?? []) {
    if (entry.kind !== 'string') return undefined;
    const name = entry.text.replace(/^!/, '').toLowerCase();
    if (!known.has(name)) return undefined;
    if (entry.text.startsWith('!')) on.delete(name);
    else for (const group of WITH_BASE.includes(name) ? ['base', name] : [name]) on.add(group);
  }
  return on;
}

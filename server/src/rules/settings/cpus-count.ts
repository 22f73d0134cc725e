import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { span } from '../../syntax/text.ts';
import type { ListValue } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { numberOf } from './read.ts';

export default rule({
  id: 'cpus-count',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (!inReleases(release, toolstack === 'xl' ? '4.4' : '3.3')) return;
    for (const name of ['cpus', 'cpus_soft']) {
      const list = file.domain.list(name);
      const vcpus = vcpusOf(file);
      if (!list?.items.length || vcpus === undefined) continue;
      const finding = toolstack === 'xl' ? longer(name, list, vcpus) : other(list, vcpus);
      const setting = file.domain.get('maxvcpus') ?? file.domain.get('vcpus');
      if (finding) yield { ...finding, related: setting ? [here(file, setting.result.span, 'The virtual CPUs')] : [] };
    }
  },
});

/** How many virtual CPUs the guest can have. */
function vcpusOf(file: DomainFile): number | undefined {
  const most = file.domain.get('maxvcpus') ? numberOf(file, 'maxvcpus') : 0n;
  const vcpus = most || (file.domain.get('vcpus') ? numberOf(file, 'vcpus') : file.settings.open ? undefined : 1n);
  return most === undefined || vcpus === undefined || vcpus < 1n || vcpus > 10_000n ? undefined : Number(vcpus);
}

/** xl goes through the entries as long as there are virtual CPUs for them (tools/xl/xl_parse.c:parse_vcpu_affinity). */
function longer(name: string, { items }: ListValue, vcpus: number): Finding | undefined {
  const first = items[vcpus];
  const last = items.at(-1);
  if (!first || !last) return undefined;
  const start = first.span.start;
  return {
    span: start <= last.span.end ? span(start, last.span.end) : first.span,
    message: `${name} has an entry for each virtual CPU, and the guest has ${vcpus}: xl ignores the rest without a word. Remove them, or raise vcpus.`,
  };
}

/** tools/python/xen/xend/XendConfig.py:_parse_sxp */
function other(list: ListValue, vcpus: number): Finding | undefined {
  if (list.items.length === vcpus) return undefined;
  return {
    span: list.span,
    severity: 'error',
    message: `cpus has ${list.items.length} entries for ${vcpus} virtual CPUs, and xend refuses that. Write one entry for each, or one string for all.`,
  };
}

import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { span } from '../../syntax/text.ts';
import type { ListValue, Value } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { isSet, isSingle, numberOf } from './read.ts';
import { tiedVcpus } from './vcpus.ts';

export default rule({
  id: 'cpus-count',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (!inReleases(release, toolstack === 'xl' ? '4.4' : '3.3')) return;
    for (const name of ['cpus', 'cpus_soft']) {
      const value = optionAt(file, name) && file.domain.value(name);
      const finding = value && (toolstack === 'xl' ? ofXl(file, name, value) : ofXend(file, value));
      const setting = file.domain.get('maxvcpus') ?? file.domain.get('vcpus');
      if (finding) yield { ...finding, related: setting ? [here(file, setting.result.span, 'The virtual CPUs')] : [] };
    }
  },
});

/** xl goes through the entries as long as there are virtual CPUs for them (tools/xl/xl_parse.c:parse_vcpu_affinity). */
function ofXl(file: DomainFile, name: string, value: Value): Finding | undefined {
  const count = tiedVcpus(file);
  if (count === undefined || (value.kind === 'list' ? !value.items.length : !isSingle(value))) return undefined;
  if (!count) {
    // A number that is none is reported as such.
    if (isSet(file, 'vcpus') || isSet(file, 'maxvcpus')) return undefined;
    return {
      span: value.span,
      message: `Without vcpus or maxvcpus xl ties no virtual CPU, and ignores ${name} without a word. Write vcpus too, such as vcpus = 1.`,
    };
  }
  return value.kind === 'list' ? longer(name, value, count) : undefined;
}

/** How many virtual CPUs the guest has under xm. */
function vcpusOf(file: DomainFile): number | undefined {
  const most = file.domain.get('maxvcpus') ? numberOf(file, 'maxvcpus') : 0n;
  const vcpus = most || (file.domain.get('vcpus') ? numberOf(file, 'vcpus') : file.settings.open ? undefined : 1n);
  return most === undefined || vcpus === undefined || vcpus < 1n || vcpus > 10_000n ? undefined : Number(vcpus);
}

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
function ofXend(file: DomainFile, list: Value): Finding | undefined {
  const vcpus = vcpusOf(file);
  if (list.kind !== 'list' || !list.items.length || vcpus === undefined || list.items.length === vcpus)
    return undefined;
  return {
    span: list.span,
    severity: 'error',
    message: `cpus has ${list.items.length} entries for ${vcpus} virtual CPUs, and xend refuses that. Write one entry for each, or one string for all.`,
  };
}

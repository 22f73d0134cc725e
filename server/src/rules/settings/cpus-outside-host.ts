import { inReleases } from '../../catalog/release.ts';
import { asRanges, cpuSet } from '../../specs/cpu-set.ts';
import { cpusFaults } from '../../specs/cpus.ts';
import type { NumberValue, StringValue, Value } from '../../values/value.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt, type SettingsFile } from './options.ts';
import { isSingle } from './read.ts';

/** Longer texts than this are nobody's list of CPUs, and would take time. */
const MOST = 1000;

/** CPUs that the host, as the workspace describes it, does not have (libxl_dom.c, tools/xl/xl_cpupool.c). */
export default rule({
  id: 'cpus-outside-host',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain', 'cpupool'],
  *check(file): Iterable<Finding> {
    const count = file.host?.cpus;
    const value = optionAt(file, 'cpus') ? file.settings.last.get('cpus')?.result : undefined;
    if (!count || !value || file.profile.toolstack !== 'xl') return;
    for (const text of textsOf(value)) {
      const outside = cpusOf(file, text);
      const beyond = outside.filter((cpu) => cpu >= count);
      if (beyond.length) yield found(file, text, beyond, beyond.length === outside.length);
    }
  },
});

const textsOf = (value: Value): (StringValue | NumberValue)[] =>
  value.kind === 'list' ? value.items.filter(isSingle) : isSingle(value) ? [value] : [];

/** The CPUs that a text without faults names. */
function cpusOf({ profile: { release } }: SettingsFile, text: StringValue | NumberValue): readonly number[] {
  if (text.text.length > MOST) return [];
  const reader = inReleases(release, '4.4') ? 'xl' : 'xl-4.2';
  if (text.kind === 'string' && cpusFaults(text, reader).length) return [];
  const set = cpuSet(text.text, reader);
  return set?.kind === 'some' ? set.cpus : [];
}

function found(
  file: SettingsFile,
  { span }: StringValue | NumberValue,
  beyond: readonly number[],
  all: boolean,
): Finding {
  const count = file.host?.cpus ?? 0;
  const stops = file.kind === 'cpupool' || (all && inReleases(file.profile.release, '4.12'));
  const does =
    file.kind === 'cpupool'
      ? 'xl makes no such pool'
      : stops
        ? 'libxl refuses a guest that can run nowhere'
        : 'xl passes over those it does not have without a word';
  return {
    span,
    ...(stops && { severity: 'error' }),
    message: `The host has ${count} CPUs, numbered from 0, and not ${asRanges(beyond.slice(0, 64))}; ${does}. Write numbers up to ${count - 1}.`,
  };
}

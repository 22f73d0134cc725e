import { inReleases } from '../../catalog/release.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { isPlain, newNumber } from './edit.ts';
import { guestOf, isForGuest } from './guest.ts';
import { decided, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { numberOf, readNumber, STOPS_SILENTLY } from './read.ts';

/** A limit that a number passes, and what Xen then does; `severity` where the guest starts all the same. */
interface Limit {
  readonly min?: number;
  readonly max?: number;
  readonly effect: string;
  readonly severity?: 'warning';
}

/** The hypervisor gives an HVM or PVH guest no more (xen/include/public/hvm/hvm_info_table.h:HVM_MAX_VCPUS). */
const HVM_MAX_VCPUS = 128;
/** libxl compares the bytes of its bitmap with the number above, so that it lets any guest have eight times as many (libxl_create.c, 4.7). */
const LIBXL_MAX_VCPUS = 1024;

export default rule({
  id: 'out-of-range',
  subject: 'settings',
  severity: 'error',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    for (const { setting, facts } of decided(file)) {
      if (!isForGuest(file, facts)) continue;
      const reading = readNumber(file, setting);
      if (reading.kind !== 'number') continue;
      const { name, value, result } = setting;
      for (const { min, max, effect, severity } of limits(file, name, facts)) {
        const below = min !== undefined && reading.value < BigInt(min);
        if (!below && !(max !== undefined && reading.value > BigInt(max))) continue;
        const bound = (below ? min : max) as number;
        const edit = setting.op === '=' && isPlain(file, setting) ? newNumber(file, value, bound) : undefined;
        yield {
          span: result.span,
          ...(severity && { severity }),
          message: `${name} must be at ${below ? 'least' : 'most'} ${bound}; ${effect}. Write ${rangeText(min, max)}.`,
          fixes: edit ? [choice(`Change to ${bound}`, edit)] : [],
        };
        break;
      }
    }
  },
});

function rangeText(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `${min} or more` : `a number from ${min} to ${max}`;
}

/** The limits of a setting in the file's release, the narrower first. */
function* limits(file: SettingsFile, name: string, { range }: OptionFacts): Iterable<Limit> {
  if (file.kind === 'domain') {
    yield* file.profile.toolstack === 'xl' ? xlLimits(file, name) : xmLimits(file, name);
  }
  if (!range) return;
  yield { ...range, effect: STOPS_SILENTLY.has(name) ? 'xl stops without saying why' : 'xl refuses the guest' };
}

function* xlLimits(file: SettingsFile, name: string): Iterable<Limit> {
  switch (name) {
    case 'memory':
    case 'maxmem':
      yield { min: 1, effect: 'with less no guest can start' };
      return;
    case 'vcpus': {
      const asOne = inReleases(file.profile.release, '4.22');
      yield asOne
        ? { min: 1, effect: 'xl takes this as 1', severity: 'warning' }
        : { min: 1, effect: 'without a virtual CPU the guest does not run' };
      if (!file.settings.last.has('maxvcpus')) yield* hvmVcpus(file);
      if (inReleases(file.profile.release, '4.7')) yield { max: LIBXL_MAX_VCPUS, effect: 'libxl refuses more' };
      return;
    }
    case 'maxvcpus':
      yield* hvmVcpus(file);
      return;
    case 'max_grant_version':
      // xen/common/grant_table.c:grant_table_init
      yield { max: 2, effect: 'Xen has no newer version and refuses the guest' };
      return;
    case 'cap':
      yield* capLimit(file, 'libxl refuses more than 100 for each virtual CPU');
      return;
    default:
      return;
  }
}

function* hvmVcpus(file: SettingsFile): Iterable<Limit> {
  const guest = guestOf(file);
  if (guest === 'hvm' || guest === 'pvh')
    yield { max: HVM_MAX_VCPUS, effect: 'the hypervisor gives such a guest no more' };
}

/** A cap counts percents of one CPU, so it ends at 100 for each that the guest has (libxl_sched.c, xend's XendDomain.py). */
function* capLimit(file: SettingsFile, effect: string): Iterable<Limit> {
  const { settings } = file;
  const decides = settings.last.has('maxvcpus') ? 'maxvcpus' : 'vcpus';
  const all = settings.last.has(decides) ? numberOf(file, decides) : settings.open ? undefined : 1n;
  if (all !== undefined && all >= 1n && all <= 100_000n) yield { min: 0, max: 100 * Number(all), effect };
}

function* xmLimits(file: SettingsFile, name: string): Iterable<Limit> {
  const tooFew = 'xend does not create a guest with less';
  const isZero = numberOf(file, name) === 0n;
  switch (name) {
    case 'memory':
      yield { min: 1, effect: tooFew };
      return;
    case 'maxmem':
      // 0 counts as not set.
      if (!isZero) yield { min: 1, effect: tooFew };
      return;
    case 'vcpus':
      yield isZero ? { min: 1, effect: 'xm takes 0 as 1', severity: 'warning' } : { min: 1, effect: tooFew };
      return;
    case 'cpu_weight':
      if (inReleases(file.profile.release, '3.0.4')) yield { min: 1, max: 65535, effect: 'the scheduler refuses it' };
      return;
    case 'cpu_cap':
      yield* capLimit(file, 'xend refuses more than 100 for each virtual CPU');
      return;
    default:
      return;
  }
}

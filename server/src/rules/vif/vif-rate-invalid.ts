import { inReleases } from '../../catalog/release.ts';
import type { Device } from '../../config/device.ts';
import type { DomainFile } from '../../config/file.ts';
import { vifPart, vifsOf, vifValue } from '../../config/vif.ts';
import type { Piece } from '../../specs/piece.ts';
import { piece } from '../../specs/piece.ts';
import { isRateFault, type RateFault, readRate, repairRate } from '../../specs/rate.ts';
import type { StringValue } from '../../values/value.ts';
import { type Finding, replace, rule, safeFix } from '../rule.ts';

const FORM = 'a number, K, M or G, b/s or B/s, and perhaps an interval: 10Mb/s@50ms';

function what({ part, what }: RateFault): string {
  if (part === 'interval')
    return what === 'form' ? 'is no interval (such as 50ms)' : 'is no interval from 1us to 4294s';
  return what === 'form' ? 'is no rate' : 'is no rate from 1 to 4294967295';
}

/** The half of the text that is wrong. */
function half(value: StringValue, whole: Piece, { part }: RateFault): Piece {
  const at = whole.text.indexOf('@');
  if (at < 0) return whole;
  const from = part === 'rate' ? whole.from : whole.from + at + 1;
  const to = part === 'rate' ? whole.from + at : whole.to;
  return from < to ? piece(value, from, to) : piece(value, whole.from + at, whole.from + at + 1);
}

/** xl refuses `rate=` without a rate; xend takes it as none. */
function* emptyRate(file: DomainFile, vif: Device): Iterable<Finding> {
  const part = vifPart(file, vif, 'rate');
  const { toolstack, release } = file.profile;
  if (!part || toolstack !== 'xl' || !inReleases(release, '4.2')) return;
  yield {
    span: part.whole.span,
    message: `The rate is missing here, and xl refuses the guest. Write ${FORM}; or leave rate= out.`,
  };
}

export default rule({
  id: 'vif-rate-invalid',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    for (const vif of vifsOf(file.domain)) {
      const given = vifValue(file, vif, 'rate');
      if (!given) {
        yield* emptyRate(file, vif);
        continue;
      }
      if (toolstack === 'xl' && inReleases(release, null, '4.1')) {
        yield {
          span: given.span,
          severity: 'warning',
          message: `xl ${release} says that it does not support rate= and goes on without a limit. Remove it, or limit the guest otherwise.`,
        };
        continue;
      }
      const rate = readRate(given.text, file.profile);
      if (isRateFault(rate)) {
        const meant = repairRate(given.text);
        const fixed = meant !== undefined && !isRateFault(readRate(meant, file.profile)) ? meant : undefined;
        yield {
          span: half(vif.value, given, rate).span,
          severity: toolstack === 'xl' ? 'error' : 'warning',
          message: `This ${what(rate)}; ${toolstack === 'xl' ? 'xl refuses the guest' : 'xend sets no limit at all and says nothing'}. Write ${fixed ?? FORM}.`,
          fixes: fixed && given.editable ? [safeFix(`Change to ${fixed}`, replace(given.span, fixed))] : [],
        };
      } else if (rate.octal) {
        yield {
          span: given.span,
          severity: 'warning',
          message: `xl reads a number with a leading 0 as octal, so this is ${rate.bytesPerSecond} bytes a second. Write it without the 0.`,
        };
      } else if (rate.bareInterval) {
        yield {
          span: half(vif.value, given, { part: 'interval', what: 'form' }).span,
          severity: 'warning',
          message:
            'An interval without a unit counts in seconds: the guest may send in bursts that long. Write ms or us behind it, or s if that is meant.',
        };
      }
    }
  },
});

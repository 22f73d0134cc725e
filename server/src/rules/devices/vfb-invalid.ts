import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { readCNumber } from '../../specs/c-number.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import { type Finding, here, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { duplicateFindings } from './keys.ts';
import { valueFindings } from './values.ts';
import { vfbReader } from './vfb.ts';

export default rule({
  id: 'vfb-invalid',
  subject: 'devices',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vfb')) return;
    const reader = vfbReader(file);
    for (const [index, { value }] of file.domain.devices('vfb').entries()) {
      const options = readOptions(value, reader.style);
      yield* duplicateFindings(file, options, reader.spec);
      yield* valueFindings(file, options, reader);
      if (index === 0) yield* displayTwice(file, options);
    }
  },
});

/** The display of a PV guest's first frame buffer is named once, as for the top-level settings (tools/libs/light/libxl_dm.c). */
function* displayTwice(file: DomainFile, options: readonly Option[]): Iterable<Finding> {
  const { toolstack, release } = file.profile;
  if (toolstack !== 'xl' || !inReleases(release, '4.3') || file.domain.guestType !== 'pv') return;
  const listen = lastOption(options, 'vnclisten');
  const display = lastOption(options, 'vncdisplay');
  if (!listen?.value?.text.includes(':') || !display?.value || !readCNumber(display.value.text, 10)?.value) return;
  yield {
    span: display.whole.span,
    severity: 'error',
    message:
      'vnclisten names a display already behind its ":", and libxl refuses a second one. Remove vncdisplay, or the number in vnclisten.',
    related: [here(file, listen.whole.span, 'The display is named here too')],
  };
}

import { readCNumber } from '../../specs/c-number.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import { type Finding, here, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';
import { upToNoEquals } from './ends.ts';
import { duplicateFindings, keyFindings, missingFindings } from './keys.ts';
import { type OptionsReader, type Outcome, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';

const STOPS: Outcome = { does: 'xm stops', severity: 'error' };
const DEVICE = { spec: 'vtpm', device: 'a vTPM' } as const;
/** tools/xl/xl_parse.c:parse_config_data */
const XL: OptionsReader = {
  ...DEVICE,
  style: 'match',
  unknownKey: REFUSED,
  noEquals: { does: 'xl ends there and does not look at what is behind', severity: 'warning' },
  missing: REFUSED,
};
/** tools/python/xen/xm/create.py:preprocess_vtpm (up to 4.2) */
const XM: OptionsReader = { ...DEVICE, style: 'xm', unknownKey: STOPS, noEquals: STOPS };

export default rule({
  id: 'vtpm-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vtpm')) return;
    const xm = file.profile.toolstack === 'xm';
    const [first, ...others] = file.domain.devices('vtpm');
    for (const { value } of first ? [first, ...others] : []) {
      const reader = xm ? XM : XL;
      const options = xm ? readOptions(value, 'xm') : upToNoEquals(readOptions(value, 'match'));
      yield* keyFindings(file, value, options, reader);
      yield* duplicateFindings(file, options, reader.spec);
      yield* missingFindings(file, value, options, reader);
      if (!xm) yield* textFindings(file, value, options, reader);
      if (xm && !value.text.trim())
        yield { span: value.span, message: 'This string is empty, and xm stops. Remove it.' };
    }
    if (xm && first) yield* instance(readOptions(first.value, 'xm'));
    for (const { value } of xm ? others : []) {
      yield {
        span: value.span,
        severity: 'warning',
        message:
          'xm gives a guest one vTPM only, that of the first string, and ignores this one without a word. Remove it.',
        related: first ? [here(file, first.value.span, 'The one that counts')] : [],
      };
    }
  },
});

/** A number above 0, or the word for it that xend's own daemon has (create.py:configure_vtpm). */
function* instance(options: readonly Option[]): Iterable<Finding> {
  const value = lastOption(options, 'instance')?.value;
  if (!value || value.text === 'VTPMD') return;
  const number = readCNumber(value.text, 10);
  if (number && number.length === value.text.length && number.value !== 0n) return;
  yield {
    span: value.text ? value.span : (lastOption(options, 'instance') as Option).whole.span,
    message: `The instance of a vTPM is a number above 0, and xm stops${value.text ? ` at "${shown(value.text)}"` : ''}. Write one, or remove instance.`,
  };
}

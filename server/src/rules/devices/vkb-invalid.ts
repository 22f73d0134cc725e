import { readCNumber } from '../../specs/c-number.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { optionFindings } from './options.ts';
import { type OptionsReader, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';

/** tools/xl/xl_parse.c:parse_vkb_config, parse_vkb_list */
const READER: OptionsReader = {
  spec: 'vkb',
  device: 'a virtual keyboard',
  style: 'match',
  unknownKey: REFUSED,
  noEquals: REFUSED,
  wrongWord: REFUSED,
  numbers: () => 'strtoul',
  missing: REFUSED,
};
const SIZES = ['multi-touch-width', 'multi-touch-height', 'multi-touch-num-contacts'];

export default rule({
  id: 'vkb-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vkb')) return;
    for (const { value } of file.domain.devices('vkb')) {
      const options = readOptions(value, READER.style);
      yield* optionFindings(file, value, READER);
      yield* textFindings(file, value, options, READER);
      const touch = lastOption(options, 'feature-multi-touch');
      if (!touch || !isSet(touch) || SIZES.some((name) => isSet(lastOption(options, name)))) continue;
      yield {
        span: touch.whole.span,
        message: `Multi-touch without any size: xl refuses the file. Write ${SIZES.map((name) => `${name}=…`).join(',')} into this string.`,
      };
    }
  },
});

/** True for a number other than 0, as strtoul reads it. */
const isSet = (option: Option | undefined): boolean => {
  const number = option?.value && readCNumber(option.value.text, 0);
  return number !== undefined && number.value !== 0n;
};

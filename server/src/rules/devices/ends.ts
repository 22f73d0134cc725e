import type { Option } from '../../specs/options.ts';
import type { StringValue } from '../../values/value.ts';
import type { Finding } from '../rule.ts';

/** What xl sees of the parts of a string whose reader goes no further than to the first one without `=`. */
export function upToNoEquals(options: readonly Option[]): readonly Option[] {
  const end = options.findIndex(({ equals }) => !equals);
  return end < 0 ? options : options.slice(0, end + 1);
}

/** An empty string where xl splits at commas and then copies a part that is not there (xl_parse.c:split_string_into_string_list). */
export const emptyString = ({ span }: StringValue): Finding => ({
  span,
  severity: 'error',
  message: 'This string is empty, and xl crashes over it. Remove it.',
});

import type { NumberValue, StringValue } from '../../values/value.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { isPlain, newNumber } from './edit.ts';
import { isForGuest } from './guest.ts';
import { decided, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { isSingle } from './read.ts';

/** A leading 0 that makes another number of the digits: strtol with base 0 (libxlu_cfg.c:xlu_cfg_get_long), and Python 2. */
const OCTAL = /^0+([1-7][0-7]{1,17})$/;

export default rule({
  id: 'number-octal',
  subject: 'settings',
  severity: 'warning',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    for (const { setting, facts } of decided(file)) {
      const { result, value, name, op } = setting;
      if (!isSingle(result) || op === '+=' || facts.kinds.includes('string') || facts.kinds.includes('list')) continue;
      const digits = OCTAL.exec(spelled(file, result))?.[1];
      if (!digits || !isForGuest(file, facts)) continue;
      const edit = isPlain(file, setting) ? newNumber(file, value, BigInt(digits)) : undefined;
      yield {
        span: result.span,
        message: `The leading 0 makes this number octal: ${file.profile.toolstack} takes ${name} as ${Number.parseInt(digits, 8)}. Write ${digits}.`,
        fixes: edit ? [choice(`Change to ${digits}`, edit)] : [],
      };
    }
  },
});

/** What the toolstack reads as a number. Python's int() of a string is decimal, whatever it begins with. */
function spelled({ profile: { toolstack }, text }: SettingsFile, value: StringValue | NumberValue): string {
  if (toolstack === 'xl') return value.text;
  const { start, end } = value.span;
  return value.kind === 'number' && text[start] === '0' ? text.slice(start, Math.min(end, start + 40)) : '';
}

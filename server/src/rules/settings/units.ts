import type { Kind } from '../../catalog/types.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { NumberValue, Setting, StringValue } from '../../values/value.ts';
import { choice } from '../rule.ts';
import { isPlain, newNumber } from './edit.ts';
import type { SettingsFile } from './options.ts';

/** MiB in one of a unit, by its first letter; a number of KiB makes a whole number of MiB or none. */
const MIB: Readonly<Record<string, (count: number) => number>> = {
  k: (count) => count / 1024,
  m: (count) => count,
  g: (count) => count * 1024,
  t: (count) => count * 1024 * 1024,
};
const YES = new Set(['yes', 'y', 'true', 'on', 'enabled', 'enable']);
const NO = new Set(['no', 'n', 'false', 'off', 'disabled', 'disable']);

/** The number that a text with a unit, or a word for yes or no, was meant to be. */
export function meantNumber(text: string, kinds: readonly Kind[], unit: string | undefined): number | undefined {
  const bare = text.trim().toLowerCase();
  // Octal for C, were it not for an 8 or 9 in it.
  if (/^0[0-9]{1,9}$/.test(bare) && !kinds.includes('boolean')) return Number(bare);
  if (kinds.includes('boolean')) return YES.has(bare) ? 1 : NO.has(bare) ? 0 : undefined;
  const parts = /^([0-9]{1,9})[ \t]*([kmgt])(?:i?b)?$/.exec(bare);
  if (!parts || unit !== 'MiB') return undefined;
  const number = MIB[parts[2] as string]?.(Number(parts[1]));
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

/** A fix that writes the number that was meant. */
export function numberFixes(
  file: SettingsFile,
  setting: Setting,
  value: StringValue | NumberValue,
  kinds: readonly Kind[],
  unit: string | undefined,
): Fix[] {
  const number = meantNumber(value.text, kinds, unit);
  const edit =
    number !== undefined && setting.op === '=' && isPlain(file, setting) ? newNumber(file, value, number) : undefined;
  return edit ? [choice(`Change to ${number}`, edit)] : [];
}

import type { NumberValue, Setting, StringValue, Value } from '../../values/value.ts';
import { readSettingLong } from '../../values/xl.ts';
import type { SettingsFile } from './options.ts';

/** How a value reads as a number; `unknown` when it cannot be told, or is no single value at all. */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'no-number' }
  | { readonly kind: 'unknown' };

/** Numbers that xl wants within bounds, and exits over without a message since 4.13 (tools/xl/xl_parse.c, xlu_cfg_get_bounded_long). */
export const STOPS_SILENTLY = new Set(['max_grant_frames', 'max_grant_version', 'max_maptrack_frames']);

const UNKNOWN: NumberReading = { kind: 'unknown' };

/** A string or a number: what xl calls a single value, and keeps as text. */
export const isSingle = (value: Value): value is StringValue | NumberValue =>
  value.kind === 'string' || value.kind === 'number';

/** Reads what a setting ends with as its toolstack does: C's strtol for xl, Python's int() for xm (tools/python/xen/xend/XendConfig.py). */
export function readNumber(file: SettingsFile, setting: Setting): NumberReading {
  const { result } = setting;
  if (!isSingle(result)) return UNKNOWN;
  if (file.profile.toolstack === 'xm') return pythonInt(result);
  const long = readSettingLong(setting);
  if (long.kind === 'long') return { kind: 'number', value: long.value };
  return { kind: long.kind === 'out-of-range' ? 'too-long' : 'no-number' };
}

const MAX_DIGITS = 40;

function pythonInt(value: StringValue | NumberValue): NumberReading {
  const text = value.kind === 'number' && value.type === 'float' ? value.text.replace(/\.\d*$/, '') : value.text.trim();
  if (text.length > MAX_DIGITS) return UNKNOWN;
  const digits = /^([+-]?)(\d+)$/.exec(text);
  if (!digits) return value.kind === 'number' ? UNKNOWN : { kind: 'no-number' };
  const size = BigInt(digits[2] as string);
  return { kind: 'number', value: digits[1] === '-' ? -size : size };
}

/** The number that a setting of this name ends with, when it is known to be one. */
export function numberOf(file: SettingsFile, name: string): bigint | undefined {
  const setting = file.settings.last.get(name);
  const reading = setting && readNumber(file, setting);
  return reading?.kind === 'number' ? reading.value : undefined;
}

/** True when a setting is known to be a number other than 0, which is how both toolstacks read yes. */
export const isOn = (file: SettingsFile, name: string): boolean => {
  const number = numberOf(file, name);
  return number !== undefined && number !== 0n;
};

/** The text that a setting ends with, when it is known to be a string (or for xl a bare number, which it keeps as text). */
export function textOf(file: SettingsFile, name: string): string | undefined {
  const value = file.settings.last.get(name)?.result;
  if (!value) return undefined;
  if (value.kind === 'string') return value.text;
  return value.kind === 'number' && file.profile.toolstack === 'xl' ? value.text : undefined;
}

/** True when the toolstack has a value for the setting, even one that is not known here; a value that xm drops is none. */
export function isSet(file: SettingsFile, name: string): boolean {
  const value = file.settings.last.get(name)?.result;
  return value !== undefined && value.kind !== 'dropped';
}

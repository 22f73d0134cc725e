import { readPython } from '../../server/src/syntax/python/python.ts';
import type { Settings, Value } from '../../server/src/values/value.ts';
import { xmSettings } from '../../server/src/values/xm.ts';

/** What an xm file says. */
export const settingsOf = (text: string): Settings => xmSettings(readPython(text));

/** A value as a test writes it: a string as itself, a number as its text with its type, a reason for what is unknown. */
export type Plain =
  | string
  | { readonly int: string }
  | { readonly float: string }
  | { readonly dropped: string }
  | { readonly unknown: string }
  | readonly Plain[];

export function plain(value: Value): Plain {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
      return value.type === 'int' ? { int: value.text } : { float: value.text };
    case 'list':
      return value.items.map(plain);
    case 'dropped':
      return { dropped: value.type };
    case 'unknown':
      return { unknown: value.reason };
  }
}

/** What each name ends with. */
export const finals = (text: string): Record<string, Plain> =>
  Object.fromEntries([...settingsOf(text).last].map(([name, { result }]) => [name, plain(result)]));

/** What one name ends with; undefined when nothing gives it a value. */
export const final = (text: string, name: string): Plain | undefined => finals(text)[name];

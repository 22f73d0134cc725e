import type { ConfFile, DomainFile } from '../../config/file.ts';
import { optionOf } from '../../rules/settings/options.ts';
import type { StringValue, Value } from '../../values/value.ts';

/** A string of a value, with the place of an offset in its text and the number of its element in the setting's list. */
export interface Held {
  readonly value: StringValue;
  readonly text: number;
  readonly index: number;
}

/** The string of a value that spells an offset of the file; undefined when none does. */
export function stringAt(value: Value, offset: number, index = 0): Held | undefined {
  if (value.kind === 'string') {
    const text = value.map.textOffset(offset);
    return text === undefined ? undefined : { value, text, index };
  }
  if (value.kind !== 'list' && value.kind !== 'dropped') return undefined;
  for (const [i, item] of value.items.entries()) {
    const found = stringAt(item, offset, i);
    if (found) return { ...found, index: i };
  }
  return undefined;
}

/** The setting in whose value a string ends that a variable of the program holds at the offset. */
export function holderOf(file: DomainFile | ConfFile, offset: number): string | undefined {
  if (file.kind !== 'domain' || !file.python) return undefined;
  for (const setting of file.settings.last.values())
    if (optionOf(file, setting.name) && stringAt(setting.result, offset)) return setting.name;
  return undefined;
}

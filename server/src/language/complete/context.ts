import type { SpecFacts } from '../../catalog/types.ts';
import type { ConfFile, DomainFile } from '../../config/file.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import type { StringValue } from '../../values/value.ts';

/** A file of settings among the others of its workspace. */
export interface Context {
  readonly file: DomainFile | ConfFile;
  readonly fleet: Fleet;
}

/** A place in a string that holds a spec. */
export interface SpecPlace extends Context {
  /** The setting that holds it. */
  readonly setting: string;
  readonly spec: SpecFacts;
  readonly value: StringValue;
  /** The cursor, as an offset in the string's text. */
  readonly at: number;
  /** Number of the entry in the setting's list. */
  readonly index: number;
  /** The other strings of the same list. */
  others(): readonly StringValue[];
}

/** The last part of a path, without `.cfg` and its like. */
export function guestName({ file }: Context): string {
  if (file.kind === 'domain') {
    const name = file.domain.string('name');
    if (name) return name;
  }
  return fileStem(file.path);
}

/** What a guest is called that nothing gives a name to. */
const NO_NAME = 'guest';

/** A file's name without folder and extension, as it may stand in a setting. */
export function fileStem(path: string): string {
  if (/^untitled:[^/]*$/.test(path)) return NO_NAME;
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/%20/g, '-');
  return base.replace(/\.[a-z]{1,5}$/i, '').replace(/[^A-Za-z0-9_.:+-]/g, '') || NO_NAME;
}

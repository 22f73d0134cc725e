// Placeholder in the work tree only.
import type { PythonFile } from '../syntax/python/python.ts';
import type { Settings } from './value.ts';
export function xmSettings(_file: PythonFile): Settings {
  return { assignments: [], last: new Map(), undefinedNames: [], open: true };
}

import { disksOf } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { type Finding, rule } from '../rule.ts';

/** Settings that are the path of a file. */
const PATHS = ['kernel', 'ramdisk', 'bootloader', 'device_model_override', 'bios_path_override', 'fda', 'fdb'];

export default rule({
  id: 'path-unexpanded',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const path of pathsOf(file)) {
      const found = forShell(path.text);
      if (!found) continue;
      yield {
        span: path.part(found.at, found.at + found.text.length).span,
        message: `${file.profile.toolstack} is no shell and leaves "${found.text}" as it is, so that there is no such file. Write the whole path.`,
      };
    }
  },
});

function* pathsOf(file: DomainFile): Iterable<Piece> {
  for (const name of PATHS) {
    const value = file.domain.get(name)?.result;
    if (value?.kind === 'string') yield wholePiece(value);
  }
  for (const { disk } of disksOf(file.domain)) {
    if (disk.target && disk.script === undefined) yield disk.target;
  }
}

/** `~/`, `$NAME`, `${…}`, `$(…)` and what stands between backquotes. */
function forShell(text: string): { at: number; text: string } | undefined {
  if (text.startsWith('~/')) return { at: 0, text: '~' };
  if (!text.includes('$') && !text.includes('`')) return undefined;
  const found = /\$\([^)]{0,80}\)?|\$\{[^}]{0,80}\}?|\$[A-Za-z_]\w{0,40}|`[^`]{1,80}`/.exec(text);
  return found ? { at: found.index, text: found[0] } : undefined;
}

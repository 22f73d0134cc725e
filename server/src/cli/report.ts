import type { ConfigFile } from '../config/file.ts';
import type { Problem } from '../syntax/problem.ts';

/** A file with what the rules said of it; `path` is as the command line names it. */
export interface CheckedFile {
  readonly path: string;
  readonly file: ConfigFile;
  readonly problems: readonly Problem[];
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

export function count(files: readonly CheckedFile[]): Summary {
  const of = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { problems } of files) for (const { severity } of problems) of[severity]++;
  return { files: files.length, errors: of.error, warnings: of.warning, infos: of.info, hints: of.hint };
}

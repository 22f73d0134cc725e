import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What xl makes of a config: whether it came as far as creating the guest, and what it printed on the way. */
export interface Verdict {
  readonly ok: boolean;
  readonly messages: readonly string[];
  /** Whether xl came to the call that makes the guest; absent from a judge that does not go so far. */
  readonly reached?: boolean;
  /** The signal that xl died of. */
  readonly signal?: number;
}

const FOLDER = 'out/differential/whole';

/** The command that runs xl, as the environment names it: it takes `@LIST`, a file of file names, and prints a JSON line a file. */
const COMMAND = process.env['XEN_XL_JUDGE']?.split(' ').filter(Boolean);

/** Why there is no xl to ask; undefined when there is one. */
export const missingXl = (): string | undefined =>
  COMMAND?.length
    ? undefined
    : 'XEN_XL_JUDGE names no command that runs xl over files (@LIST) and prints {file, ok, messages}';

/** Writes texts to files of their own and answers with the paths. */
export function asFiles(texts: readonly string[]): string[] {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  return texts.map((text, i) => {
    const path = join(FOLDER, `${i}.cfg`);
    writeFileSync(path, text);
    return path;
  });
}

/** What xl makes of files, in their order. Throws when the judge fails, or says nothing of a file. */
export function judge(paths: readonly string[]): Verdict[] {
  mkdirSync(FOLDER, { recursive: true });
  const list = join(FOLDER, 'files.list');
  writeFileSync(list, paths.map((path) => `${path}\n`).join(''));
  const [program = '', ...words] = COMMAND ?? [];
  const { status, signal, stdout, error } = spawnSync(program, [...words, `@${list}`], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status ?? signal ?? error}`);
  const lines = stdout.split('\n').filter(Boolean);
  const verdicts = new Map(lines.map((line) => JSON.parse(line)).map((verdict) => [verdict.file, verdict as Verdict]));
  return paths.map((path) => {
    const verdict = verdicts.get(path);
    if (!verdict) throw new Error(`no verdict for ${path}`);
    return verdict;
  });
}

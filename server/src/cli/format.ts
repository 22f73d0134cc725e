import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NO_PROJECT } from '../config/project.ts';
import { readConfig } from '../config/read.ts';
import { encode } from '../files/decode.ts';
import { applyEdits } from '../language/edits.ts';
import { format } from '../language/format/format.ts';
import { resolveProfile } from '../service.ts';
import { refuseEmpty, type Task, tasksFor } from './check/tasks.ts';
import { isBesideXend, kindNamed, Projects, readFound, readNamed, reasonOf, type SourceFile } from './files.ts';
import { READING_OPTIONS, type Reading, readArguments, reading } from './options.ts';
import { UsageError } from './usage.ts';

const OPTIONS = {
  ...READING_OPTIONS,
  check: { type: 'boolean', default: false },
  config: { type: 'string' },
} as const;

/**
 * `xen-config format [--check] PATH…`: lays files out and names those that changed, or with `--check` would. Files that Xen cannot read
 * are left as they are and named on standard error. `-` prints standard input laid out.
 */
export async function formatCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments({ args: [...args], options: OPTIONS, allowPositionals: true });
  const asked = reading(values);
  if (!positionals.length) throw new UsageError('format needs at least one file or folder');
  if (positionals.includes('-')) return formatInput(positionals, asked, values.check);
  const projects = new Projects(values.config);
  const { tasks, folders } = await tasksFor(positionals, projects);
  const found = tasks.flatMap((task) => {
    const source = sourceOf(task, asked);
    return source ? [{ task, source }] : [];
  });
  refuseEmpty(
    folders,
    found.map(({ task }) => task),
  );
  let changed = 0;
  for (const { task, source } of found) {
    const text = formatted(task, source, asked, projects);
    if (text === source.text) continue;
    changed++;
    if (!values.check) save(task, { ...source, text });
    process.stdout.write(`${task.shown}\n`);
  }
  return values.check && changed ? 1 : 0;
}

function formatInput(paths: readonly string[], asked: Reading, check: boolean): number {
  if (paths.length > 1) throw new UsageError('standard input is formatted on its own, without other paths');
  const task: Task = { file: '-', shown: '-', from: 'stdin' };
  const decoded = readNamed('-');
  const source = { ...decoded, kind: kindNamed('-', decoded.text, asked.kind) };
  const text = formatted(task, source, asked, new Projects());
  if (!check) process.stdout.write(encode({ ...source, text }));
  return check && text !== source.text ? 1 : 0;
}

function sourceOf({ file, shown, from }: Task, { kind }: Reading): SourceFile | undefined {
  if (from === 'folder') return readFound(file, kind);
  const decoded = readNamed(shown);
  return { ...decoded, kind: kindNamed(shown, decoded.text, kind) };
}

function formatted(
  { file: path, shown, from }: Task,
  { text, kind }: SourceFile,
  { toolstack, release }: Reading,
  projects: Projects,
): string {
  const project = {
    ...(from === 'stdin' ? NO_PROJECT : (projects.in(dirname(path))?.project ?? NO_PROJECT)),
    ...(toolstack ? { toolstack } : {}),
    ...(release ? { release } : {}),
  };
  const profile = resolveProfile({ path, text, kind, project, besideXend: from !== 'stdin' && isBesideXend(path) });
  const read = readConfig({ path, text, kind, profile });
  if (!read.ok) {
    const { toolstack: by } = profile;
    process.stderr.write(`xen-config: ${shown}: left as it is, because ${by} cannot read it; see xen-config check\n`);
  }
  return applyEdits(text, format(read));
}

function save({ file, shown }: Task, source: SourceFile): void {
  try {
    writeFileSync(file, encode(source));
  } catch (error) {
    throw new UsageError(`${shown}: it could not be written: ${reasonOf(error)}`);
  }
}

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { slashed, walk } from '../../files/walk.ts';
import { isFolder, mayBeXen, type Projects } from '../files.ts';
import { UsageError } from '../usage.ts';

/** A file to look at. */
export interface Task {
  /** Its absolute path, with `/` between names. */
  readonly file: string;
  /** As the command line names it. */
  readonly shown: string;
  /** How it came here: named itself, given on standard input, found below a folder, or lying beside a file that was named. */
  readonly from: 'name' | 'stdin' | 'folder' | 'beside';
}

/** Host configurations come first: what they say, the guests' checks look at. */
export const isOfHost = ({ file }: Task): boolean => /\.sxp$|\/xl\.conf$/.test(file);

/**
 * The files that the paths of a command line mean, each once, in their order; and which of the paths are folders. Throws a UsageError
 * for a path that is not there.
 */
export async function tasksFor(
  paths: readonly string[],
  projects: Projects,
): Promise<{ tasks: Task[]; folders: string[] }> {
  const tasks = new Map<string, Task>();
  const folders = paths.filter(isFolder);
  for (const path of paths) {
    for (const task of folders.includes(path) ? await below(path, projects) : [named(path)]) {
      const known = tasks.get(task.file);
      if (!known || (known.from === 'folder' && task.from === 'name')) tasks.set(task.file, task);
    }
  }
  return { tasks: [...tasks.values()], folders };
}

const named = (path: string): Task => ({ file: slashed(resolve(path)), shown: path, from: 'name' });

async function below(folder: string, projects: Projects): Promise<Task[]> {
  const { given } = projects;
  const top = slashed(resolve(folder));
  const { files } = await walk(top, given ? { ignore: given.ignore, projectFiles: false } : {});
  return files.filter(mayBeXen).map((file) => {
    const rest = file.slice(top.length).replace(/^\//, '');
    return { file, shown: join(folder, rest), from: 'folder' };
  });
}

export const fromStdin = (name: string): Task => ({ file: slashed(resolve(name)), shown: name, from: 'stdin' });

/** The configurations of the host beside files that were named: they decide what the guests' interfaces need. */
export function neighbours(tasks: readonly Task[]): Task[] {
  const known = new Set(tasks.map(({ file }) => file));
  const folders = new Map<string, string>();
  for (const { file, shown, from } of tasks) if (from === 'name') folders.set(dirname(file), dirname(shown));
  return [...folders].flatMap(([folder, shown]) =>
    ['xend-config.sxp', 'xl.conf'].flatMap((name): Task[] => {
      const file = `${folder}/${name}`;
      return known.has(file) || !existsSync(file) ? [] : [{ file, shown: join(shown, name), from: 'beside' }];
    }),
  );
}

/** Throws a UsageError for the first folder of the command line in which nothing is Xen's. */
export function refuseEmpty(folders: readonly string[], checked: readonly Task[]): void {
  for (const folder of folders) {
    const top = slashed(resolve(folder)).replace(/\/$/, '');
    if (!checked.some(({ file }) => file.startsWith(`${top}/`)))
      throw new UsageError(
        `${folder}: no Xen configuration files in this folder, apart from what .gitignore and ignore leave out`,
      );
  }
}

/** The deepest folder that holds every file; paths below it tell files apart wherever the command is run. */
export function commonFolder(tasks: readonly Task[]): string {
  let common: string | undefined;
  for (const { file } of tasks) {
    const folder = slashed(dirname(file));
    if (common === undefined) common = folder;
    while (folder !== common && !folder.startsWith(common === '/' ? '/' : `${common}/`)) {
      const above: string = slashed(dirname(common));
      if (above === common) return '';
      common = above;
    }
  }
  return common ?? '';
}

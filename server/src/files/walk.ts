import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { IgnoreList } from '../config/ignore.ts';
import { IgnoreTree } from '../config/ignore-tree.ts';
import { parseProject } from '../config/project.ts';

export const PROJECT_FILE = '.xen-config.json';
export const GITIGNORE = '.gitignore';

const SKIPPED = new Set(['node_modules']);
const MAX_FILES = 300_000;

export interface WalkOptions {
  /** Patterns of the settings, for the folder that is walked. */
  readonly ignore?: readonly string[];
  /** False when the settings given stand for every `.xen-config.json`. */
  readonly projectFiles?: boolean;
  /** True for paths below the folder (with `/` between names) that the editor hides. */
  readonly excludes?: (path: string) => boolean;
  readonly signal?: AbortSignal;
}

/** What a walk found, as absolute paths with `/` between names, in the order of paths. */
export interface Found {
  readonly files: readonly string[];
  /** Every `.xen-config.json`, those of left out folders not among them. */
  readonly projects: readonly string[];
  /** The lists that were obeyed, for asking about single files later. */
  readonly ignored: IgnoreTree;
}

/** A path with `/` between names. */
export const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/**
 * The files below a folder, without hidden ones, `node_modules`, and what `.gitignore` files and the `ignore` of settings leave out. A
 * symbolic link to a file counts as that file, once. A folder that cannot be read has no files. Answers with what it has when the
 * signal says to stop.
 */
export async function walk(top: string, options: WalkOptions = {}): Promise<Found> {
  const root = slashed(top);
  const ignored = new IgnoreTree();
  const names = options.projectFiles === false ? [GITIGNORE] : [GITIGNORE, PROJECT_FILE];
  await listsAbove(root, names, ignored);
  ignored.set(root, 'settings', new IgnoreList(options.ignore ?? []));
  const files: string[] = [];
  const links: string[] = [];
  const projects: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (options.signal?.aborted || files.length > MAX_FILES) break;
    const entries = await entriesOf(folder);
    await readLists(folder, entries, names, ignored);
    if (has(entries, PROJECT_FILE)) projects.push(join(folder, PROJECT_FILE));
    for (const entry of entries) {
      const path = folder.endsWith('/') ? folder + entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
      if (options.excludes?.(path.slice(root.length + 1))) continue;
      if (ignored.leavesOut(path, entry.isDirectory())) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
      else if (entry.isSymbolicLink()) links.push(path);
    }
  }
  return {
    files: [...files, ...(await newFiles(links, files, root))].sort(),
    projects: projects.map(slashed).sort(),
    ignored,
  };
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The links that lead to files which are not among those known, the first of several to the same file. */
async function newFiles(links: readonly string[], files: readonly string[], top: string): Promise<string[]> {
  if (!links.length) return [];
  const known = new Set(files);
  const realTop = slashed(await realpath(top));
  const found: string[] = [];
  for (const link of [...links].sort()) {
    try {
      const real = slashed(await realpath(link));
      const target = real.startsWith(`${realTop}/`) ? top + real.slice(realTop.length) : real;
      if (known.has(target) || !(await stat(real)).isFile()) continue;
      known.add(target);
      found.push(link);
    } catch {
      // It leads nowhere.
    }
  }
  return found;
}

/** Takes over a folder's own lists. */
async function readLists(
  folder: string,
  entries: readonly Dirent[],
  names: readonly string[],
  ignored: IgnoreTree,
): Promise<void> {
  for (const name of names) if (has(entries, name)) ignored.set(folder, name, await listIn(folder, name));
}

const has = (entries: readonly Dirent[], name: string): boolean =>
  entries.some((entry) => entry.name === name && !entry.isDirectory());

/** The lists of the folders above: of `.xen-config.json` everywhere, of `.gitignore` within the same repository. */
async function listsAbove(top: string, names: readonly string[], ignored: IgnoreTree): Promise<void> {
  const repository = await repositoryOf(top);
  for (const folder of foldersAbove(top)) {
    for (const name of names) {
      if (name === GITIGNORE && (repository === undefined || folder.length < repository.length)) continue;
      ignored.set(folder, name, await listIn(folder, name));
    }
  }
}

async function repositoryOf(top: string): Promise<string | undefined> {
  for (const folder of [top, ...foldersAbove(top)]) if (await exists(join(folder, '.git'))) return folder;
  return undefined;
}

/** The folders above one, the nearest first. */
function foldersAbove(path: string): string[] {
  const above: string[] = [];
  for (let folder = path; slashed(dirname(folder)) !== folder; ) {
    folder = slashed(dirname(folder));
    above.push(folder);
  }
  return above;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** The list in a folder's file of that name; undefined where there is none. */
async function listIn(folder: string, name: string): Promise<IgnoreList | undefined> {
  try {
    const text = await readFile(join(folder, name), 'utf8');
    if (name === GITIGNORE) return IgnoreList.fromGitignore(text);
    return new IgnoreList(parseProject(text, new Set()).project.ignore);
  } catch {
    return undefined;
  }
}

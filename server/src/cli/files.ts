import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { kindByName, kindByText } from '../config/detect.ts';
import type { FileKind } from '../config/profile.ts';
import { type Project, parseProject } from '../config/project.ts';
import { type Decoded, decode, isBinary } from '../files/decode.ts';
import { RULE_IDS } from '../rules/check.ts';
import { UsageError } from './usage.ts';

export const PROJECT_FILE = '.xen-config.json';
const AMBIGUOUS = /(?:\.(?:cfg|conf|hvm|pv|pvh)|(?:^|\/)[^./]+)$/;
/** Larger files below a folder are no configuration. */
const MAX_SNIFFED = 2_000_000;

/** A file to check, with its name as the person gave it. */
export interface SourceFile extends Decoded {
  readonly path: string;
  readonly kind: FileKind;
}

/** Reads a file that the command line names. Throws a UsageError that says why it could not be read. */
export function readNamed(path: string): Decoded {
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? readFileSync(0) : readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  if (isBinary(bytes)) throw new UsageError(`${path}: this is a binary file, not a configuration`);
  return decode(bytes);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read',
  EISDIR: 'this is a folder',
};

export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
};

/** The kind of a file that was named: as asked, else by its name, else by its text, else a domU config. */
export const kindNamed = (path: string, text: string, asked?: FileKind): FileKind =>
  asked ?? kindByName(resolve(path)) ?? kindByText(text) ?? 'domain';

/** The files that the paths of a command line mean. Throws a UsageError for a path that cannot be read or a folder without configs. */
export function collect(paths: readonly string[], asked?: FileKind): SourceFile[] {
  const files = new Map<string, SourceFile>();
  for (const path of paths) {
    const folder = path !== '-' && isFolder(path);
    const found = folder ? below(path, asked) : [fileNamed(path, asked)];
    if (folder && !found.length) throw new UsageError(`${path}: no Xen configuration files in this folder`);
    for (const file of found) files.set(file.path, file);
  }
  return [...files.values()];
}

function fileNamed(path: string, asked?: FileKind): SourceFile {
  const decoded = readNamed(path);
  return { ...decoded, path, kind: kindNamed(path, decoded.text, asked) };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

/** Files below a folder whose name or text says that they are Xen's. */
function below(folder: string, asked?: FileKind): SourceFile[] {
  const names = globSync(['**/*'], {
    cwd: folder,
    dot: false,
    onlyFiles: true,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  }).sort();
  return names.flatMap((name) => {
    const path = join(folder, name);
    const named = kindByName(resolve(path));
    if (!named && !AMBIGUOUS.test(name)) return [];
    const bytes = readSmall(path);
    if (!bytes || isBinary(bytes)) return [];
    const decoded = decode(bytes);
    const kind = named ?? kindByText(decoded.text);
    return kind ? [{ ...decoded, path, kind: asked ?? kind }] : [];
  });
}

function readSmall(path: string): Uint8Array | undefined {
  try {
    return statSync(path).size > MAX_SNIFFED ? undefined : readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Finds the settings for files: those of one given file, or of the `.xen-config.json` nearest above each. */
export class Projects {
  readonly #given: Project | undefined;
  readonly #known = new Map<string, Project | undefined>();

  /** Throws a UsageError when the settings file that was asked for is unreadable or wrong. */
  constructor(config?: string) {
    this.#given = config === undefined ? undefined : readSettings(config);
  }

  for(path: string): Project | undefined {
    return this.#given ?? this.#in(dirname(resolve(path)));
  }

  #in(folder: string): Project | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder);
    const path = join(folder, PROJECT_FILE);
    const above = dirname(folder);
    const project = existsSync(path) ? readSettings(path) : above === folder ? undefined : this.#in(above);
    this.#known.set(folder, project);
    return project;
  }
}

function readSettings(path: string): Project {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  const { project, errors } = parseProject(text, RULE_IDS);
  if (errors.length) throw new UsageError(errors.map((error) => `${path}: ${error}`).join('\n'));
  return project;
}

/** True when a xend-config.sxp lies beside the file, and no xl.conf. */
export function isBesideXend(path: string): boolean {
  const folder = dirname(resolve(path));
  return (
    basename(path) !== 'xend-config.sxp' &&
    existsSync(join(folder, 'xend-config.sxp')) &&
    !existsSync(join(folder, 'xl.conf'))
  );
}

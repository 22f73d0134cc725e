import { dirname } from 'node:path';
import type { ConfigFile } from '../../config/file.ts';
import { NO_PROJECT } from '../../config/project.ts';
import type { Decoded } from '../../files/decode.ts';
import type { Input } from '../../service.ts';
import type { Problem } from '../../syntax/problem.ts';
import { isXendFolder, kindNamed, Projects, readFound, readNamed, type SourceFile } from '../files.ts';
import type { Reading } from '../options.ts';
import { type CheckedFile, reported } from '../report/report.ts';
import type { Task } from './tasks.ts';

/** How files are to be checked. */
export interface Asked extends Reading {
  /** The settings file in place of the nearest ones. */
  readonly config?: string;
  /** The folder that all files are in; the fleet knows them by their paths below it. */
  readonly common: string;
  /** Each file as a fleet of its own. */
  readonly isolated: boolean;
  readonly errorsOnly: boolean;
  /** With the lines that problems are in. */
  readonly lines: boolean;
}

type Common = Pick<Input, 'project' | 'projectFolder'> & { readonly besideXend: boolean };

/** Reads the files of a command line for the engine, and tells what it says of them in the command line's words. */
export class Sources {
  readonly #asked: Asked;
  readonly #projects: Projects;
  readonly #folders = new Map<string, Common>();
  /** What the command line calls a file of the fleet. */
  readonly #names = new Map<string, string>();
  readonly #stdin: Decoded | undefined;

  constructor(asked: Asked, stdin?: Decoded) {
    this.#asked = asked;
    this.#stdin = stdin;
    this.#projects = new Projects(asked.config);
  }

  /** A file's text; undefined for one below a folder that is none of Xen's. Throws a UsageError for a named one that cannot be read. */
  read(task: Task): SourceFile | undefined {
    const { kind } = this.#asked;
    if (task.from === 'folder') return readFound(task.file, kind);
    if (task.from === 'beside') return readFound(task.file);
    const decoded = task.from === 'stdin' && this.#stdin ? this.#stdin : readNamed(task.shown);
    return { ...decoded, kind: kindNamed(task.shown, decoded.text, kind) };
  }

  /** The same for the engine. */
  input({ file }: Task, { text, kind }: SourceFile): Input {
    const common = this.#commonIn(dirname(file));
    const besideXend = common.besideXend && !file.endsWith('/xend-config.sxp');
    return { ...common, path: this.pathOf(file), text, kind, besideXend };
  }

  /** What the files of a folder have in common. */
  #commonIn(folder: string): Common {
    let common = this.#folders.get(folder);
    if (!common) {
      const nearest = this.#projects.in(folder);
      const { toolstack, release } = this.#asked;
      common = {
        project: {
          ...(nearest?.project ?? NO_PROJECT),
          ...(toolstack ? { toolstack } : {}),
          ...(release ? { release } : {}),
        },
        besideXend: isXendFolder(folder),
        ...(nearest?.folder === undefined ? {} : { projectFolder: this.pathOf(nearest.folder) }),
      };
      this.#folders.set(folder, common);
    }
    return common;
  }

  /** Remembers what the command line calls a file. */
  name({ file, shown }: Task): void {
    this.#names.set(this.pathOf(file), shown);
  }

  /** What the command line calls a file of the fleet. */
  nameOf(path: string): string {
    return this.#names.get(path) ?? path;
  }

  /** What is reported of a file with these problems. */
  checked(task: Task, file: ConfigFile, problems: readonly Problem[]): CheckedFile {
    const { errorsOnly, lines } = this.#asked;
    const shown = errorsOnly ? problems.filter(({ severity }) => severity === 'error') : problems;
    const named = (path: string): string => this.nameOf(path);
    return {
      path: task.shown,
      kind: file.kind,
      toolstack: file.profile.toolstack,
      release: file.profile.release,
      warnings: problems.filter(({ severity }) => severity === 'warning').length,
      problems: shown.map((problem) => reported(file, problem, named, lines)),
    };
  }

  /** A path below the folder that all files are in; empty for that folder and those above it. */
  pathOf(path: string): string {
    const { common } = this.#asked;
    if (!common) return path;
    return path.startsWith(common === '/' ? '/' : `${common}/`)
      ? path.slice(common === '/' ? 1 : common.length + 1)
      : '';
  }
}

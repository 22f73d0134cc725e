import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ConfigFile } from '../../config/file.ts';
import { NO_PROJECT } from '../../config/project.ts';
import { type Decoded, encode } from '../../files/decode.ts';
import type { FileFacts } from '../../fleet/facts.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { statesOf } from '../../fleet/states.ts';
import { applyEdits } from '../../language/edits.ts';
import { type Answer, type Input, Service } from '../../service.ts';
import type { Problem } from '../../syntax/problem.ts';
import { isXendFolder, kindNamed, Projects, readFound, readNamed, reasonOf, type SourceFile } from '../files.ts';
import type { Reading } from '../options.ts';
import { type CheckedFile, reported } from '../report/report.ts';
import { UsageError } from '../usage.ts';
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

/** A file that was checked, and what the answer was drawn from. */
interface Done {
  readonly task: Task;
  readonly checked: CheckedFile;
  readonly answer: Pick<Answer, 'from' | 'revision'>;
  readonly fixable: boolean;
}

/** Checks files one after the other, and those again that later ones concern. Keeps no text of a file but that of standard input. */
export class Checker {
  readonly #asked: Asked;
  readonly #projects: Projects;
  readonly #xendFolders = new Map<string, boolean>();
  readonly #done = new Map<Task, Done>();
  /** What the command line calls a file of the fleet. */
  readonly #names = new Map<string, string>();
  readonly #stdin: Decoded | undefined;
  #service = new Service();

  constructor(asked: Asked, stdin?: Decoded) {
    this.#asked = asked;
    this.#stdin = stdin;
    this.#projects = new Projects(asked.config);
  }

  /**
   * Reads and checks a file as far as the others are known. A file below a folder that is none of Xen's is left out; a named one that
   * cannot be read throws a UsageError.
   */
  check(task: Task): void {
    const source = this.#read(task);
    if (!source) return;
    if (this.#asked.isolated) this.#service = new Service();
    if (task.from === 'beside') this.#take(task, source);
    else this.#look(task, source);
    this.#service.release(this.#pathOf(task.file));
  }

  /** Checks those files again that others concern which came later. */
  settle(): void {
    if (this.#asked.isolated) return;
    for (const { task, answer } of this.#done.values()) if (!this.#service.holds(answer)) this.check(task);
  }

  /** Applies the safe fixes and checks again what changed. Writes nothing unless every file could be read. */
  fix(): void {
    const fixed: { task: Task; source: SourceFile }[] = [];
    for (const { task, fixable } of this.#done.values()) {
      const source = fixable ? this.#read(task) : undefined;
      const text = source && this.#fixed(task, source);
      if (source && text !== undefined) fixed.push({ task, source: { ...source, text } });
    }
    for (const { task, source } of fixed) {
      try {
        writeFileSync(task.file, encode(source));
      } catch (error) {
        throw new UsageError(`${task.shown}: it could not be written: ${reasonOf(error)}`);
      }
    }
    for (const { task } of fixed) this.check(task);
    this.settle();
  }

  /** Every file that was checked. */
  results(): Map<Task, CheckedFile> {
    return new Map([...this.#done].map(([task, { checked }]) => [task, checked]));
  }

  /** What a file that was checked gives to the others, and what its answer was drawn from, for another thread. */
  report(task: Task): { checked: CheckedFile; facts: FileFacts | undefined; states: readonly string[] } | undefined {
    const done = this.#done.get(task);
    if (!done) return undefined;
    const facts = this.#service.fleet.factsOf(this.#pathOf(task.file));
    return { checked: done.checked, facts, states: statesOf(done.answer.from) };
  }

  /** Looks at every file once more, with its problems among all the others. */
  visit(tasks: Iterable<Task>, look: (file: ConfigFile, problems: readonly Problem[]) => void): void {
    for (const task of tasks) {
      const source = this.#read(task);
      if (!source) continue;
      const file = this.#take(task, source);
      look(file, this.#service.problems(file.path));
      this.#service.release(file.path);
    }
  }

  /** What the command line calls a file of the fleet. */
  nameOf(path: string): string {
    return this.#names.get(path) ?? path;
  }

  get fleet(): Fleet {
    return this.#service.fleet;
  }

  /** Knows a file of another thread, by the name that the command line has for it. */
  name(path: string, shown: string): void {
    this.#names.set(path, shown);
  }

  pathOf(task: Task): string {
    return this.#pathOf(task.file);
  }

  #read(task: Task): SourceFile | undefined {
    const { kind } = this.#asked;
    if (task.from === 'folder') return readFound(task.file, kind);
    if (task.from === 'beside') return readFound(task.file);
    const decoded = task.from === 'stdin' && this.#stdin ? this.#stdin : readNamed(task.shown);
    return { ...decoded, kind: kindNamed(task.shown, decoded.text, kind) };
  }

  #take(task: Task, source: SourceFile): ConfigFile {
    const input = this.#input(task, source);
    this.#names.set(input.path, task.shown);
    return this.#service.update(input);
  }

  #look(task: Task, source: SourceFile): void {
    const file = this.#take(task, source);
    const answer = this.#service.answer(file.path);
    if (!answer) return;
    const { errorsOnly, lines } = this.#asked;
    const shown = errorsOnly ? answer.value.filter(({ severity }) => severity === 'error') : answer.value;
    const named = (path: string): string => this.nameOf(path);
    this.#done.set(task, {
      task,
      checked: {
        path: task.shown,
        kind: file.kind,
        toolstack: file.profile.toolstack,
        release: file.profile.release,
        warnings: answer.value.filter(({ severity }) => severity === 'warning').length,
        problems: shown.map((problem) => reported(file, problem, named, lines)),
      },
      answer: { from: answer.from, revision: answer.revision },
      fixable: answer.value.some(({ fixes }) => fixes.some(({ safe }) => safe)),
    });
  }

  /** A file's text after its safe fixes, or undefined when they change nothing. */
  #fixed(task: Task, source: SourceFile): string | undefined {
    if (this.#asked.isolated) this.#service = new Service();
    const { path } = this.#take(task, source);
    const edits = this.#service.fixAll(path);
    this.#service.release(path);
    const text = edits.length ? applyEdits(source.text, edits) : source.text;
    return text === source.text ? undefined : text;
  }

  #input({ file }: Task, { text, kind }: SourceFile): Input {
    const folder = dirname(file);
    const nearest = this.#projects.in(folder);
    const { toolstack, release } = this.#asked;
    return {
      path: this.#pathOf(file),
      text,
      kind,
      project: {
        ...(nearest?.project ?? NO_PROJECT),
        ...(toolstack ? { toolstack } : {}),
        ...(release ? { release } : {}),
      },
      besideXend: !file.endsWith('/xend-config.sxp') && this.#isXendFolder(folder),
      ...(nearest?.folder === undefined ? {} : { projectFolder: this.#pathOf(nearest.folder) }),
    };
  }

  /** A path below the folder that all files are in; empty for that folder and those above it. */
  #pathOf(path: string): string {
    const { common } = this.#asked;
    if (!common) return path;
    return path.startsWith(common === '/' ? '/' : `${common}/`)
      ? path.slice(common === '/' ? 1 : common.length + 1)
      : '';
  }

  #isXendFolder(folder: string): boolean {
    const known = this.#xendFolders.get(folder);
    if (known !== undefined) return known;
    const found = isXendFolder(folder);
    this.#xendFolders.set(folder, found);
    return found;
  }
}

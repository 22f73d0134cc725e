import { profileOf } from './config/detect.ts';
import type { ConfigFile } from './config/file.ts';
import type { FileKind, Profile } from './config/profile.ts';
import { type Level, NO_PROJECT, type Project } from './config/project.ts';
import { proveToolstack } from './config/prove.ts';
import { readConfig } from './config/read.ts';
import { Readings } from './config/readings.ts';
import { type Drawn, Fleet } from './fleet/fleet.ts';
import { gather } from './fleet/gather.ts';
import { fixAll } from './language/fix-all.ts';
import { checkAlone, checkFile } from './rules/check.ts';
import type { Edit, Problem } from './syntax/problem.ts';

/** A file to look at. The path is only compared and shown; nothing is read from it. */
export interface Input {
  readonly path: string;
  readonly text: string;
  readonly kind: FileKind;
  /** The project file nearest above it. */
  readonly project?: Project;
  /** What the editor or the command line asks for where the project file says nothing. */
  readonly preferred?: Pick<Project, 'toolstack' | 'release'>;
  /** True when a xend-config.sxp lies in the same folder and no xl.conf. */
  readonly besideXend?: boolean;
  /** The folder of that project file, in the form of `path`: it makes the folder a host of its own. */
  readonly projectFolder?: string;
}

/** The toolstack and release that a file is checked for, and why. */
export function resolveProfile(input: Input, readings = new Readings(input.text)): Profile {
  const { kind, text, project = NO_PROJECT, preferred = {}, besideXend = false } = input;
  const layers = [
    { project, name: '.xen-config.json says so' },
    { project: preferred, name: 'the settings say so' },
  ];
  return profileOf(
    kind,
    text,
    layers,
    () =>
      proveToolstack(readings) ??
      (besideXend ? { toolstack: 'xm', reason: 'a xend-config.sxp lies beside it' } : undefined),
  );
}

const NO_LEVELS: ReadonlyMap<string, Level> = new Map();

/** What the rules said of a file, and what of the fleet they looked at. */
export type Answer = Drawn<readonly Problem[]>;

interface Entry {
  readonly file: ConfigFile;
  readonly levels: ReadonlyMap<string, Level>;
  answer?: Answer;
}

/**
 * The engine's public face for a set of files that belong together: reads each once per change, and keeps of the others only what
 * the rules across files need. Knows nothing of disks, editors and wires.
 */
export class Service {
  readonly #fleet = new Fleet();
  readonly #files = new Map<string, Entry>();
  /** Files whose facts are still those of an earlier reading. */
  readonly #ahead = new Map<string, ConfigFile>();

  /** What the files say that concerns others. */
  get fleet(): Fleet {
    for (const path of [...this.#ahead.keys()]) this.#gather(path);
    return this.#fleet;
  }

  /** The same, but of files that are being typed in perhaps as they were a moment ago: for what a person waits for at each key. */
  get lately(): Fleet {
    return this.#fleet;
  }

  /** Reads a file (again) and takes over its facts; answers with its view, which holds until the next reading. Never throws. */
  update(input: Input): ConfigFile {
    const { path, project } = input;
    const file = this.#read(input, this.#files.get(path)?.file);
    this.#files.set(path, { file, levels: project?.rules ?? NO_LEVELS });
    this.#ahead.set(path, file);
    if (!this.#fleet.factsOf(path)) this.#gather(path);
    return file;
  }

  /**
   * Reads a file that is no host's configuration and checks it as if it shared nothing with others: of the fleet only the hosts are looked at.
   * Keeps nothing of it.
   */
  glance(input: Input): { readonly file: ConfigFile; readonly answer: Answer } {
    const file = this.#read(input);
    const levels = input.project?.rules ?? NO_LEVELS;
    return { file, answer: this.fleet.draw(() => checkAlone(file, this.#fleet, levels)) };
  }

  #read(input: Input, before?: ConfigFile): ConfigFile {
    const { path, text, kind, project } = input;
    const readings = new Readings(text);
    const profile = resolveProfile(input, readings);
    if (input.projectFolder !== undefined) this.#fleet.addHost(input.projectFolder);
    return readConfig(
      { path, text, kind, profile, ...(project?.host ? { host: project.host } : {}) },
      readings,
      before,
    );
  }

  #gather(path: string): void {
    const file = this.#ahead.get(path);
    if (!file) return;
    this.#ahead.delete(path);
    this.#fleet.set(gather(file));
  }

  /** Keeps a file's facts and forgets its text: for files that are not open. */
  release(path: string): void {
    this.#gather(path);
    this.#files.delete(path);
  }

  /** Forgets a file altogether. */
  remove(path: string): void {
    this.#files.delete(path);
    this.#ahead.delete(path);
    this.#fleet.remove(path);
  }

  /** Takes a file's facts away from the others until it is read again; the file itself stays. */
  withdraw(path: string): void {
    this.#ahead.delete(path);
    this.#fleet.remove(path);
  }

  file(path: string): ConfigFile | undefined {
    return this.#files.get(path)?.file;
  }

  /** The problems of a file that was read and not released; else none. */
  problems(path: string): readonly Problem[] {
    return this.answer(path)?.value ?? [];
  }

  /** The same with what it was drawn from, so that it can be kept as long as it `holds`. */
  answer(path: string): Answer | undefined {
    const entry = this.#files.get(path);
    if (!entry) return undefined;
    if (!entry.answer || !this.holds(entry.answer)) {
      entry.answer = this.fleet.draw(() => checkFile(entry.file, this.fleet, entry.levels));
    }
    return entry.answer;
  }

  /** False when other files have changed in a way that concerns an answer: then the file has to be checked again. */
  holds(answer: Pick<Answer, 'from' | 'revision'>): boolean {
    return this.fleet.holds(answer);
  }

  /** The files that were read and not released whose problems have to be looked at again. */
  stale(): string[] {
    return [...this.#files].flatMap(([path, { answer }]) => (answer && !this.holds(answer) ? [path] : []));
  }

  /** The edits that apply every safe fix of a file, repeated until none is left. */
  fixAll(path: string): readonly Edit[] {
    const entry = this.#files.get(path);
    if (!entry) return [];
    return fixAll(entry.file, this.problems(path), (file) => checkFile(file, this.fleet, entry.levels));
  }
}

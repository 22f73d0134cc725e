import { baseName, kindByName, kindOfFound } from '../config/detect.ts';
import { NO_PROJECT, type Project, parseProject } from '../config/project.ts';
import { folderOf } from '../fleet/fleet.ts';
import { RULE_IDS } from '../rules/check.ts';
import type { Service } from '../service.ts';
import { LARGE } from './aside.ts';
import type { Disk, Listing } from './disk.ts';
import { merged } from './merge.ts';
import type { UnopenedProblems } from './unopened.ts';
import { canonical } from './uris.ts';

export const PROJECT_FILE = '.xen-config.json';
const AMBIGUOUS = /\.(?:cfg|conf|hvm|pv|pvh)$/;
/** So many files are read at once, and between them others have their turn. */
const AT_ONCE = 32;

/** True for a file whose name says that it may be Xen's; its text decides for the ambiguous ones. */
const mayBeXen = (uri: string): boolean => kindByName(uri) !== undefined || AMBIGUOUS.test(baseName(uri));

/** What the editor says of a folder of the workspace. */
export interface FolderSettings {
  readonly settings: Project;
  /** Glob patterns of what it hides. */
  readonly exclude: readonly string[];
}

/** What files are read for, besides the service. */
export interface WorkspaceHelp {
  /** Open files keep the text of the editor. */
  readonly isOpen: (uri: string) => boolean;
  readonly settingsOf: (folder: string) => Promise<FolderSettings>;
  readonly problems: UnopenedProblems;
}

/** Told how far the reading is; says whether it is to go on. */
export type OnProgress = (done: number, of: number) => boolean;

/** The files of the workspace that are not open: their facts, and the project files. */
export class WorkspaceFiles {
  readonly #service: Service;
  readonly #disk: Disk;
  readonly #tell: (text: string) => void;
  readonly #help: WorkspaceHelp;
  readonly #projects = new Map<string, Project>();
  readonly #settings = new Map<string, Project>();
  readonly #listings = new Map<string, Listing>();
  readonly #xendFolders = new Set<string>();
  readonly #xlFolders = new Set<string>();
  /** The latest reading of each file that is being read. */
  readonly #readings = new Map<string, symbol>();
  /** Readings of documents that were closed. */
  readonly #closing = new Set<Promise<boolean>>();
  #folders: readonly string[] = [];
  #ready: Promise<void> = Promise.resolve();
  #loads = 0;

  constructor(service: Service, disk: Disk, tell: (text: string) => void, help: WorkspaceHelp) {
    this.#service = service;
    this.#disk = disk;
    this.#tell = tell;
    this.#help = help;
  }

  /**
   * Reads the workspace's folders anew. What decides about single files (project files, and which folders are hosts) is known first, and
   * open documents wait for that alone; the facts of the other files come behind, those of hosts first. A later call ends an earlier one.
   */
  async load(folders: readonly string[], onProgress: OnProgress = () => true, signal?: AbortSignal): Promise<void> {
    const load = ++this.#loads;
    this.#folders = folders;
    const found: string[] = [];
    this.#ready = this.#survey(found, signal);
    await this.#ready;
    if (load !== this.#loads || signal?.aborted) return;
    const wanted = new Set(found);
    for (const uri of [...this.#help.problems.files]) if (!wanted.has(uri)) this.#forget(uri);
    const xen = found.filter(mayBeXen);
    const ordered = [...xen.filter(isOfHost), ...xen.filter((uri) => !isOfHost(uri))];
    for (let at = 0; at < ordered.length; at += AT_ONCE) {
      if (load !== this.#loads || signal?.aborted || !onProgress(at, ordered.length)) return;
      await this.#readAll(ordered.slice(at, at + AT_ONCE));
    }
  }

  /** The workspace's folders, as URIs without a slash at their end. */
  get folders(): readonly string[] {
    return this.#folders.map((uri) => uri.replace(/\/+$/, ''));
  }

  /** A file's text on the disk. */
  text(uri: string): Promise<string | undefined> {
    return this.#disk.read(uri);
  }

  /** True when there is such a file. */
  has(uri: string): Promise<boolean> {
    return this.#disk.has(uri);
  }

  async #survey(found: string[], signal?: AbortSignal): Promise<void> {
    const projects = new Set<string>();
    for (const folder of this.#folders) {
      const { settings, exclude } = await this.#help.settingsOf(folder);
      this.#settings.set(folder, settings);
      const options = { ignore: settings.ignore, exclude, ...(signal ? { signal } : {}) };
      const listing = await this.#disk.list(folder, options);
      this.#listings.set(folder, listing);
      for (const listed of listing.files) {
        const uri = canonical(listed);
        if (baseName(uri) === PROJECT_FILE) {
          projects.add(folderOf(uri));
          await this.#loadProject(uri);
        } else found.push(uri);
        this.#host(uri, true);
      }
    }
    if (signal?.aborted) return;
    for (const folder of [...this.#projects.keys()]) if (!projects.has(folder)) this.#dropProject(folder);
  }

  /** Notes which toolstack's host configuration lies in a folder; answers whether that is new. */
  #host(uri: string, there: boolean): boolean {
    const name = baseName(uri);
    const folders = name === 'xend-config.sxp' ? this.#xendFolders : name === 'xl.conf' ? this.#xlFolders : undefined;
    if (!folders || folders.has(folderOf(uri)) === there) return false;
    if (there) folders.add(folderOf(uri));
    else folders.delete(folderOf(uri));
    return true;
  }

  /** Takes over a file that is not open as it is on the disk; forgets it when it is gone or none of the workspace's. Answers whether files beside or below it have to be read again. */
  async changed(uri: string): Promise<boolean> {
    if (baseName(uri) === PROJECT_FILE) {
      await this.#loadProject(uri);
      return true;
    }
    if (!this.#counts(uri)) return this.#take(uri, undefined);
    const read = await this.#read(uri);
    return read ? this.#take(uri, read.text) : false;
  }

  /** A file or folder is gone: forgets it and what lies below it. Answers as `changed` does. */
  removed(uri: string): boolean {
    let news = this.#counts(uri) && this.#take(uri, undefined);
    const below = [...this.#help.problems.files].filter((known) => isBelow(known, uri));
    for (const known of below) news = this.#take(known, undefined) || news;
    for (const folder of [...this.#projects.keys()]) {
      if (folder !== uri && !isBelow(folder, uri)) continue;
      this.#dropProject(folder);
      news = true;
    }
    return news;
  }

  /** True for a folder on the disk. */
  isFolder(uri: string): Promise<boolean> {
    return this.#disk.isFolder(uri);
  }

  /**
   * A document was closed: from now on the disk says what it holds. Whoever asks later waits for that (see `settled`), and never gets an answer drawn
   * from a text that nobody has any more. Answers as `changed` does.
   */
  closed(uri: string): Promise<boolean> {
    const reading = this.changed(uri).finally(() => this.#closing.delete(reading));
    this.#closing.add(reading);
    return reading;
  }

  /** Waits until what decides about single files is known, and no closed document is still being read. */
  async settled(): Promise<void> {
    await this.#ready;
    if (this.#closing.size) await Promise.allSettled(this.#closing);
  }

  /** True for a file below a folder of the workspace that may be Xen's and that nothing leaves out. */
  #counts(uri: string): boolean {
    const within = this.#folders.filter((folder) => isBelow(uri, folder));
    return within.length > 0 && mayBeXen(uri) && !within.some((folder) => this.#listings.get(folder)?.leavesOut(uri));
  }

  /** A file's text; undefined when a later reading of the same file has begun meanwhile, which may know more. */
  async #read(uri: string): Promise<{ readonly text: string | undefined } | undefined> {
    const reading = Symbol();
    this.#readings.set(uri, reading);
    const text = await this.#disk.read(uri);
    if (this.#readings.get(uri) !== reading) return undefined;
    this.#readings.delete(uri);
    return { text };
  }

  /** Reads again what lies in and below a folder and is not open. */
  async readBelow(folder: string): Promise<void> {
    const below = [...this.#help.problems.files].filter((uri) => uri.startsWith(`${folder}/`));
    for (let at = 0; at < below.length; at += AT_ONCE) await this.#readAll(below.slice(at, at + AT_ONCE));
  }

  /** Checks again those of the files that are not open whose problems others have made old, a few at a time. */
  async refresh(): Promise<void> {
    const stale = this.#help.problems.stale();
    for (let at = 0; at < stale.length; at += AT_ONCE) await this.#readAll(stale.slice(at, at + AT_ONCE));
  }

  async #readAll(uris: readonly string[]): Promise<void> {
    const closed = uris.filter((uri) => !this.#help.isOpen(uri));
    const reads = await Promise.all(closed.map((uri) => this.#read(uri)));
    reads.forEach((read, i) => {
      if (read) this.#take(closed[i] as string, read.text);
    });
    await new Promise<void>((resolve) => setTimeout(resolve));
  }

  #take(uri: string, text: string | undefined): boolean {
    // It may have been opened while it was read.
    if (this.#help.isOpen(uri)) return false;
    const news = this.#host(uri, text !== undefined);
    const wanted = text === undefined || text.length > LARGE ? undefined : text;
    const kind = wanted === undefined ? undefined : kindOfFound(uri, wanted);
    if (wanted === undefined || !kind) {
      this.#forget(uri);
      return news;
    }
    const settings = this.#settings.get(this.#folders.find((folder) => isBelow(uri, folder)) ?? '') ?? NO_PROJECT;
    const project = merged(this.#projectNow(uri), settings);
    const besideXend = this.besideXend(uri);
    const file = this.#service.update({ path: uri, text: wanted, kind, project, preferred: settings, besideXend });
    this.#help.problems.take(file);
    this.#service.release(uri);
    return news;
  }

  #forget(uri: string): void {
    if (!this.#help.isOpen(uri)) this.#service.remove(uri);
    this.#help.problems.forget(uri);
  }

  async #loadProject(uri: string): Promise<void> {
    const text = await this.#disk.read(uri);
    const folder = folderOf(uri);
    if (text === undefined) return this.#dropProject(folder);
    const { project, errors } = parseProject(text, RULE_IDS);
    for (const error of errors) this.#tell(`${uri}: ${error}`);
    this.#projects.set(folder, project);
    this.#service.fleet.addHost(folder);
  }

  #dropProject(folder: string): void {
    this.#projects.delete(folder);
    this.#service.fleet.removeHost(folder);
  }

  /** The nearest project file above a file, once the workspace has been read. */
  async projectFor(uri: string): Promise<Project> {
    await this.settled();
    return this.#projectNow(uri);
  }

  #projectNow(uri: string): Project {
    for (let folder = folderOf(uri); folder; folder = folderOf(folder)) {
      const project = this.#projects.get(folder);
      if (project) return project;
    }
    return NO_PROJECT;
  }

  /** True for a file in the folder of a xend-config.sxp that is no folder of xl's too. */
  besideXend(uri: string): boolean {
    const folder = folderOf(uri);
    return this.#xendFolders.has(folder) && !this.#xlFolders.has(folder);
  }
}

const isBelow = (uri: string, folder: string): boolean => uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

const isOfHost = (uri: string): boolean => /\.sxp$|\/xl\.conf$/.test(uri);

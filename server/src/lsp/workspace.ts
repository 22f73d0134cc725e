import type { RemoteConsole } from 'vscode-languageserver';
import { baseName, kindByName, kindByText } from '../config/detect.ts';
import { NO_PROJECT, type Project, parseProject } from '../config/project.ts';
import { folderOf } from '../fleet/fleet.ts';
import { RULE_IDS } from '../rules/check.ts';
import type { Service } from '../service.ts';
import type { Disk } from './disk.ts';

export const PROJECT_FILE = '.xen-config.json';
const AMBIGUOUS = /\.(?:cfg|conf|hvm|pv|pvh)$/;

/** True for a file whose name says that it may be Xen's; its text decides for the ambiguous ones. */
const mayBeXen = (uri: string): boolean => kindByName(uri) !== undefined || AMBIGUOUS.test(baseName(uri));

/** The files of the workspace that are not open: their facts, and the project files. */
export class WorkspaceFiles {
  readonly #service: Service;
  readonly #disk: Disk;
  readonly #console: RemoteConsole;
  readonly #projects = new Map<string, Project>();
  readonly #xendFolders = new Set<string>();
  readonly #xlFolders = new Set<string>();
  readonly #isOpen: (uri: string) => boolean;
  #folders: readonly string[] = [];
  #ready: Promise<void> = Promise.resolve();

  /** Files for which `isOpen` keep the text of the editor. */
  constructor(service: Service, disk: Disk, console: RemoteConsole, isOpen: (uri: string) => boolean) {
    this.#service = service;
    this.#disk = disk;
    this.#console = console;
    this.#isOpen = isOpen;
  }

  /**
   * Reads the workspace's folders anew. What decides about single files (project files, and which folders are hosts) is known first, and
   * open documents wait for that alone; the facts of the other files come one by one behind.
   */
  async load(folders: readonly string[]): Promise<void> {
    this.#folders = folders;
    const found: string[] = [];
    this.#ready = this.#survey(found);
    await this.#ready;
    for (const uri of found) if (!this.#isOpen(uri)) await this.changed(uri);
  }

  /** The workspace's folders, as URIs without a slash at their end. */
  get folders(): readonly string[] {
    return this.#folders.map((uri) => uri.replace(/\/+$/, ''));
  }

  /** True when there is such a file. */
  has(uri: string): Promise<boolean> {
    return this.#disk.has(uri);
  }

  async #survey(found: string[]): Promise<void> {
    for (const folder of this.#folders) {
      for (const uri of await this.#disk.list(folder, [])) {
        if (baseName(uri) === PROJECT_FILE) await this.#loadProject(uri);
        else found.push(uri);
        this.#host(uri, true);
      }
    }
  }

  /** Notes which toolstack's host configuration lies in a folder. */
  #host(uri: string, there: boolean): void {
    const name = baseName(uri);
    const folders = name === 'xend-config.sxp' ? this.#xendFolders : name === 'xl.conf' ? this.#xlFolders : undefined;
    if (there) folders?.add(folderOf(uri));
    else folders?.delete(folderOf(uri));
  }

  /** Takes over a file that is not open as it is on the disk; forgets it when it is gone. */
  async changed(uri: string): Promise<void> {
    if (baseName(uri) === PROJECT_FILE) return this.#loadProject(uri);
    if (!mayBeXen(uri)) return;
    const text = await this.#disk.read(uri);
    const kind = text === undefined ? undefined : (kindByName(uri) ?? kindByText(text));
    // It may have been opened while it was read.
    if (this.#isOpen(uri)) return;
    this.#host(uri, text !== undefined);
    if (text === undefined || !kind) return this.#service.remove(uri);
    const project = this.#projectNow(uri);
    this.#service.update({ path: uri, text, kind, project, besideXend: this.besideXend(uri) });
    this.#service.release(uri);
  }

  async #loadProject(uri: string): Promise<void> {
    const text = await this.#disk.read(uri);
    const folder = folderOf(uri);
    if (text === undefined) {
      this.#projects.delete(folder);
      this.#service.fleet.removeHost(folder);
      return;
    }
    const { project, errors } = parseProject(text, RULE_IDS);
    for (const error of errors) this.#console.warn(`${uri}: ${error}`);
    this.#projects.set(folder, project);
    this.#service.fleet.addHost(folder);
  }

  /** The nearest project file above a file, once the workspace has been read. */
  async projectFor(uri: string): Promise<Project> {
    await this.#ready;
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

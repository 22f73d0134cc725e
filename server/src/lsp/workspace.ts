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
  #folders: readonly string[] = [];
  #ready: Promise<void> = Promise.resolve();

  constructor(service: Service, disk: Disk, console: RemoteConsole) {
    this.#service = service;
    this.#disk = disk;
    this.#console = console;
  }

  /** Reads the workspace's folders anew; `isOpen` files keep the text of the editor. */
  load(folders: readonly string[], isOpen: (uri: string) => boolean): Promise<void> {
    this.#folders = folders;
    this.#ready = this.#loadAll(isOpen);
    return this.#ready;
  }

  async #loadAll(isOpen: (uri: string) => boolean): Promise<void> {
    for (const folder of this.#folders) {
      const uris = await this.#disk.list(folder, []);
      for (const uri of uris) if (baseName(uri) === PROJECT_FILE) await this.#loadProject(uri);
      for (const uri of uris) if (baseName(uri) === 'xend-config.sxp') this.#xendFolders.add(folderOf(uri));
      for (const uri of uris) if (!isOpen(uri)) await this.changed(uri);
    }
  }

  /** Takes over a file that is not open as it is on the disk; forgets it when it is gone. */
  async changed(uri: string): Promise<void> {
    if (baseName(uri) === PROJECT_FILE) return this.#loadProject(uri);
    if (!mayBeXen(uri)) return;
    const text = await this.#disk.read(uri);
    const kind = text === undefined ? undefined : (kindByName(uri) ?? kindByText(text));
    if (text === undefined || !kind) {
      this.#service.remove(uri);
      if (baseName(uri) === 'xend-config.sxp') this.#xendFolders.delete(folderOf(uri));
      return;
    }
    if (baseName(uri) === 'xend-config.sxp') this.#xendFolders.add(folderOf(uri));
    const project = this.#projectNow(uri);
    this.#service.update({ path: uri, text, kind, project, besideXend: this.besideXend(uri) });
    this.#service.release(uri);
  }

  async #loadProject(uri: string): Promise<void> {
    const text = await this.#disk.read(uri);
    if (text === undefined) {
      this.#projects.delete(folderOf(uri));
      return;
    }
    const { project, errors } = parseProject(text, RULE_IDS);
    for (const error of errors) this.#console.warn(`${uri}: ${error}`);
    this.#projects.set(folderOf(uri), project);
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

  besideXend(uri: string): boolean {
    return this.#xendFolders.has(folderOf(uri));
  }
}

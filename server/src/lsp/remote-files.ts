import type { Connection } from 'vscode-languageserver';
import { IgnoreList, matcher } from '../config/ignore.ts';
import { IgnoreTree } from '../config/ignore-tree.ts';
import { parseProject } from '../config/project.ts';
import type { Disk, Listing, ListOptions } from './disk.ts';

/** Each folder is a question to the client, and each file another. */
const MAX_FILES = 20_000;
const MAX_FOLDERS = 5_000;
const SKIPPED = new Set(['node_modules']);
const GITIGNORE = '.gitignore';
const PROJECT_FILE = '.xen-config.json';

interface Entry {
  readonly name: string;
  readonly uri: string;
  readonly folder: boolean;
  readonly file: boolean;
}

/** Files that only the client reaches: in a browser, and in folders that lie on no disk. */
export class RemoteFiles implements Disk {
  readonly #connection: Connection;
  /** Whether the client answers for files. */
  offered = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async list(folder: string, { ignore, exclude, signal }: ListOptions): Promise<Listing> {
    const hides = exclude.flatMap((glob) => matcher(glob) ?? []);
    const ignored = new IgnoreTree();
    ignored.set('', 'settings', new IgnoreList(ignore));
    const leavesOut = (path: string, isFolder: boolean): boolean =>
      hides.some((hide) => hide(path.slice(1))) || ignored.leavesOut(path, isFolder);
    const projects: string[] = [];
    const files: string[] = [];
    const folders = [{ uri: folder, path: '' }];
    for (let seen = 0; seen < MAX_FOLDERS && files.length < MAX_FILES; seen++) {
      const next = folders.pop();
      if (!next || signal?.aborted) break;
      const entries = (await this.#ask<Entry[]>('xen/list', { uri: next.uri })) ?? [];
      for (const { name, uri, file } of entries) {
        if (file && name === PROJECT_FILE) projects.push(uri);
        if (file && (name === PROJECT_FILE || name === GITIGNORE))
          ignored.set(next.path, name, await this.#listIn(uri, name));
      }
      for (const entry of entries) {
        const path = `${next.path}/${entry.name}`;
        if (entry.name.startsWith('.') || SKIPPED.has(entry.name) || leavesOut(path, entry.folder)) continue;
        if (entry.folder) folders.push({ uri: entry.uri, path });
        else if (entry.file) files.push(entry.uri);
      }
    }
    return {
      files: [...projects.sort(), ...files.sort()],
      leavesOut: (uri) => {
        const path = decodeURIComponent(uri.slice(folder.replace(/\/+$/, '').length));
        const names = path.split('/').slice(1);
        return names.some((_, i) => leavesOut(`/${names.slice(0, i + 1).join('/')}`, i < names.length - 1));
      },
    };
  }

  async read(uri: string): Promise<string | undefined> {
    const text = await this.#ask<string>('xen/read', { uri });
    return text?.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  async has(uri: string): Promise<boolean> {
    return (await this.#ask<boolean>('xen/has', { uri })) === true;
  }

  async isFolder(uri: string): Promise<boolean> {
    return (await this.#ask<Entry[]>('xen/list', { uri })) !== undefined;
  }

  async #listIn(uri: string, name: string): Promise<IgnoreList | undefined> {
    const text = await this.read(uri);
    if (text === undefined) return undefined;
    if (name === GITIGNORE) return IgnoreList.fromGitignore(text);
    return new IgnoreList(parseProject(text, new Set()).project.ignore);
  }

  async #ask<T>(method: string, params: unknown): Promise<T | undefined> {
    if (!this.offered) return undefined;
    return (await this.#connection.sendRequest<T | null>(method, params)) ?? undefined;
  }
}

/** A disk for the files that lie on it, and the client for all others. */
export const either = (disk: Disk | undefined, remote: Disk): Disk => {
  const of = (uri: string): Disk => (disk && uri.startsWith('file:') ? disk : remote);
  return {
    list: (folder, options) => of(folder).list(folder, options),
    read: (uri) => of(uri).read(uri),
    has: (uri) => of(uri).has(uri),
    isFolder: (uri) => of(uri).isFolder(uri),
  };
};

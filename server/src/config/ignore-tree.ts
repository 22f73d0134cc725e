import type { IgnoreList } from './ignore.ts';

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Which files of a tree of folders are left out, by the lists that lie in its folders. Paths are absolute, or URIs. */
export class IgnoreTree {
  readonly #lists = new Map<string, Map<string, IgnoreList>>();

  /** Takes over a folder's list of one origin (the name of the file that it is from); none when it is undefined. */
  set(folder: string, origin: string, list: IgnoreList | undefined): void {
    const lists = this.#lists.get(folder) ?? new Map<string, IgnoreList>();
    if (list && !list.isEmpty) lists.set(origin, list);
    else lists.delete(origin);
    if (lists.size) this.#lists.set(folder, lists);
    else this.#lists.delete(folder);
  }

  /** Forgets the lists of a folder and those below it. */
  clear(folder: string): void {
    for (const known of this.#lists.keys()) {
      if (known === folder || known.startsWith(`${folder}/`)) this.#lists.delete(known);
    }
  }

  /** True when a list leaves out this very path; the folders above it are not looked at. The nearest list that has a word on it decides. */
  leavesOut(path: string, isFolder: boolean): boolean {
    if (!this.#lists.size) return false;
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const lists = this.#lists.get(folder);
      if (lists) {
        const said = [...lists.values()].map((list) => list.says(path.slice(folder.length + 1), isFolder));
        if (said.includes(true)) return true;
        if (said.includes(false)) return false;
      }
      if (!folder) return false;
    }
  }

  /** True when the file, or a folder above it and below `top`, is left out. */
  leavesOutFile(path: string, top: string): boolean {
    if (!this.#lists.size) return false;
    if (this.leavesOut(path, false)) return true;
    for (let folder = folderOf(path); folder.length > top.length; folder = folderOf(folder)) {
      if (this.leavesOut(folder, true)) return true;
    }
    return false;
  }
}

/** The folder of a path or URI, without its last slash; empty for a bare name. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Which folders are hosts: those with a xend-config.sxp, an xl.conf or a `.xen-config.json` of their own. A file belongs to the nearest one
 * at or above its folder; what has none above it is one host together.
 */
export class Hosts {
  /** How many reasons a folder has to be a host. */
  readonly #marks = new Map<string, number>();
  readonly #known = new Map<string, string>();

  mark(folder: string): void {
    this.#marks.set(folder, (this.#marks.get(folder) ?? 0) + 1);
    this.#known.clear();
  }

  unmark(folder: string): void {
    const left = (this.#marks.get(folder) ?? 0) - 1;
    if (left > 0) this.#marks.set(folder, left);
    else this.#marks.delete(folder);
    this.#known.clear();
  }

  /** The host that a file belongs to, by its folder; empty for the common one. */
  of(path: string): string {
    return this.#ofFolder(folderOf(path));
  }

  #ofFolder(folder: string): string {
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const host = this.#marks.has(folder) || !folder ? folder : this.#ofFolder(folderOf(folder));
    this.#known.set(folder, host);
    return host;
  }
}

import type { Ledger, Topic } from './ledger.ts';

/** The folder of a path or URI, without its last slash; empty for a bare name. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Which folders are hosts: those with a xend-config.sxp, an xl.conf or a `.xen-config.json` of their own. A file belongs to the nearest one
 * at or above its folder; what has none above it is one host together.
 */
export class Hosts {
  readonly #ledger: Ledger;
  readonly #topic: Topic = { changed: 0 };
  /** How many reasons a folder has to be a host. */
  readonly #marks = new Map<string, number>();
  readonly #known = new Map<string, string>();
  /** Told when a folder becomes a host or is none any more. */
  onChange: () => void = () => {};

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  mark(folder: string): void {
    const marks = (this.#marks.get(folder) ?? 0) + 1;
    this.#marks.set(folder, marks);
    if (marks === 1) this.#changed();
  }

  unmark(folder: string): void {
    const left = (this.#marks.get(folder) ?? 0) - 1;
    if (left > 0) this.#marks.set(folder, left);
    else if (this.#marks.delete(folder)) this.#changed();
  }

  /** The host that a file belongs to, by its folder; empty for the common one. */
  of(path: string): string {
    this.#ledger.read(this.#topic);
    return this.#ofFolder(folderOf(path));
  }

  #changed(): void {
    this.#known.clear();
    this.#ledger.change(this.#topic);
    this.onChange();
  }

  #ofFolder(folder: string): string {
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const host = this.#marks.has(folder) || !folder ? folder : this.#ofFolder(folderOf(folder));
    this.#known.set(folder, host);
    return host;
  }
}

/** How the server reaches files that are not open. Left out where there is no disk, as in a browser. */
export interface Disk {
  /** URIs of the files below a folder that may be Xen's by their name or folder, and of every `.xen-config.json`; sorted, bounded. */
  list(folder: string, ignore: readonly string[]): Promise<string[]>;
  /** A file's text; undefined when it is missing, unreadable, too large or not a text. */
  read(uri: string): Promise<string | undefined>;
  /** True when there is a file of that name. */
  has(uri: string): Promise<boolean>;
}

/** Without a disk, only open files are known. */
export const NO_DISK: Disk = { list: async () => [], read: async () => undefined, has: async () => false };

/** What of a folder is not to be read. */
export interface ListOptions {
  /** Patterns of the settings, as in a `.gitignore`. */
  readonly ignore: readonly string[];
  /** Glob patterns of files and folders that the editor hides. */
  readonly exclude: readonly string[];
  readonly signal?: AbortSignal;
}

/** The files below a folder. */
export interface Listing {
  /** URIs of all files that are not hidden or left out, and of every `.xen-config.json`; sorted, bounded. */
  readonly files: readonly string[];
  /** True for a file that the listing has left out, or would. */
  leavesOut(uri: string): boolean;
}

/** How the server reaches files that are not open. `RemoteFiles` asks the client, as in a browser. */
export interface Disk {
  list(folder: string, options: ListOptions): Promise<Listing>;
  /** A file's text; undefined when it is missing, unreadable, too large or not a text. */
  read(uri: string): Promise<string | undefined>;
  /** True when there is a file of that name. */
  has(uri: string): Promise<boolean>;
  isFolder(uri: string): Promise<boolean>;
}

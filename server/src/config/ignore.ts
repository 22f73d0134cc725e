import picomatch from 'picomatch';

interface Pattern {
  readonly negated: boolean;
  readonly folderOnly: boolean;
  readonly matches: (path: string) => boolean;
}

const MAX_PATTERNS = 10_000;

/**
 * Patterns of files to leave out, as a `.gitignore` has them: `*` within a name, `**` across folders, a slash at the end for folders
 * only, `!` takes back. A pattern with a slash before its end is for paths below the list's own folder; any other is for names at any depth.
 */
export class IgnoreList {
  readonly #patterns: readonly Pattern[];

  constructor(lines: readonly string[]) {
    this.#patterns = lines.slice(0, MAX_PATTERNS).flatMap((line) => pattern(line) ?? []);
  }

  static fromGitignore(text: string): IgnoreList {
    return new IgnoreList(
      text
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\n|\r/)
        .filter((line) => !line.startsWith('#')),
    );
  }

  get isEmpty(): boolean {
    return !this.#patterns.length;
  }

  /**
   * Whether the list leaves out a path or takes it back; undefined when no pattern is about it. The path is relative to the list's
   * folder, with `/` between names.
   */
  says(path: string, isFolder: boolean): boolean | undefined {
    for (let i = this.#patterns.length - 1; i >= 0; i--) {
      const { negated, folderOnly, matches } = this.#patterns[i] as Pattern;
      if ((isFolder || !folderOnly) && matches(path)) return !negated;
    }
    return undefined;
  }
}

function pattern(line: string): Pattern | undefined {
  let glob = trimmed(line);
  const negated = glob.startsWith('!');
  if (negated) glob = glob.slice(1);
  if (glob.startsWith('\\!') || glob.startsWith('\\#')) glob = glob.slice(1);
  const folderOnly = glob.endsWith('/');
  if (folderOnly) glob = glob.slice(0, -1);
  const anchored = glob.includes('/');
  if (glob.startsWith('/')) glob = glob.slice(1);
  else if (glob.startsWith('./')) glob = glob.slice(2);
  if (!glob) return undefined;
  const matches = matcher(anchored ? glob : `**/${glob}`);
  return matches && { negated, folderOnly, matches };
}

/** Blanks at the end do not count unless a backslash stands before them. */
function trimmed(line: string): string {
  const end = line.trimEnd();
  return end.endsWith('\\') && end.length < line.length ? `${end} ` : end;
}

/** A test for one glob pattern over whole relative paths; undefined for what is no pattern. */
export function matcher(glob: string): ((path: string) => boolean) | undefined {
  try {
    const test = picomatch(glob, { dot: true, nonegate: true, posix: true, noextglob: true });
    return (path) => test(path);
  } catch {
    return undefined;
  }
}

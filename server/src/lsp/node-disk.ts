import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { matcher } from '../config/ignore.ts';
import { decode, isBinary } from '../files/decode.ts';
import { slashed, walk } from '../files/walk.ts';
import type { Disk } from './disk.ts';

const MAX_FILES = 200_000;
/** Larger files are no configuration; reading them would only cost memory. */
const MAX_BYTES = 20_000_000;

/** The path that a URI means; undefined for one of another place than the local disk. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

async function statOf(uri: string): Promise<Stats | undefined> {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}

/** Files of the local disk, below the folders of the workspace only. */
export const nodeDisk: Disk = {
  async list(folder, { ignore, exclude, signal }) {
    const local = pathOf(folder);
    if (local === undefined) return { files: [], leavesOut: () => false };
    const top = slashed(local).replace(/(?<=.)\/$/, '');
    const hides = exclude.flatMap((glob) => matcher(glob) ?? []);
    const excludes = (path: string): boolean => hides.some((hide) => hide(path));
    const { files, projects, ignored } = await walk(top, { ignore, excludes, ...(signal ? { signal } : {}) });
    return {
      files: [...projects, ...files.slice(0, MAX_FILES)].map((path) => pathToFileURL(path).href),
      leavesOut: (uri) => {
        const path = slashed(pathOf(uri) ?? '');
        if (!path) return false;
        const names = path.slice(top.length + 1).split('/');
        const within = names.map((_, i) => names.slice(0, i + 1).join('/'));
        return within.some(excludes) || ignored.leavesOutFile(path, top);
      },
    };
  },

  async read(uri) {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    try {
      const handle = await open(path);
      try {
        const found = await handle.stat();
        if (!found.isFile() || found.size > MAX_BYTES) return undefined;
        const bytes = await handle.readFile();
        if (isBinary(bytes)) return undefined;
        const { text } = decode(bytes);
        return text.startsWith('\uFEFF') ? text.slice(1) : text;
      } finally {
        await handle.close();
      }
    } catch {
      return undefined;
    }
  },

  has: async (uri) => (await statOf(uri))?.isFile() === true,
  isFolder: async (uri) => (await statOf(uri))?.isDirectory() === true,
};

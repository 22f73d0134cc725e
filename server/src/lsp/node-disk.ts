import { open, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { matcher } from '../config/ignore.ts';
import { decode, isBinary } from '../files/decode.ts';
import { slashed, walk } from '../files/walk.ts';
import type { Disk } from './disk.ts';

const MAX_FILES = 200_000;
/** Larger files are no configuration; reading them would only cost memory. */
const MAX_BYTES = 20_000_000;

/** Files of the local disk, below the folders of the workspace only. */
export const nodeDisk: Disk = {
  async list(folder, { ignore, exclude, signal }) {
    const top = slashed(fileURLToPath(folder)).replace(/(?<=.)\/$/, '');
    const hides = exclude.flatMap((glob) => matcher(glob) ?? []);
    const excludes = (path: string): boolean => hides.some((hide) => hide(path));
    const { files, projects, ignored } = await walk(top, { ignore, excludes, ...(signal ? { signal } : {}) });
    return {
      files: [...projects, ...files.slice(0, MAX_FILES)].map((path) => pathToFileURL(path).href),
      leavesOut: (uri) => {
        if (!uri.startsWith('file:')) return false;
        const path = slashed(fileURLToPath(uri));
        const names = path.slice(top.length + 1).split('/');
        const within = names.map((_, i) => names.slice(0, i + 1).join('/'));
        return within.some(excludes) || ignored.leavesOutFile(path, top);
      },
    };
  },

  async read(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const handle = await open(fileURLToPath(uri));
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

  async has(uri) {
    if (!uri.startsWith('file:')) return false;
    try {
      return (await stat(fileURLToPath(uri))).isFile();
    } catch {
      return false;
    }
  },
};

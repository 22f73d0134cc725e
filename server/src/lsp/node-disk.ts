import { open, readFile, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import type { Disk } from './disk.ts';

const MAX_FILES = 200_000;
/** Larger files are no configuration; reading them would only cost memory. */
const MAX_BYTES = 20_000_000;
const SKIPPED = ['**/node_modules/**', '**/.git/**'];

/** Files of the local disk, below the folders of the workspace only. */
export const nodeDisk: Disk = {
  async list(folder, ignore) {
    const found = await glob(['**/*'], {
      cwd: fileURLToPath(folder),
      absolute: true,
      dot: true,
      onlyFiles: true,
      followSymbolicLinks: false,
      ignore: [...SKIPPED, ...ignore],
    });
    return found
      .sort()
      .slice(0, MAX_FILES)
      .map((path) => pathToFileURL(path).href);
  },

  async read(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const path = fileURLToPath(uri);
      const handle = await open(path);
      try {
        const { size } = await handle.stat();
        if (size > MAX_BYTES) return undefined;
      } finally {
        await handle.close();
      }
      const text = await readFile(path, 'utf8');
      return text.startsWith('\uFEFF') ? text.slice(1) : text;
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

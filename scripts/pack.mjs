import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root, run } from './process.mjs';
import { stage } from './stage.mjs';

/**
 * Packs the extension as people install it.
 * @param file the absolute path of the .vsix
 * @param folder where its files are laid out; it is emptied first
 */
export async function pack(file, folder) {
  mkdirSync(dirname(file), { recursive: true });
  await stage(folder);
  const vsce = `${root}node_modules/@vscode/vsce/vsce`;
  await run(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', file], {
    cwd: folder,
  });
}

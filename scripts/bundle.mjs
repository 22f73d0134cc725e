// The one place that knows how sources become bundles: used by the build and by the tests.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { catalog } from './catalog/plugin.mjs';
import { pagesPlugin } from './pages-plugin.mjs';

/** Options that every bundle shares: CommonJS for Node 20, sources kept readable in stack traces. */
export const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  platform: 'node',
  sourcemap: true,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  plugins: [catalog(), pagesPlugin],
};

/** Writes a file in one go, and only when it changed: another run may be using it. */
function put({ path, contents }) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}

/** Bundles the entry points into a folder, one file each. */
export async function bundle(entryPoints, outdir, options = {}) {
  const { outputFiles } = await build({ ...common, write: false, entryPoints, outdir, ...options });
  outputFiles.forEach(put);
}

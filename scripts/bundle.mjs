// The one place that knows how sources become bundles: used by the build and by the tests.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { catalog, FOLDER } from './catalog/plugin.mjs';
import { readCatalog } from './catalog/read.mjs';
import { pagesPlugin, readPages } from './pages-plugin.mjs';

/** Options that every bundle shares: CommonJS for Node 20, sources kept readable in stack traces. */
export const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  platform: 'node',
  sourcemap: true,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  plugins: [catalog(), pagesPlugin()],
};

/** What bundles of the server are made with besides: they can be run as they are. */
export const serverOptions = { banner: { js: '#!/usr/bin/env node' } };

/** The client's bundle is for the extension hosts of Node and of a browser; each reads its part of it. */
export const clientOptions = { external: ['vscode'], conditions: ['browser', 'node', 'module'] };

/** The pages of the client's panels: for a browser, without a module from anywhere. */
export const viewOptions = { format: 'iife', platform: 'browser', plugins: [] };

/** Writes the long texts as files, for bundles that have none within and for the extension's pages. */
export function putTexts(folder) {
  const files = { 'texts.json': JSON.stringify(readCatalog(FOLDER).texts), 'pages.json': readPages() };
  for (const [name, text] of Object.entries(files)) put({ path: `${folder}/${name}`, contents: Buffer.from(text) });
}

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

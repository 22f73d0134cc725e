// The one place that knows how sources become bundles: used by the build and by the tests.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build, transform } from 'esbuild';
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

/**
 * A script in ASCII alone: V8 keeps that in one byte a character, and a single other one makes it two for all. esbuild spells the
 * characters of strings so, and leaves those of regular expressions.
 */
function inAscii({ path, text }) {
  if (!path.endsWith('.js')) return { path, contents: Buffer.from(text) };
  const ascii = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return { path, contents: Buffer.from(ascii) };
}

/**
 * Shortens the names of a bundle that is small otherwise. Where esbuild does all at once, it puts each module in an arrow function, and
 * V8 reads the bodies of those at once and whole, instead of each when it is called: more time, and 5 MB for the engine.
 */
async function withShortNames({ path, text }) {
  const { code } = await transform(text, { minify: true, format: 'cjs', target: common.target, legalComments: 'none' });
  return { path, text: code };
}

/** Bundles the entry points into a folder, one file each. */
export async function bundle(entryPoints, outdir, options = {}) {
  const { outputFiles } = await build({ ...common, write: false, entryPoints, outdir, ...options });
  for (const file of outputFiles) put(options.minify ? inAscii(file) : file);
}

/** Bundles the entry points of the packed server: as small as can be, and quick to read for V8. */
export async function bundleServer(entryPoints, outdir, options) {
  const small = { ...common, write: false, minifySyntax: true, minifyWhitespace: true, sourcemap: false };
  const { outputFiles } = await build({ ...small, legalComments: 'none', entryPoints, outdir, ...options });
  for (const file of outputFiles) put(inAscii(await withShortNames(file)));
}

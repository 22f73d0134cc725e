#!/usr/bin/env node
// Writes docs/options: what the catalogue knows, a page for each group of options.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { common } from '../bundle.mjs';
import { root } from '../process.mjs';

export const FOLDER = `${root}docs/options`;

/** The pages as they should be: `{file, title, text}`. */
export async function optionPages() {
  const entryPoints = [`${root}server/src/language/option-pages.ts`];
  const { outputFiles } = await build({ ...common, format: 'esm', entryPoints, write: false, sourcemap: false });
  const pages = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return pages.optionPages();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = await optionPages();
  mkdirSync(FOLDER, { recursive: true });
  const names = new Set(pages.map(({ file }) => file));
  for (const old of readdirSync(FOLDER)) if (!names.has(old)) rmSync(`${FOLDER}/${old}`);
  for (const { file, text } of pages) writeFileSync(`${FOLDER}/${file}`, text);
}

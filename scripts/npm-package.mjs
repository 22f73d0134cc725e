#!/usr/bin/env node
// Makes what `npm pack` in server/ packs: one file an entry with everything in it, and the types of the engine's interface.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle, serverOptions } from './bundle.mjs';
import { root, run } from './process.mjs';

const OUT = join(root, 'server/npm');
const ENTRIES = ['cli', 'server', 'index'];
const IMPORT = /((?:from |import\()['"])(\.[^'"]*)\.ts(['"])/g;

/** The declarations that the entry leads to, with imports as every resolver of TypeScript finds them. */
function types(folder) {
  const done = new Map();
  const wanted = ['index.d.ts'];
  for (const name of wanted) {
    if (done.has(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, , path] of text.matchAll(IMPORT)) wanted.push(`${join(dirname(name), path)}.d.ts`);
    done.set(name, text.replace(IMPORT, '$1$2.js$3'));
  }
  return done;
}

/** The licences of all packages that are in the bundles. */
function licences() {
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const wanted = Object.keys(JSON.parse(read('server/package.json')).devDependencies);
  const texts = [];
  for (const name of wanted) {
    const folder = `node_modules/${name}`;
    const { version, dependencies = {} } = JSON.parse(read(`${folder}/package.json`));
    wanted.push(...Object.keys(dependencies).filter((other) => !wanted.includes(other)));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence file`);
    texts.push(`${name} ${version}\n\n${read(`${folder}/${file}`).trim()}\n`);
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

rmSync(OUT, { recursive: true, force: true });
await bundle(
  ENTRIES.map((name) => join(root, `server/src/${name}.ts`)),
  OUT,
  { ...serverOptions, minify: true, sourcemap: false, legalComments: 'eof' },
);
for (const name of ['cli', 'server']) chmodSync(join(OUT, `${name}.js`), 0o755);
const all = join(OUT, 'all-types');
await run(process.execPath, [
  join(root, 'node_modules/typescript/bin/tsc'),
  ...['-p', join(root, 'server/tsconfig.types.json'), '--outDir', all],
]);
for (const [name, text] of types(all)) {
  const path = join(OUT, 'types', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
rmSync(all, { recursive: true });
writeFileSync(join(OUT, 'LICENCES.txt'), licences());

#!/usr/bin/env node
// Bundles the tests that need no editor and runs them with mocha.
//   node scripts/unit.mjs [PART-OF-A-PATH ...] [-- MOCHA-OPTION ...]
import { spawnSync } from 'node:child_process';
import { globSync } from 'tinyglobby';
import { bundle } from './bundle.mjs';

const root = new URL('..', import.meta.url).pathname;
const split = process.argv.indexOf('--');
const wanted = process.argv.slice(2, split < 0 ? undefined : split);
const options = split < 0 ? [] : process.argv.slice(split + 1);

const found = globSync('test/{unit,pages,grammar,protocol,differential}/**/*.test.ts', { cwd: root });
const chosen = found.filter((path) => !wanted.length || wanted.some((part) => path.includes(part))).sort();
if (!chosen.length) {
  console.error(`no test file matches ${wanted.join(' ')}`);
  process.exit(2);
}
const outdir = `${root}out/tests/${wanted.join('+').replaceAll('/', '_') || 'all'}`;
await bundle(
  chosen.map((path) => root + path),
  outdir,
  { outbase: `${root}test`, packages: 'external', logLevel: 'error' },
);
const built = chosen.map((path) => `${outdir}/${path.replace(/^test\//, '').replace(/\.ts$/, '.js')}`);
const done = spawnSync(
  process.execPath,
  ['--enable-source-maps', `${root}node_modules/mocha/bin/mocha.js`, '--timeout', '20000', ...options, ...built],
  { stdio: 'inherit', cwd: root },
);
process.exit(done.status ?? 1);

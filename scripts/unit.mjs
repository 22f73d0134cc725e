#!/usr/bin/env node
// Bundles the tests that need no editor and runs them with mocha.
//   node scripts/unit.mjs [--long] [PART-OF-A-PATH ...] [-- MOCHA-OPTION ...]
// With --long, tests over generated inputs take new ones each time, and many more of them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { bundle } from './bundle.mjs';
import { root } from './process.mjs';

/** The folders below test/ whose tests run in plain Node. */
export const FOLDERS = ['unit', 'pages', 'grammar', 'protocol', 'properties', 'differential'];

/** The test files whose path has one of the parts in it; all of them when no part is given. */
export const testFiles = (parts = []) =>
  globSync(`test/{${FOLDERS.join(',')}}/**/*.test.ts`, { cwd: root })
    .filter((path) => !parts.length || parts.some((part) => path.includes(part)))
    .sort();

/** Bundles test files and returns the paths of the bundles. */
export async function bundleTests(files, outdir) {
  const options = { outbase: `${root}test`, packages: 'external', logLevel: 'error' };
  await bundle(
    files.map((path) => root + path),
    outdir,
    options,
  );
  return files.map((path) => `${outdir}/${path.replace(/^test\//, '').replace(/\.ts$/, '.js')}`);
}

/** Runs bundled tests and resolves with mocha's exit status. */
export function mocha(bundles, options = [], env = {}) {
  const program = [`${root}node_modules/mocha/bin/mocha.js`, '--timeout', '60000'];
  const child = spawn(process.execPath, ['--enable-source-maps', ...program, ...options, ...bundles], {
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: root,
    env: { ...process.env, ...env },
  });
  const end = () => child.kill();
  process.once('exit', end);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('exit', end);
      resolve(code ?? 1);
    });
  });
}

async function main() {
  const split = process.argv.indexOf('--');
  const words = process.argv.slice(2, split < 0 ? undefined : split);
  const parts = words.filter((word) => word !== '--long');
  const options = split < 0 ? [] : process.argv.slice(split + 1);
  const files = testFiles(parts);
  if (!files.length) {
    console.error(`no test file matches ${parts.join(' ')}`);
    return 2;
  }
  const outdir = `${root}out/tests/${parts.join('+').replaceAll('/', '_') || 'all'}`;
  const env = words.includes('--long') ? { XEN_TEST_LONG: '1' } : {};
  return mocha(await bundleTests(files, outdir), options, env);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();

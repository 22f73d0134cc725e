#!/usr/bin/env node
// npm test: installs, builds, and runs every test there is: those in plain Node, then those inside VS Code.
// The last line says how many passed, failed and were skipped; the exit status is 1 unless all is well.
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { install } from './install.mjs';
import { giveUp, root, run, say, step } from './process.mjs';
import { count, printDetails, readResults, summary } from './results.mjs';

const node = (...args) => run(process.execPath, args);
const results = join(root, 'out/results');

/** The tests in plain Node, each with the folder below test/ that it is from. */
async function runUnit() {
  const { bundleTests, FOLDERS, mocha, testFiles } = await import('./unit.mjs');
  const { bundle } = await import('./bundle.mjs');
  const outdir = join(root, 'out/tests/npm-test');
  rmSync(outdir, { recursive: true, force: true });
  const bundles = await bundleTests(testFiles(), outdir);
  await bundle([join(root, 'test/support/recorder.ts')], outdir);
  const record = join(results, 'unit.jsonl');
  const options = ['--forbid-only', '--reporter', join(outdir, 'recorder.js')];
  const status = mocha(bundles, options, { XEN_TEST_RESULTS: record });
  const tests = readResults(record).map((test) => {
    const folder = test.file && relative(outdir, test.file).split(sep)[0];
    return { ...test, suite: FOLDERS.includes(folder) ? folder : 'unit' };
  });
  if (status && !tests.some(({ state }) => state === 'failed')) {
    tests.push({ state: 'failed', suite: 'unit', title: 'mocha', error: `It ended with ${status}.` });
  }
  const suites = [...new Set(testFiles().map((path) => path.split('/')[1]))];
  return { tests, suites };
}

/** The tests inside VS Code. They have no excuse: without an editor they fail. */
async function runEditor() {
  const record = join(results, 'editor.jsonl');
  let broken;
  try {
    await run(process.execPath, ['test/editor/run.mjs', '--record', record], { show: true });
  } catch (error) {
    broken = error.message;
  }
  const tests = readResults(record, broken).map((test) => ({ ...test, suite: 'editor' }));
  if (broken && !tests.some(({ state }) => state === 'failed')) {
    tests.push({ state: 'failed', suite: 'editor', title: 'VS Code', error: broken });
  }
  return tests;
}

/** Says of each suite how it went. A suite in which no test ran has failed, too. */
function judge(tests, suites) {
  console.log('');
  return suites.flatMap((suite) => {
    const mine = tests.filter((test) => test.suite === suite);
    const counts = count(mine);
    const empty = counts.passed + counts.failed === 0;
    console.log(`${suite.padEnd(14)}${summary(counts)}`.replace(/, 0 failed|, 0 skipped/g, ''));
    return empty ? [...mine, { state: 'failed', title: suite, error: 'No test ran.' }] : mine;
  });
}

async function main() {
  await install();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  await step('Building', () => node('scripts/build.mjs'));
  const typeErrors = await step('Checking types', () =>
    node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.').then(
      () => [],
      (error) => [{ state: 'failed', suite: 'types', title: 'types', error: error.message }],
    ),
  );
  const unit = await step('Running the tests that need no editor', runUnit);
  say('Running the tests inside VS Code\u2026');
  const editor = await runEditor();
  const all = judge([...unit.tests, ...editor], [...unit.suites, 'editor']).concat(typeErrors);
  printDetails(all);
  const counts = count(all);
  console.log(`\n${summary(counts)}`);
  process.exitCode = counts.failed ? 1 : 0;
}

await main().catch(giveUp);

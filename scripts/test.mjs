#!/usr/bin/env node
// npm test: installs, builds, and runs every test there is: those in plain Node, then those inside VS Code.
// The last line says how many passed, failed and were skipped; the exit status is 1 unless all is well.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { install } from './install.mjs';
import { root, run, say, step } from './process.mjs';
import { count, printDetails, readResults, summary } from './results.mjs';

const node = (...args) => run(process.execPath, args);

/** The tests in plain Node, each with the folder below test/ that it is from. */
async function runUnit(out) {
  const { bundleTests, FOLDERS, mocha, testFiles } = await import('./unit.mjs');
  const { bundle } = await import('./bundle.mjs');
  const bundles = await bundleTests(testFiles(), out);
  await bundle([join(root, 'test/support/recorder.ts')], out);
  const record = join(out, 'unit.jsonl');
  const options = ['--forbid-only', '--reporter', join(out, 'recorder.js')];
  const status = await mocha(bundles, options, { XEN_TEST_RESULTS: record });
  const tests = readResults(record, `mocha ended with ${status}.`).map((test) => {
    const folder = test.file && relative(out, test.file).split(sep)[0];
    return { ...test, suite: FOLDERS.includes(folder) ? folder : 'unit' };
  });
  if (status && !tests.some(({ state }) => state === 'failed')) {
    tests.push({ state: 'failed', suite: 'unit', title: 'mocha', error: `It ended with ${status}.` });
  }
  const suites = [...new Set(testFiles().map((path) => path.split('/')[1]))];
  return { tests, suites };
}

/** The tests inside a VS Code. They have no excuse: without an editor they fail. */
async function runInside(suite, out) {
  const record = join(out, `${suite}.jsonl`);
  let broken;
  try {
    await run(process.execPath, [`test/${suite}/run.mjs`, '--record', record], { show: true });
  } catch (error) {
    broken = error.message;
  }
  const tests = readResults(record, broken).map((test) => ({ ...test, suite }));
  if (broken && !tests.some(({ state }) => state === 'failed')) {
    tests.push({ state: 'failed', suite, title: 'VS Code', error: broken });
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
  mkdirSync(join(root, 'out'), { recursive: true });
  const out = mkdtempSync(join(root, 'out/test-')); // two runs at once do not meet
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  await step('Building', () => node('scripts/build.mjs'));
  const typeErrors = await step('Checking types', () =>
    Promise.all(
      ['.', 'client/view'].map((part) => node('node_modules/typescript/bin/tsc', '--noEmit', '-p', part)),
    ).then(
      () => [],
      (error) => [{ state: 'failed', suite: 'types', title: 'types', error: error.message }],
    ),
  );
  const unit = await step('Running the tests that need no editor', () => runUnit(out));
  say('Running the tests inside VS Code\u2026');
  const editor = await runInside('editor', out);
  say('Running the tests inside a VS Code that is a browser alone\u2026');
  const web = await runInside('web', out);
  return judge([...unit.tests, ...editor, ...web], [...unit.suites, 'editor', 'web']).concat(typeErrors);
}

const all = await main().catch((error) => [{ state: 'failed', title: 'before any test', error: error.message }]);
printDetails(all);
const counts = count(all);
console.log(`\n${summary(counts)}`);
process.exitCode = counts.failed ? 1 : 0;

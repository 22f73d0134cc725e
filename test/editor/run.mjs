#!/usr/bin/env node
// Runs the tests that need VS Code, inside VS Code. Build first (npm run build).
//   node test/editor/run.mjs [--browser] [--grep TEXT] [--record FILE]
//   node test/editor/run.mjs --bundle     only prepares out/editor, for the debugger (.vscode/launch.json)
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { bundle } from '../../scripts/bundle.mjs';
import { giveUp, root, say } from '../../scripts/process.mjs';
import { count, printDetails, readResults, summary } from '../../scripts/results.mjs';
import { findDesktop, runOnDesktop } from './harness/desktop.mjs';
import { scratch } from './harness/scratch.mjs';
import { runInBrowser } from './harness/workbench.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean' },
    bundle: { type: 'boolean' },
    grep: { type: 'string' },
    record: { type: 'string' },
  },
});
/** Bundles the tests into a folder below the project's, where they find mocha. Returns the path of their entry. */
async function bundleTests(out) {
  const files = globSync('test/editor/*.test.ts', { cwd: root, absolute: true });
  const external = { external: ['vscode', 'mocha'], outbase: join(root, 'test/editor') };
  await bundle([join(root, 'test/editor/index.ts'), ...files], out, external);
  return join(out, 'index.js');
}

/** What the debugger runs, under names that never change. */
async function prepareForDebugger() {
  const out = join(root, 'out/editor');
  rmSync(out, { recursive: true, force: true });
  await bundleTests(out);
  cpSync(join(root, 'examples'), join(out, 'examples'), { recursive: true });
}

/** Runs the tests in the editor that is to be had. Nothing in its folder is another run's. */
async function runTests({ out, workspace, profile, temporary }) {
  const tests = await bundleTests(out);
  const record = values.record ?? join(out, 'results.jsonl');
  const env = {
    TMPDIR: temporary,
    FORCE_COLOR: '0',
    XEN_TEST_RESULTS: record,
    ...(values.grep && { XEN_TEST_GREP: values.grep }),
  };
  const job = { extension: root.replace(/\/$/, ''), tests, workspace, profile, env };
  const desktop = values.browser ? undefined : await findDesktop();
  say(desktop ? `The editor is ${desktop}.` : 'The editor is VS Code in a headless browser.');
  const { code, log } = await (desktop
    ? runOnDesktop(desktop, job)
    : runInBrowser({ ...job, picture: join(root, 'out/failure.png') }));
  const results = readResults(record, `Exit code ${code}.`);
  const counts = count(results);
  const good = code === 0 && counts.failed === 0 && counts.passed > 0;
  if (!good) console.log(log.join('\n'));
  if (!values.record) {
    printDetails(results);
    console.log(summary(counts));
  }
  if (!results.length) throw new Error('No test ran inside VS Code.');
  if (!good) throw new Error(`The tests inside VS Code failed (exit code ${code}).`);
}

async function main() {
  if (values.bundle) return prepareForDebugger();
  mkdirSync(join(root, 'out'), { recursive: true });
  const out = mkdtempSync(join(root, 'out/editor-'));
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  const { remove, ...places } = scratch();
  try {
    await runTests({ out, ...places });
  } finally {
    remove();
  }
}

await main().catch(giveUp);

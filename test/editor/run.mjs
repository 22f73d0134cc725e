#!/usr/bin/env node
// Runs the tests that need VS Code, inside VS Code. Build first (npm run build).
//   node test/editor/run.mjs [--browser] [--grep TEXT] [--record FILE]
//   node test/editor/run.mjs --bundle     only prepares out/editor, for the debugger (.vscode/launch.json)
import { cpSync, rmSync } from 'node:fs';
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
const out = join(root, 'out/editor');
const record = values.record ?? join(root, 'out/results/editor.jsonl');

async function bundleTests() {
  rmSync(out, { recursive: true, force: true });
  const files = globSync('test/editor/*.test.ts', { cwd: root, absolute: true });
  const external = { external: ['vscode', 'mocha'], outbase: join(root, 'test/editor') };
  await bundle([join(root, 'test/editor/index.ts'), ...files], out, external);
  return join(out, 'index.js');
}

async function main() {
  const tests = await bundleTests();
  if (values.bundle) return cpSync(join(root, 'examples'), join(out, 'examples'), { recursive: true });
  const { workspace, profile, temporary, remove } = scratch();
  rmSync(record, { force: true });
  const env = { TMPDIR: temporary, XEN_TEST_RESULTS: record, ...(values.grep && { XEN_TEST_GREP: values.grep }) };
  const job = { extension: root.replace(/\/$/, ''), tests, workspace, profile, env };
  const desktop = values.browser ? undefined : await findDesktop();
  say(desktop ? `The editor is ${desktop}.` : 'The editor is VS Code in a headless browser.');
  try {
    const { code, log } = desktop
      ? await runOnDesktop(desktop, job)
      : await runInBrowser({ ...job, picture: join(out, 'failure.png') });
    const results = readResults(record);
    const counts = count(results);
    const good = code === 0 && counts.failed === 0 && counts.passed > 0;
    if (!good) console.log(log.join('\n'));
    if (!values.record) {
      printDetails(results);
      console.log(summary(counts));
    }
    if (!good) throw new Error(`The tests inside VS Code failed (exit code ${code}).`);
  } finally {
    remove();
  }
}

await main().catch(giveUp);

#!/usr/bin/env node
// Runs the tests of the packed extension in a VS Code that is nothing but a browser: the language server is a worker.
//   node test/web/run.mjs [--grep TEXT] [--record FILE]
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import { bundle } from '../../scripts/bundle.mjs';
import { giveUp, root } from '../../scripts/process.mjs';
import { count, printDetails, readResults, summary } from '../../scripts/results.mjs';
import { stage } from '../../scripts/stage.mjs';
import { fetchWeb } from '../../scripts/vscode/fetch.mjs';
import { launch } from '../editor/harness/browser.mjs';
import { serveSite } from './site.mjs';

const SECONDS = 60;

const { values } = parseArgs({ options: { grep: { type: 'string' }, record: { type: 'string' } } });

/** Lays out what the site serves below a folder. */
async function prepare(out) {
  const browser = { platform: 'browser', external: ['vscode'], sourcemap: 'inline', plugins: [] };
  // Mocha's build for browsers sets module.exports wherever it finds one, so that ours are set behind it.
  const last = { format: 'iife', globalName: 'tests', footer: { js: 'module.exports = tests;' } };
  const define = { XEN_TEST_GREP: JSON.stringify(values.grep ?? '') };
  const folders = { extension: join(out, 'extension'), memory: join(out, 'memory'), tests: join(out, 'memory/tests') };
  await Promise.all([
    stage(folders.extension),
    bundle([join(root, 'test/web/memory/extension.ts')], folders.memory, browser),
    bundle([join(root, 'test/web/index.ts')], folders.tests, { ...browser, ...last, define }),
  ]);
  return { vscode: await fetchWeb(), ...folders };
}

/** Runs the tests and resolves with their exit code and all that was printed. What they record goes to a file. */
async function runTests(folders, record) {
  const site = await serveSite(folders);
  const { browser, page } = await launch();
  const log = [];
  let timer;
  writeFileSync(record, '');
  try {
    const code = await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`VS Code gave no result in ${SECONDS} s.`)), SECONDS * 1000);
      if (process.env.VERBOSE) {
        page.on('console', (m) => console.log(m.text().slice(0, 400)));
        page.on('response', (r) => r.status() >= 400 && console.log(r.status(), r.url()));
        page.on('request', (r) => /tests|memory|extension\//.test(r.url()) && console.log(r.url()));
      }
      page.once('crash', () => reject(new Error('The browser page crashed.')));
      const hear = (type, [first, second, ...rest]) => {
        if (first === 'xen-test') appendFileSync(record, `${second}\n`);
        else log.push(`${type}: ${format(first, second, ...rest)}`);
      };
      Promise.all([page.exposeFunction('codeAutomationLog', hear), page.exposeFunction('codeAutomationExit', resolve)])
        .then(() => page.goto(site.url))
        .catch(reject);
    });
    if (code) await page.screenshot({ path: join(root, 'out/failure-web.png') });
    return { code, log };
  } catch (error) {
    await page.screenshot({ path: join(root, 'out/failure-web.png') }).catch(() => {});
    throw new Error([error.message, ...log.slice(-50)].join('\n'), { cause: error });
  } finally {
    clearTimeout(timer);
    await browser.close();
    site.stop();
  }
}

async function main() {
  mkdirSync(join(root, 'out'), { recursive: true });
  const out = mkdtempSync(join(root, 'out/web-'));
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  const record = values.record ?? join(out, 'results.jsonl');
  const { code, log } = await runTests(await prepare(out), record);
  const results = readResults(record, `Exit code ${code}.`);
  const counts = count(results);
  const good = code === 0 && counts.failed === 0 && counts.passed > 0;
  if (!good) console.log(log.join('\n'));
  if (!values.record) {
    printDetails(results);
    console.log(summary(counts));
  }
  if (!good) throw new Error(`The tests in the browser's VS Code failed (exit code ${code}).`);
}

await main().catch(giveUp);

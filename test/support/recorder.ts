import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Runner, Suite, Test } from 'mocha';
import { skipReason } from './skip.ts';

/**
 * Writes one JSON object a line to the file that XEN_TEST_RESULTS names, each as soon as it is known, so that what was found
 * out survives a process that dies. The last line of a whole run is `{"end":true}`.
 */
export function record(runner: Runner): void {
  const { XEN_TEST_RESULTS: path } = process.env;
  if (!path) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  const write = (entry: object) => appendFileSync(path, `${JSON.stringify(entry)}\n`);
  const about = (test: Test) => ({ title: test.titlePath().join(' › '), file: fileOf(test) });
  runner.on('pass', (test) => write({ state: 'passed', ...about(test), ms: test.duration }));
  runner.on('fail', (test, error: unknown) => write({ state: 'failed', ...about(test), error: describe(error) }));
  runner.on('pending', (test) => write({ state: 'skipped', ...about(test), reason: skipReason(test) }));
  runner.on('end', () => write({ end: true }));
}

/** The same as a mocha reporter, for mocha's command line. It prints nothing. */
export default class Recorder {
  constructor(runner: Runner) {
    record(runner);
  }
}

/** The file of a test; a hook, which can fail too, has none of its own. */
function fileOf(test: Test): string | undefined {
  let suite: Suite | undefined = test.parent;
  for (let depth = 0; suite && depth < 100; depth++) {
    if (test.file ?? suite.file) return test.file ?? suite.file;
    suite = suite.parent;
  }
  return undefined;
}

/** An error with its stack and with what caused it, which tells the more. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const cause = error.cause ? `\nCaused by ${describe(error.cause)}` : '';
  return (error.stack ?? error.message) + cause;
}

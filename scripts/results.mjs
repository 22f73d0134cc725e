// Reads what test/support/recorder.ts wrote, and sums it up for the person at the terminal.
import { existsSync, readFileSync } from 'node:fs';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * The tests that a run recorded. A run that broke off counts as one more failed test.
 * @param why what is known about that
 */
export function readResults(path, why = '') {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const entries = lines.map((line) => JSON.parse(line));
  const tests = entries.filter((entry) => entry.state);
  if (entries.some((entry) => entry.end)) return tests;
  const last = tests.at(-1)?.title ?? 'the first test';
  return [
    ...tests,
    { state: 'failed', title: 'the whole run', error: `It broke off at or after “${last}”. ${why}`.trim() },
  ];
}

/** How many tests passed, failed and were skipped. */
export function count(tests) {
  const counts = { ...NOTHING };
  for (const { state } of tests) counts[state]++;
  return counts;
}

const indent = (text) => text.replace(/^/gm, '      ');

/** Prints each failed test with its error and each skipped one with its reason. */
export function printDetails(tests) {
  const failed = tests.filter(({ state }) => state === 'failed');
  failed.forEach(({ title, error }, index) => {
    console.log(`\n  ${index + 1}) ${title}\n${indent(error)}`);
  });
  const skipped = tests.filter(({ state }) => state === 'skipped');
  if (skipped.length) console.log('\nSkipped:');
  for (const { title, reason } of skipped) console.log(`  ${title}: ${reason ?? 'no reason given'}`);
}

/** The plain line that sums it all up. */
export const summary = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Result {
  state: string;
  title: string;
  error?: string;
}

describe('the count of a run', () => {
  let folder: string;
  let readResults: (path: string, why?: string) => Result[];
  let count: (results: Result[]) => Record<string, number>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xen-config-results-'));
    ({ readResults, count } = await import(join(process.cwd(), 'scripts/results.mjs')));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const read = (entries: object[]): Result[] => {
    const path = join(folder, 'record.jsonl');
    writeFileSync(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    return readResults(path, 'It was killed.');
  };

  it('has each test of a whole run', () => {
    const tests = ['passed', 'passed', 'failed', 'skipped'].map((state, i) => ({ state, title: `${i}` }));
    assert.deepEqual(count(read([...tests, { end: true }])), { passed: 2, failed: 1, skipped: 1 });
  });

  it('has one failure more when the run broke off', () => {
    const tests = read([{ state: 'passed', title: 'first' }]);
    assert.deepEqual(count(tests), { passed: 1, failed: 1, skipped: 0 });
    assert.match(tests.at(-1)?.error ?? '', /first.*It was killed\./);
  });

  it('has a failure when nothing ever ran', () => {
    assert.deepEqual(count(readResults(join(folder, 'never-written'))), { passed: 0, failed: 1, skipped: 0 });
  });
});

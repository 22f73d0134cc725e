import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const ROOT = process.cwd();
const NAME = `test-${process.pid}`;
const lock = join(ROOT, 'out', `${NAME}.lock`);

/** A process that prints when it has the lock to itself, and when it gives it back. */
const PROGRAM = `
  const { alone } = await import('${pathToFileURL(join(ROOT, 'scripts/alone.mjs'))}');
  await alone('${NAME}', async () => {
    console.log('in', Date.now());
    await new Promise((resolve) => setTimeout(resolve, 200));
    console.log('out', Date.now());
  });`;

const run = async (): Promise<[number, number]> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROGRAM]);
  const [, entered, left] = /in (\d+)[\s\S]*?out (\d+)/.exec(stdout) ?? [];
  return [Number(entered), Number(left)];
};

describe('work that only one process does at a time', () => {
  afterEach(() => rmSync(lock, { force: true }));

  it('is done by one after the other', async () => {
    const [first, second] = (await Promise.all([run(), run()])).sort(([a], [b]) => a - b);
    assert.ok(first && second && first[1] <= second[0], `${first} and ${second} overlap`);
  });

  it('does not wait for a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    mkdirSync(join(ROOT, 'out'), { recursive: true });
    writeFileSync(lock, String(pid));
    const [entered] = await run();
    assert.ok(entered > 0);
  });
});

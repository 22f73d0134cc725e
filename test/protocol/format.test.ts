import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextEdit } from 'vscode-languageserver';
import { Client } from '../support/client.ts';

const URI = 'file:///tmp/nowhere/web1.cfg';
const OPTIONS = { tabSize: 2, insertSpaces: true };

describe('formatting through the language server', () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start();
  });
  afterEach(async () => assert.equal(await client.stop(), 0));

  it('answers for the document, a range and a new line', async () => {
    await client.open(URI, "memory=512\nvif=['a',\n'b']\n");
    const ask = (method: string, more = {}) =>
      client.connection.sendRequest<TextEdit[]>(`textDocument/${method}`, {
        textDocument: { uri: URI },
        options: OPTIONS,
        ...more,
      });
    const whole = await ask('formatting');
    assert.deepEqual(whole[0], {
      range: { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } },
      newText: ' ',
    });
    assert.ok(whole.some(({ newText }) => newText === '\n  '));
    const line = { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } };
    assert.equal((await ask('rangeFormatting', { range: line })).length, 2);
    assert.equal((await ask('onTypeFormatting', { position: { line: 1, character: 0 }, ch: '\n' })).length, 2);
  });
});

describe('xen-config format', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xen-format-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (args: string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/dist/cli.js', 'format', ...args], {
      encoding: 'utf8',
      input,
    });
    return { status, stdout, stderr };
  };

  it('writes what changes and names it; --check only names it', () => {
    const ugly = join(folder, 'ugly.xl');
    const fine = join(folder, 'fine.xl');
    writeFileSync(ugly, 'memory=512\n');
    writeFileSync(fine, 'memory = 512\n');
    assert.deepEqual(run(['--check', folder]), { status: 1, stdout: `${ugly}\n`, stderr: '' });
    assert.equal(readFileSync(ugly, 'utf8'), 'memory=512\n');
    assert.deepEqual(run([folder]), { status: 0, stdout: `${ugly}\n`, stderr: '' });
    assert.equal(readFileSync(ugly, 'utf8'), 'memory = 512\n');
    assert.deepEqual(run(['--check', folder]), { status: 0, stdout: '', stderr: '' });
  });

  it('leaves what Xen cannot read, and says so', () => {
    const path = join(folder, 'broken.xl');
    writeFileSync(path, 'memory=512\nvif=[\n');
    const { status, stdout, stderr } = run([path]);
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(stderr, /broken\.xl: left as it is/);
    assert.equal(readFileSync(path, 'utf8'), 'memory=512\nvif=[\n');
  });

  it('keeps bytes that are no UTF-8', () => {
    const path = join(folder, 'latin.xl');
    writeFileSync(path, Buffer.from('name="caf\xe9"\n', 'latin1'));
    assert.equal(run([path]).status, 0);
    assert.deepEqual(readFileSync(path), Buffer.from('name = "caf\xe9"\n', 'latin1'));
  });

  it('prints standard input laid out', () => {
    assert.deepEqual(run(['-'], 'memory=512\n'), { status: 0, stdout: 'memory = 512\n', stderr: '' });
    assert.equal(run(['--check', '-'], 'memory=512\n').status, 1);
  });

  it('says what it needs', () => {
    assert.equal(run([]).status, 2);
    assert.equal(run([join(folder, 'none.xl')]).status, 2);
  });
});

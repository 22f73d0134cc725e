import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { Client } from '../support/client.ts';

const SMALL = 'file:///tmp/nowhere/web1.cfg';
const BIG = 'file:///tmp/nowhere/big.cfg';

const isMisspelt = ({ code }: Diagnostic): boolean => code === 'unknown-setting';

const HOSTILE = {
  'ten megabytes in one line': () => `a = [ ${"'x', ".repeat(2_000_000)}]\n`,
  'a hundred thousand brackets': () => `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
  'thousands of interfaces with one address': () => `vif = [ ${"'mac=00:16:3e:00:00:01', ".repeat(15_000)}]\n`,
};

describe('a document that no person writes', function () {
  this.timeout(30_000);
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ pull: true });
    await client.open(SMALL, 'memmory = 1\nvcpus = 2\n');
    await client.pulled(SMALL);
  });
  afterEach(async () => assert.equal(await client.stop(), 0));

  for (const [what, text] of Object.entries(HOSTILE)) {
    it(`keeps nobody waiting: ${what}`, async () => {
      const order: string[] = [];
      await client.open(BIG, text());
      const big = client.pulled(BIG).then((found) => {
        order.push('big');
        return found;
      });
      for (let i = 0; i < 5; i++) {
        assert.ok(await client.hover(SMALL, { line: 1, character: 2 }));
        await client.change(SMALL, `memmory = ${i}\nvcpus = 2\n`);
        assert.ok((await client.pulled(SMALL)).some(isMisspelt));
        order.push('small');
      }
      assert.ok((await big).length);
      assert.deepEqual(order, ['small', 'small', 'small', 'small', 'small', 'big']);
    });
  }

  it('is served like any other: problems, hover, edits, other languages of the same server', async () => {
    const filler = '# so that it is large\n'.repeat(10_000);
    await client.open(BIG, `memmory = 1\nvcpus = 2\n${filler}`);
    assert.ok((await client.pulled(BIG)).some(isMisspelt));
    assert.match(JSON.stringify(await client.hover(BIG, { line: 1, character: 2 })), /vcpus/);
    await client.change(BIG, 'memory', { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } });
    assert.ok(!(await client.pulled(BIG)).some(isMisspelt));
    await client.until(() => client.profiles.find(({ uri }) => uri === BIG));
    await client.close(BIG);
    assert.ok((await client.pulled(SMALL)).some(isMisspelt));
  });

  it('has the settings, and is told when they change', async () => {
    await client.open(BIG, `memmory = 1\n${'# so that it is large\n'.repeat(10_000)}`);
    assert.ok((await client.pulled(BIG)).some(isMisspelt));
    client.settings = { rules: { 'unknown-setting': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.ok(!(await client.pulled(BIG)).some(isMisspelt));
  });
});

describe('a large document, for a client that is told of problems', () => {
  it('has them pushed, and taken away when it is closed', async () => {
    const client = await Client.start();
    await client.open(BIG, `memmory = 1\n${'# so that it is large\n'.repeat(10_000)}`);
    await client.pushed(BIG, (found) => found.some(isMisspelt));
    await client.close(BIG);
    await client.pushed(BIG, (found) => found.length === 0);
    assert.equal(await client.stop(), 0);
  });
});

import assert from 'node:assert/strict';
import { Client } from '../support/client.ts';

const SMALL = 'file:///tmp/nowhere/web1.cfg';
const BIG = 'file:///tmp/nowhere/big.cfg';

const HOSTILE = {
  'ten megabytes in one line': () => `a = [ ${"'x', ".repeat(2_000_000)}]\n`,
  'a hundred thousand brackets': () => `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
  'thousands of interfaces with one address': () => `vif = [ ${"'mac=00:16:3e:00:00:01', ".repeat(30_000)}]\n`,
};

describe('a document that no person writes', function () {
  this.timeout(120_000);
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
        assert.equal((await client.pulled(SMALL)).length, 1);
        order.push('small');
      }
      assert.ok((await big).length);
      assert.deepEqual(order, ['small', 'small', 'small', 'small', 'small', 'big']);
    });
  }

  it('is served like any other: problems, hover, edits, other languages of the same server', async () => {
    const filler = '# so that it is large\n'.repeat(10_000);
    await client.open(BIG, `memmory = 1\nvcpus = 2\n${filler}`);
    assert.deepEqual(
      (await client.pulled(BIG)).map(({ code }) => code),
      ['unknown-setting'],
    );
    assert.match(JSON.stringify(await client.hover(BIG, { line: 1, character: 2 })), /vcpus/);
    await client.change(BIG, 'memory', { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } });
    assert.deepEqual(await client.pulled(BIG), []);
    await client.until(() => client.profiles.find(({ uri }) => uri === BIG));
    await client.close(BIG);
    assert.equal((await client.pulled(SMALL)).length, 1);
  });

  it('has the settings, and is told when they change', async () => {
    await client.open(BIG, `memmory = 1\n${'# so that it is large\n'.repeat(10_000)}`);
    assert.equal((await client.pulled(BIG)).length, 1);
    client.settings = { rules: { 'unknown-setting': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.equal((await client.pulled(BIG)).length, 0);
  });
});

describe('a large document, for a client that is told of problems', () => {
  it('has them pushed, and taken away when it is closed', async () => {
    const client = await Client.start();
    await client.open(BIG, `memmory = 1\n${'# so that it is large\n'.repeat(10_000)}`);
    assert.equal((await client.pushed(BIG, (found) => found.length > 0)).length, 1);
    await client.close(BIG);
    await client.pushed(BIG, (found) => found.length === 0);
    assert.equal(await client.stop(), 0);
  });
});

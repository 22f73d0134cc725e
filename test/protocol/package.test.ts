import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { namesIn } from '../support/archive.ts';
import { Client } from '../support/client.ts';

const MOST = 800 * 1024;

interface Packing {
  readonly pack: (file: string, folder: string) => Promise<void>;
}

describe('the packed extension', function () {
  this.timeout(120_000);
  let out: string;
  let folder: string;
  let names: string[];
  before(async () => {
    mkdirSync('out', { recursive: true });
    out = mkdtempSync(join(process.cwd(), 'out/packed-'));
    folder = join(out, 'extension');
    const { pack } = (await import(join(process.cwd(), 'scripts/pack.mjs'))) as Packing;
    await pack(join(out, 'x.vsix'), folder);
    names = namesIn(readFileSync(join(out, 'x.vsix')));
  });
  after(() => rmSync(out, { recursive: true }));

  it('has what people see before they install it', () => {
    const wanted = ['readme.md', 'changelog.md', 'LICENSE.txt', 'media/icon.png', 'package.json', 'package.nls.json'];
    for (const name of wanted) assert.ok(names.includes(`extension/${name}`), name);
  });

  it('tells of no file or address that is not there', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
    for (const name of ['README.md', 'CHANGELOG.md']) {
      const text = readFileSync(join(folder, name), 'utf8');
      const own = [...text.matchAll(/\]\((?!https?:|#)([^)]*)\)/g)].map(([, target]) => target);
      assert.ok(manifest['repository'] || own.length === 0, own.join());
      assert.doesNotMatch(text, /github\.com\/xen-config\//);
    }
  });

  it('has every file that its manifest names', () => {
    const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
    const named = [...manifest.matchAll(/"(?:\.\/)?((?:client|media|syntaxes|schemas)\/[^"]+\.\w+)"/g)];
    assert.ok(named.length > 10);
    for (const [, name] of named) assert.ok(names.includes(`extension/${name}`), name);
  });

  it('has no sources, no maps, no tests and no packages', () => {
    const unwanted = names.filter((name) => /\.(?:ts|map|mjs)$|node_modules|\/(?:src|test|scripts|out)\//.test(name));
    assert.deepEqual(unwanted, []);
  });

  it('has scripts in ASCII, which V8 keeps in a byte a character', () => {
    for (const name of ['server/dist/server.js', 'server/dist/engine.js', 'client/dist/extension.js']) {
      assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /[^\0-\x7f]/, name);
    }
  });

  it('is small', () => {
    const { length } = readFileSync(join(out, 'x.vsix'));
    assert.ok(length < MOST, `${length} bytes`);
  });

  it('has a server that knows its long texts', async () => {
    const client = await Client.start({ server: join(folder, 'server/dist/server.js') });
    const uri = 'file:///tmp/nowhere/web1.cfg';
    await client.open(uri, 'vcpus = 2\nvif = [ "mac=01:16:3e:00:00:01" ] # xen-ignore vif-mac-multicast\n');
    assert.match(JSON.stringify(await client.hover(uri, { line: 0, character: 2 })), /virtual CPUs|processors|vcpus/i);
    assert.match(JSON.stringify(await client.hover(uri, { line: 1, character: 50 })), /multicast/);
    assert.equal(await client.stop(), 0);
  });

  it('has an engine that serves where there is no Node: no process, no module, no require', async () => {
    const { port1: client, port2: worker } = new MessageChannel();
    const self = Object.assign(worker, { close: () => {} });
    const globals = { self, setTimeout, clearTimeout, setInterval, clearInterval, TextEncoder, TextDecoder, console };
    runInNewContext(readFileSync(join(folder, 'server/dist/engine.js'), 'utf8'), globals);
    const answered = once(client, 'message');
    const params = { processId: null, rootUri: null, capabilities: {} };
    client.postMessage({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    assert.match(JSON.stringify(await answered), /"id":1,"result":.*"name":"xen-config"/);
    client.close();
  });

  it('has the command line, with its threads', () => {
    const cli = join(folder, 'server/dist/cli.js');
    const run = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    assert.match(run('explain', 'vif-mac-multicast').stdout, /^# vif-mac-multicast/);
    const [one, two] = ['1', '2'].map((jobs) => run('check', '--jobs', jobs, '--format', 'json', 'examples'));
    assert.equal(one?.status, 1);
    assert.equal(two?.stdout, one?.stdout);
  });
});

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** So many bytes the package may be, packed. */
const MAX_SIZE = 1_500_000;

const GUEST = 'name = "web1"\nmemory = 512\nkernel = "/boot/vmlinuz"\nvif = [\'mac=01:16:3e:5b:7a:01,ip=192.0.2.1\']\n';

const PROGRAM = `import { kindByName, type Problem, Service } from 'xen-config-server';
const service = new Service();
service.update({ path: 'web1.cfg', text: ${JSON.stringify(GUEST)}, kind: kindByName('/etc/xen/web1.cfg') ?? 'domain' });
const problems: readonly Problem[] = service.problems('web1.cfg');
console.log(problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule).join(' '));
`;

describe('the npm package of the server', () => {
  let folder: string;
  let packed: {
    readonly filename: string;
    readonly size: number;
    readonly files: readonly { readonly path: string }[];
  };
  const bin = (name: string): string => join(folder, 'node_modules/.bin', name);
  const inFolder = (command: string, args: readonly string[], input = '') =>
    spawnSync(command, args, { cwd: folder, encoding: 'utf8', input, shell: process.platform === 'win32' });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'xen-package-'));
    const npm = (args: readonly string[], cwd: string) => {
      const done = spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
      assert.equal(done.status, 0, done.stderr);
      return done.stdout;
    };
    const output = npm(['pack', '--json', '--pack-destination', folder], join(process.cwd(), 'server'));
    [packed] = JSON.parse(output.slice(output.indexOf('[\n'))) as [typeof packed];
    writeFileSync(join(folder, 'package.json'), '{"name": "empty", "version": "1.0.0", "private": true}');
    npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('has its entries, types, README and licences, and nothing else', () => {
    const others = packed.files
      .map(({ path }) => path)
      .filter((path) => !/^npm\/types\/[\w/-]+\.d\.ts$/.test(path))
      .sort();
    assert.deepEqual(
      others,
      [
        'LICENSE',
        'README.md',
        'npm/LICENCES.txt',
        'npm/cli.js',
        'npm/index.js',
        'npm/server.js',
        'package.json',
      ].sort(),
    );
    assert.ok(packed.size < MAX_SIZE, `${packed.size} bytes`);
  });

  it('has the version of the extension, no dependencies, and runs nothing when it is installed', () => {
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
    const manifest = read(join(folder, 'node_modules/xen-config-server/package.json'));
    assert.equal(manifest.version, read('package.json').version);
    assert.equal(manifest.license, 'MIT');
    assert.equal(manifest.dependencies, undefined);
    assert.equal(manifest.private, undefined);
    assert.deepEqual(Object.keys(manifest.scripts), ['prepack']);
  });

  it('checks standard input', () => {
    const done = inFolder(bin('xen-config'), ['check', '--stdin', '--stdin-filename', 'web1.cfg'], GUEST);
    assert.equal(done.status, 1, done.stderr);
    assert.match(done.stdout, /^web1\.cfg:4:13 error .*\[vif-mac-multicast\]$/m);
  });

  it('explains rules without a file beside it, and draws maps', () => {
    mkdirSync(join(folder, 'xen'));
    writeFileSync(join(folder, 'xen/web1.cfg'), GUEST);
    assert.match(inFolder(bin('xen-config'), ['explain', 'vif-mac-multicast']).stdout, /^# vif-mac-multicast/);
    assert.match(inFolder(bin('xen-config'), ['map', 'xen']).stdout, /^<svg /);
  });

  it('is a language server', async () => {
    const child = spawn(bin('xen-config'), ['lsp', '--stdio'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.equal(serverInfo.name, 'xen-config');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await exited, 0);
    connection.dispose();
  });

  it('has types that fit its engine', () => {
    writeFileSync(join(folder, 'program.cts'), PROGRAM);
    const options = ['--module', 'node16', '--target', 'es2022', '--strict', '--types', ''];
    const compiler = join(process.cwd(), 'node_modules/typescript/bin/tsc');
    const compiled = inFolder(process.execPath, [compiler, ...options, '--lib', 'es2023,dom', 'program.cts']);
    assert.equal(compiled.status, 0, compiled.stdout);
    assert.equal(inFolder(process.execPath, ['program.cjs']).stdout, 'vif-mac-multicast\n');
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const CLI = join(process.cwd(), 'server/dist/cli.js');

/** The blocks of code in a section of the README. */
const blocks = (section: string): { readonly language: string; readonly text: string }[] => {
  const readme = readFileSync('README.md', 'utf8');
  const start = readme.indexOf(`\n## ${section}\n`);
  assert.ok(start >= 0);
  const part = readme.slice(start, readme.indexOf('\n## ', start + 1));
  return [...part.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }));
};

const GOOD = 'name = "web1"\nmemory = 512\nkernel = "/boot/vmlinuz"\ndisk = ["phy:/dev/vg0/web1,xvda,w"]\n';
const WRONG = `${GOOD}vif = ['mac=01:16:3e:00:00:01']\n`;
const DOUBTFUL = `${GOOD}vif = ['mac=00:1b:21:00:00:01']\n`;

describe('what the README has for pipelines', () => {
  if (process.platform === 'win32') return;
  const found = blocks('In a pipeline');
  const textOf = (language: string, part: string): string =>
    found.find(({ language: one, text }) => one === language && text.includes(part))?.text ?? '';
  let folder: string;
  let env: NodeJS.ProcessEnv;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xen-pipeline-'));
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'repository/xen'), { recursive: true });
    const command = join(folder, 'bin/xen-config');
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
    chmodSync(command, 0o755);
    const git = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    env = { ...process.env, ...git, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, { cwd: join(folder, 'repository'), env, encoding: 'utf8' });
  const config = (text: string): void => writeFileSync(join(folder, 'repository/xen/web1.cfg'), text);
  const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

  it('stops a commit over an error, and no other', function () {
    if (!has('git')) return this.skip();
    run('git', 'init', '--quiet');
    const hook = join(folder, 'repository/.git/hooks/pre-commit');
    mkdirSync(join(hook, '..'), { recursive: true });
    writeFileSync(hook, textOf('sh', 'exec'));
    chmodSync(hook, 0o755);
    const commit = () => {
      run('git', 'add', '--all');
      return run('git', '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'a guest');
    };
    config(WRONG);
    const stopped = commit();
    assert.equal(stopped.status, 1, stopped.stderr);
    assert.match(stopped.stdout + stopped.stderr, /vif-mac-multicast/);
    config(DOUBTFUL);
    assert.equal(commit().status, 0);
  });

  it('makes a target that fails over a warning', function () {
    if (!has('make')) return this.skip();
    writeFileSync(join(folder, 'repository/Makefile'), textOf('make', 'check'));
    config(DOUBTFUL);
    assert.equal(run('make', 'check').status, 2);
    config(GOOD);
    const done = run('make', 'check');
    assert.equal(done.status, 0, done.stderr);
  });

  it('writes results that a workflow can upload, and fails over an error', () => {
    const command = /- run: (xen-config .+)$/m.exec(textOf('yaml', 'upload-sarif'))?.[1] ?? '';
    assert.match(command, /sarif/);
    config(WRONG);
    assert.equal(run('sh', '-e', '-c', command).status, 1);
    const log = JSON.parse(readFileSync(join(folder, 'repository/xen.sarif'), 'utf8')) as { version: string };
    assert.equal(log.version, '2.1.0');
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = join(process.cwd(), 'server/dist/cli.js');
/** In MB, without what the program itself and the text take. */
const MEMORY = 350;
const LONG = process.env['XEN_TEST_LONG'] === '1';
/** A million and 20 MB are for long runs; what is a little beyond a bound is as good. */
const MILLION = LONG ? 1_000_000 : 110_000;

/** Files that are no configuration, and the rule that says so; none where the file is right but for its size. */
const FILES: Readonly<Record<string, readonly [() => string, string]>> = {
  'deep.cfg': [() => `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`, 'too-large'],
  'open.cfg': [() => `a = ${'['.repeat(100_000)}`, 'syntax'],
  'string.cfg': [() => `name = "${'x'.repeat(20 * MILLION)}"\n`, 'too-large'],
  'escapes.cfg': [() => `name = "${'\\x'.repeat(10 * MILLION)}"\n`, 'syntax'],
  'settings.cfg': [() => Array.from({ length: MILLION }, (_, i) => `a${i} = ${i}\n`).join(''), 'too-large'],
  'slips.cfg': [() => 'a = foo\n'.repeat(MILLION), 'too-large'],
  'sums.cfg': [() => 'a += ["x"]\n'.repeat(MILLION), 'too-large'],
  'nul.cfg': [() => 'name = "a\0b"\nmemory = 512\n', 'syntax'],
  'deep.sxp': [() => `${'('.repeat(100_000)}${')'.repeat(100_000)}`, 'too-large'],
  'open.sxp': [() => '('.repeat(MILLION), 'syntax'],
  'string.sxp': [() => `(a '${'x'.repeat(20 * MILLION)}')\n`, 'too-large'],
  'escapes.sxp': [() => `(a '${'\\q'.repeat(10 * MILLION)}')\n`, 'syntax'],
  'options.sxp': [() => Array.from({ length: MILLION }, (_, i) => `(a${i} ${i})\n`).join(''), 'too-large'],
  'slips.sxp': [() => '(a b\n'.repeat(MILLION), 'too-large'],
  'deep.xm': [() => `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`, 'too-large'],
  'not.xm': [() => `a = ${'not '.repeat(100_000)}1\n`, 'too-large'],
  'settings.xm': [() => Array.from({ length: MILLION }, (_, i) => `a${i} = ${i}\n`).join(''), 'too-large'],
  'slips.xm': [() => 'a = = 1\n'.repeat(MILLION), 'too-large'],
  'lines.xm': [() => 'a = 1\n'.repeat(LONG ? MILLION : 160_000), 'too-large'],
  'string.xm': [() => `name = "${'x'.repeat(20 * MILLION)}"\n`, 'too-large'],
  'endless.xm': [() => "a = 'a' * 10**9\nb = 9**9**9\nwhile 1: b = b + 1\nc = d\n\0\n", 'syntax'],
  'nul.sxp': [() => '(a \0)\n(b 1)\n', 'syntax'],
};

describe('the command line, on what is no configuration', function () {
  this.timeout(600_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'xen-bounds-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => {
    const limit = `--max-old-space-size=${MEMORY}`;
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    return spawnSync(process.execPath, [limit, CLI, ...args], options);
  };

  const check = (names: readonly string[]): void => {
    const toolstack = names[0]?.endsWith('.xm') ? 'xm' : 'xl';
    const reading = names[0]?.endsWith('.sxp') ? ['--kind', 'xend'] : ['--kind', 'domain', '--toolstack', toolstack];
    for (const name of names) writeFileSync(join(folder, name), FILES[name]?.[0]() ?? '');
    const checked = run('check', '--isolated', '--format', 'json', '--jobs', '1', ...reading, ...names);
    assert.ok(checked.status === 0 || checked.status === 1, `${checked.status} ${checked.stderr.slice(0, 300)}`);
    const { files } = JSON.parse(checked.stdout) as { files: { path: string; problems: { rule: string }[] }[] };
    for (const name of names) {
      const problems = files.find(({ path }) => path.endsWith(name))?.problems;
      assert.ok(
        problems?.some(({ rule }) => rule === FILES[name]?.[1]),
        name,
      );
    }

    const parsed = run('parse', ...reading, ...names);
    assert.equal(parsed.status, 0, parsed.stderr.slice(0, 300));
    const answers = parsed.stdout.trim().split('\n');
    assert.equal(answers.length, names.length);
    for (const answer of answers) {
      const { ok, errors } = JSON.parse(answer) as { ok: boolean; errors: unknown[] };
      assert.equal(ok, errors.length === 0);
    }
    for (const name of names) rmSync(join(folder, name));
  };

  // Each start costs more than what is tested; only long runs start once for each file.
  for (const kind of ['.cfg', '.sxp', '.xm']) {
    const names = Object.keys(FILES).filter((name) => name.endsWith(kind));
    for (const some of LONG ? names.map((name) => [name]) : [names])
      it(`${some.join(', ')}: check and parse answer`, () => check(some));
  }
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = join(process.cwd(), 'server/dist/cli.js');
/** In MB, without what the program itself and the text take. */
const MEMORY = 350;
/** A million and 20 MB are for long runs; a fifth of them is beyond every bound as well. */
const MILLION = process.env['XEN_TEST_LONG'] === '1' ? 1_000_000 : 200_000;

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
  'deep.xm': [() => `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`, 'syntax'],
  'not.xm': [() => `a = ${'not '.repeat(100_000)}1\n`, 'too-large'],
  'settings.xm': [() => Array.from({ length: MILLION }, (_, i) => `a${i} = ${i}\n`).join(''), 'too-large'],
  'slips.xm': [() => 'a = = 1\n'.repeat(MILLION), 'too-large'],
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

  for (const [name, [text, rule]] of Object.entries(FILES)) {
    const toolstack = name.endsWith('.xm') ? 'xm' : 'xl';
    const reading = name.endsWith('.sxp') ? ['--kind', 'xend'] : ['--kind', 'domain', '--toolstack', toolstack];

    it(`${name}: check and parse answer`, () => {
      writeFileSync(join(folder, name), text());
      const checked = run('check', '--format', 'json', ...reading, name);
      assert.ok(checked.status === 0 || checked.status === 1, `${checked.status} ${checked.stderr.slice(0, 300)}`);
      const { files } = JSON.parse(checked.stdout) as { files: { problems: { rule: string }[] }[] };
      assert.ok(files[0]?.problems.some((problem) => problem.rule === rule));

      const parsed = run('parse', ...reading, name);
      assert.equal(parsed.status, 0, parsed.stderr.slice(0, 300));
      const { ok, errors } = JSON.parse(parsed.stdout) as { ok: boolean; errors: unknown[] };
      assert.equal(ok, errors.length === 0);
      rmSync(join(folder, name));
    });
  }
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly problems: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly range: { readonly start: { readonly line: number; readonly character: number } };
    }[];
  }[];
}

const check = (...args: string[]): string => {
  const cli = join(process.cwd(), 'server/dist/cli.js');
  return spawnSync(process.execPath, [cli, 'check', ...args, 'examples'], { encoding: 'utf8' }).stdout;
};

describe('the problem matcher of the extension', () => {
  it('takes every problem out of what the command line prints, and nothing else', () => {
    const [matcher] = manifest.contributes.problemMatchers;
    assert.ok(matcher);
    const { regexp, file, line, column, severity, message, code } = matcher.pattern;
    const form = new RegExp(regexp);
    const matched = check()
      .split('\n')
      .map((text) => form.exec(text))
      .filter((found) => found !== null)
      .map((found) => [file, line, column, severity, message, code].map((group) => found[group]));
    const { files } = JSON.parse(check('--format', 'json')) as Report;
    const expected = files.flatMap(({ path, problems }) =>
      problems.map(({ rule, severity, message, range: { start } }) => [
        path,
        String(start.line + 1),
        String(start.character + 1),
        severity,
        message,
        rule,
      ]),
    );
    assert.ok(expected.length > 10);
    assert.deepEqual(matched, expected);
  });
});

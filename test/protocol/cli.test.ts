import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';

const CLI = join(process.cwd(), 'server/dist/cli.js');

interface Report {
  readonly files: readonly {
    path: string;
    kind: string;
    problems: readonly { rule: string; severity: string; fixes: readonly { safe: boolean }[] }[];
  }[];
  readonly summary: { files: number; errors: number };
}

interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { id: string; help: { markdown: string } }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
        readonly relatedLocations?: readonly unknown[];
        readonly fixes?: readonly {
          artifactChanges: readonly { replacements: readonly { insertedContent: { text: string } }[] }[];
        }[];
      }[];
    },
  ];
}

describe('the command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xen-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', input });
  const file = (name: string, text: string | Uint8Array): string => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
    return name;
  };
  const report = (...args: string[]): Report =>
    JSON.parse(run(['check', '--format', 'json', ...args]).stdout) as Report;
  const GOOD =
    'name = "web1"\nmemory = 512\nkernel = "/boot/vmlinuz"\nvif = [\'mac=00:16:3e:5b:7a:01,ip=192.0.2.1\']\n';
  const SLIP = GOOD.replace('00:16', '01:16');

  it('exits with 0 where nothing is wrong', () => {
    const done = run(['check', file('web1.cfg', GOOD)]);
    assert.equal(done.status, 0, done.stdout);
    assert.match(done.stdout, /1 file: 0 errors/);
  });

  it('shows each problem with its line, without colours in a pipe', () => {
    const done = run(['check', file('web1.cfg', SLIP)]);
    assert.equal(done.status, 1);
    assert.match(done.stdout, /^web1\.cfg:4:13 error .*\[vif-mac-multicast\]$/m);
    assert.match(done.stdout, /^ {2}4 \| vif = /m);
    assert.ok(!done.stdout.includes('\x1b'));
  });

  it('reports as JSON in the published shape', () => {
    file('host/xen/web1.cfg', SLIP);
    file('host/notes.cfg', '[other]\nname = x\n');
    const { files, summary } = report('host');
    assert.deepEqual(
      files.map(({ path, kind }) => [path, kind]),
      [['host/xen/web1.cfg', 'domain']],
    );
    assert.equal(summary.errors, 1);
    assert.equal(files[0]?.problems.find(({ rule }) => rule === 'vif-mac-multicast')?.fixes[0]?.safe, true);
  });

  it('reads standard input', () => {
    const done = run(['check', '--stdin', '--stdin-filename', 'web1.cfg', '--format', 'json'], SLIP);
    assert.equal((JSON.parse(done.stdout) as Report).files[0]?.path, 'web1.cfg');
    assert.equal(run(['check', '-'], SLIP).status, 1);
  });

  it('mends what is safe, once', () => {
    file('xen/web1.cfg', SLIP);
    assert.equal(run(['check', '--fix', 'xen']).status, 0);
    assert.equal(readFileSync(join(folder, 'xen/web1.cfg'), 'utf8'), GOOD);
    run(['check', '--fix', 'xen']);
    assert.equal(readFileSync(join(folder, 'xen/web1.cfg'), 'utf8'), GOOD);
  });

  it('keeps bytes that are no UTF-8 when it mends', () => {
    const latin = Buffer.from(`# K\u00fcche\n${SLIP}`, 'latin1');
    file('web1.cfg', latin);
    run(['check', '--fix', 'web1.cfg']);
    assert.deepEqual(readFileSync(join(folder, 'web1.cfg')), Buffer.from(`# K\u00fcche\n${GOOD}`, 'latin1'));
  });

  it('checks files as one fleet, or each by itself', () => {
    file('a.cfg', GOOD);
    file('b.cfg', GOOD.replace('web1', 'web2'));
    const duplicates = (...args: string[]) =>
      report('a.cfg', 'b.cfg', ...args).files.flatMap(({ problems }) =>
        problems.filter(({ rule }) => rule === 'duplicate-mac'),
      );
    assert.equal(duplicates().length, 2);
    assert.equal(duplicates('--isolated').length, 0);
  });

  it('obeys the .xen-config.json nearest above', () => {
    file('xen/web1.cfg', SLIP);
    file('.xen-config.json', '{"rules": {"vif-mac-multicast": "off"}}');
    assert.equal(run(['check', 'xen']).status, 0);
  });

  it('maps the networks in each of its forms, the same in whatever order the files come', () => {
    file('h/xl.conf', 'vif.default.bridge = "lan"\n');
    file('h/a.cfg', GOOD);
    file('h/b.cfg', GOOD.replace('web1', 'web2'));
    const starts = { svg: /^<svg /, dot: /^graph networks \{/, mermaid: /^graph LR\n/, json: /^\{\n {2}"hosts"/ };
    for (const [format, start] of Object.entries(starts)) {
      const done = run(['map', '--format', format, 'h']);
      assert.equal(done.status, 0, done.stderr);
      assert.match(done.stdout, start);
      for (const part of ['lan', 'web1', 'web2', 'duplicate-mac'])
        assert.ok(done.stdout.includes(part), `${format}: ${part}`);
      assert.equal(run(['map', '--format', format, 'h/b.cfg', 'h/xl.conf', 'h/a.cfg']).stdout, done.stdout);
    }
  });

  it('prints what Xen reads', () => {
    const done = run(['parse', file('web1.cfg', 'name = "web1"\nvif = ["a"]\nvif += ["b", 0x10]\n')]);
    const parsed = JSON.parse(done.stdout) as { ok: boolean; settings: unknown[] };
    assert.equal(parsed.ok, true);
    assert.deepEqual(parsed.settings.at(-1), {
      name: 'vif',
      line: 2,
      op: '+=',
      value: { list: [{ string: 'a' }, { string: 'b' }, { number: '0x10' }] },
    });
  });

  it('explains rules and options', () => {
    assert.match(run(['explain', 'vif-mac-multicast']).stdout, /^# vif-mac-multicast/);
    assert.match(run(['explain', 'network-script']).stdout, /\*\*network-script\*\*/);
    assert.match(run(['explain', 'memory']).stdout, /\*\*memory\*\* · xl since 4\.0 · xm 3\.0\.0 to 4\.4/);
    const mac = run(['explain', 'vif.mac']).stdout;
    assert.match(mac, /^\*\*mac\*\* \(vif\)/);
    assert.ok(!mac.includes('---'));
    assert.match(run(['explain', 'network-bridge']).stdout, /`antispoof`/);
    assert.match(run(['explain', 'memmory']).stderr, /did you mean memory/);
  });

  describe('says what is wrong and exits with 2', () => {
    const cases: [string, string[], RegExp][] = [
      ['a missing file', ['check', 'gone.cfg'], /gone\.cfg: there is no such file/],
      ['a folder without configs', ['check', 'empty'], /empty: no Xen configuration files/],
      ['a binary file', ['check', 'picture.cfg'], /binary file/],
      ['wrong settings', ['check', 'sub/web1.cfg'], /"relase" is not a setting/],
      [
        'an unreadable settings file',
        ['check', '--config', 'gone.json', 'web1.cfg'],
        /gone\.json: there is no such file/,
      ],
      [
        'a wrong number of threads',
        ['check', '--jobs', '0', 'web1.cfg'],
        /--jobs must be a whole number of at least 1/,
      ],
      ['an unknown form', ['check', '--format', 'xml', 'web1.cfg'], /pretty, json, sarif, github/],
      ['an unknown form of a map', ['map', '--format', 'png'], /svg, dot, mermaid, json/],
      ['an unknown option', ['check', '--fast'], /--fast/],
      ['an unknown command', ['chekc'], /no command chekc/],
      ['an unknown release', ['check', '--release', '9.9', 'web1.cfg'], /release of Xen/],
      ['an unknown rule', ['explain', 'vif-mac-multicst'], /did you mean vif-mac-multicast/],
      ['no file to parse', ['parse'], /at least one file/],
      ['a file that cannot be parsed', ['parse', 'gone.cfg'], /gone\.cfg/],
    ];
    for (const [what, args, message] of cases) {
      it(what, () => {
        file('web1.cfg', SLIP);
        file('empty/readme.txt', 'nothing');
        file('picture.cfg', new Uint8Array(4096));
        file('sub/web1.cfg', SLIP);
        file('sub/.xen-config.json', '{"relase": "4.17"}');
        const done = run(args);
        assert.equal(done.status, 2, done.stdout);
        assert.match(done.stderr, message);
        assert.ok(!/^\s+at /m.test(done.stderr), 'no stack trace');
        assert.equal(readFileSync(join(folder, 'web1.cfg'), 'utf8'), SLIP);
      });
    }
  });

  it('leaves out what the settings, a .gitignore or a symbolic link say, but not what is named', () => {
    file('xen/web1.cfg', GOOD);
    file('xen/old/web2.cfg', SLIP);
    file('xen/draft.cfg', SLIP);
    file('.xen-config.json', '{"ignore": ["old/"]}');
    file('xen/.gitignore', 'draft*\n');
    symlinkSync('../web1.cfg', join(folder, 'xen/link.cfg'));
    const paths = (...args: string[]): string[] => report(...args).files.map(({ path }) => path);
    assert.deepEqual(paths('xen'), ['xen/web1.cfg']);
    assert.deepEqual(paths('xen', 'xen/draft.cfg'), ['xen/web1.cfg', 'xen/draft.cfg']);
  });

  it('takes a folder with settings of its own for a host of its own', () => {
    file('a/xen/web.cfg', GOOD);
    file('b/xen/web.cfg', GOOD.replace('7a:01', '7a:02').replace('192.0.2.1', '192.0.2.2'));
    const names = () =>
      report('.').files.flatMap(({ problems }) => problems.filter((p) => p.rule === 'duplicate-name'));
    assert.equal(names().length, 2);
    file('a/.xen-config.json', '{}');
    file('b/.xen-config.json', '{}');
    assert.equal(names().length, 0);
  });

  it('says the same with several threads', () => {
    for (let i = 0; i < 12; i++) {
      const n = String(i).padStart(2, '0');
      file(
        `xen/g${n}.cfg`,
        GOOD.replace('web1', `g${i >> 1}`)
          .replace('7a:01', `7a:${n}`)
          .replace('192.0.2.1', `192.0.2.${i >> 2}`),
      );
    }
    file('xen/xl.conf', 'vif.default.script="vif-route"\n');
    const one = run(['check', '--jobs', '1', '--format', 'json', 'xen']).stdout;
    assert.equal(run(['check', '--jobs', '3', '--format', 'json', 'xen']).stdout, one);
    const { files } = JSON.parse(one) as Report;
    assert.equal(files.flatMap(({ problems }) => problems.filter(({ rule }) => rule === 'duplicate-ip')).length, 12);
  });

  it('exits with 1 above the warnings that are allowed, quiet or not', () => {
    file('web1.cfg', GOOD.replace('00:16:3e', '00:16:3f'));
    assert.equal(run(['check', 'web1.cfg']).status, 0);
    assert.equal(run(['check', '--max-warnings', '0', 'web1.cfg']).status, 1);
    const quiet = run(['check', '--quiet', '--max-warnings', '0', 'web1.cfg']);
    assert.equal(quiet.status, 1);
    assert.match(quiet.stdout, /^1 file: 0 errors, 0 warnings/);
  });

  it('writes workflow commands for GitHub', () => {
    const done = run(['check', '--format', 'github', file('a,b:c.cfg', SLIP)]);
    assert.match(
      done.stdout,
      /^::error file=a%2Cb%3Ac\.cfg,line=4,endLine=4,col=13,endColumn=15,title=vif-mac-multicast::[^\n]+$/m,
    );
  });

  it('writes SARIF that fits its schema, with the rules\u2019 pages and fixes', () => {
    file('xen/web 1.cfg', SLIP);
    file('xen/web2.cfg', SLIP.replace('01:16', '00:16').replace('web1', 'web2'));
    file('xen/web3.cfg', SLIP.replace('01:16', '00:16').replace('web1', 'web3'));
    const log = JSON.parse(run(['check', '--format', 'sarif', 'xen']).stdout) as SarifLog;
    const { $schema, id, ...schema } = sarifSchema as Record<string, unknown>;
    assert.ok($schema && id);
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    assert.ok(validate(log), JSON.stringify(validate.errors));
    const [{ results, tool }] = log.runs;
    const multicast = results.find(({ ruleId }) => ruleId === 'vif-mac-multicast');
    assert.equal(multicast?.locations[0]?.physicalLocation.artifactLocation.uri, 'xen/web%201.cfg');
    assert.equal(tool.driver.rules[multicast?.ruleIndex ?? -1]?.id, 'vif-mac-multicast');
    assert.match(tool.driver.rules[multicast?.ruleIndex ?? -1]?.help.markdown ?? '', /^# vif-mac-multicast/);
    assert.equal(multicast?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent.text, '00');
    assert.ok(results.some(({ ruleId, relatedLocations }) => ruleId === 'duplicate-mac' && relatedLocations?.length));
  });

  it('writes nothing when one of the files is missing', () => {
    file('web1.cfg', SLIP);
    assert.equal(run(['check', '--fix', 'web1.cfg', 'gone.cfg']).status, 2);
    assert.equal(readFileSync(join(folder, 'web1.cfg'), 'utf8'), SLIP);
  });

  it('finds the slips of the examples, and mends the safe ones for good', () => {
    cpSync(join(process.cwd(), 'examples'), join(folder, 'examples'), { recursive: true });
    const before = run(['check', '--format', 'json', 'examples']);
    assert.equal(before.status, 1);
    const rulesOf = (name: string): string[] =>
      (JSON.parse(before.stdout) as Report).files
        .find(({ path }) => path.endsWith(name))
        ?.problems.filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ rule }) => rule) ?? [];
    assert.deepEqual(rulesOf('xend-config.sxp'), ['network-script-unquoted', 'script-family-mismatch']);
    assert.deepEqual(rulesOf('web1.cfg'), ['vif-mac-malformed', 'value-outside-quotes']);
    assert.deepEqual(rulesOf('mail1.cfg'), ['smart-quotes', 'route-without-ip']);
    assert.deepEqual(rulesOf('db1.cfg'), ['vif-mac-multicast', 'vif-name-too-long']);
    assert.deepEqual(rulesOf('web2.cfg'), ['unknown-setting', 'duplicate-mac', 'missing-comma']);
    assert.deepEqual(rulesOf('win1.cfg'), ['duplicate-mac']);
    for (const right of ['farm.cfg', 'net1.cfg', 'xl.conf']) assert.deepEqual(rulesOf(right), [], right);

    run(['check', '--fix', 'examples']);
    const mended = readFileSync(join(folder, 'examples/xend-host/xen/web1.cfg'), 'utf8');
    assert.match(mended, /vif = \['ip=192\.0\.2\.11,mac=00:16:3e:5b:7a:01,script=vif-route'\]/);
    const sxp = readFileSync(join(folder, 'examples/xend-host/xen/xend-config.sxp'), 'utf8');
    assert.match(sxp, /\(network-script 'network-route netdev=eth0'\)/);
    const again = run(['check', '--fix', '--format', 'json', 'examples']).stdout;
    assert.ok(
      !(JSON.parse(again) as Report).files.some(({ problems }) => problems.some(({ fixes }) => fixes[0]?.safe)),
    );
    assert.equal(readFileSync(join(folder, 'examples/xend-host/xen/web1.cfg'), 'utf8'), mended);
  });
});

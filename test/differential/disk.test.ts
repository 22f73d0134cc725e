import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Disk, type DiskFault, readDisk } from '../../server/src/specs/disk.ts';
import { TextMap } from '../../server/src/values/value.ts';
import { skip } from '../support/skip.ts';
import { DISKS } from './disks.ts';
import { missingJudge } from './xlutil.ts';

const LONG = process.env['XEN_TEST_LONG'] !== undefined;
const RUNS = LONG ? 60_000 : 3000;
/** The release whose libxlutil Debian 12 has. Its scanner is that of 4.17, which reads no `trusted`; the rest is the same up to 4.18. */
const RELEASE = '4.17';
const PROGRAM = join(process.cwd(), 'out/differential/disk');

/** A disk as the judge prints it, its messages when it refuses the string, or null when its scanner jams. */
type Verdict = { readonly report?: string } | null;

function build(): void {
  mkdirSync(join(PROGRAM, '..'), { recursive: true });
  const source = join(process.cwd(), 'test/differential/disk.c');
  const { status, stderr } = spawnSync('cc', ['-O2', '-Wall', '-o', PROGRAM, source, '-lxlutil', '-lxenlight']);
  if (status !== 0) throw new Error(`disk.c does not build:\n${stderr}`);
}

function judge(strings: readonly string[]): Verdict[] {
  const input = strings.map((text) => `${text}\0`).join('');
  const { status, stdout, stderr } = spawnSync(PROGRAM, [], { input, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`disk ended with ${status}: ${stderr}`);
  const lines = stdout.toString('utf8').trimEnd().split('\n');
  assert.equal(lines.length, strings.length);
  return lines.map((line) => JSON.parse(line) as Verdict);
}

/** What the parser says of each fault (libxlu_disk_l.l, libxlu_disk.c). */
const MESSAGES: Readonly<Record<string, (fault: DiskFault) => string>> = {
  'unknown-key': () => 'unknown parameter',
  'unknown-prefix': () => 'unknown deprecated disk prefix',
  'unknown-word': ({ of }) =>
    of === 'devtype' ? 'unknown type' : `unknown value for ${of === 'colo-port' ? 'colo_port' : of}`,
  respecified: ({ of }) => `${of === 'backendtype' ? 'backend' : of} respecified`,
  'too-many': () => 'too many positional parameters',
  'stray-equals': () => 'bad disk syntax',
  'no-vdev': () => 'no vdev specified',
  'no-target': () => 'no target specified (and device not removable)',
};

const message = (fault: DiskFault): string => MESSAGES[fault.what]?.(fault) ?? fault.what;

/** The judge's messages without the places; two are about the same. */
const messagesIn = (report: string): string[] =>
  [...report.matchAll(/config: config parsing error in disk specification: (.*?)(?:: near `| in `)/gs)].map(
    ([, said = '']) => said.replace(/^unknown (?:value for type|deprecated type)$/, 'unknown type'),
  );

const bytes = (text: string | undefined): string | null =>
  text === undefined ? null : Buffer.from(text, 'utf8').toString('latin1');

/** Our reading in the judge's form. */
function ours(text: string): unknown {
  const span = { start: 0, end: text.length };
  const value = { kind: 'string', span, text, map: TextMap.plain(0, text.length) } as const;
  const disk: Disk = readDisk(value, { toolstack: 'xl', release: RELEASE });
  if (disk.faults.length) return disk.faults.map(message);
  return {
    target: bytes(disk.target?.text),
    vdev: bytes(disk.vdev?.text),
    script: bytes(disk.script),
    backend: bytes(disk.backend?.text),
    format: disk.format,
    backendtype: disk.backendtype ?? 'unknown',
    specification: disk.specification ?? 'unknown',
    writable: disk.writable,
    cdrom: disk.cdrom,
    discard: disk.discard ?? null,
    colo: disk.colo ?? null,
  };
}

describe("disk strings, beside libxlutil's parser", function () {
  this.timeout(LONG ? 600_000 : 60_000);

  before(function () {
    const reason = missingJudge();
    if (reason) skip(this, reason);
    build();
  });

  it(`reads ${RUNS} generated strings alike, with the same messages for those refused`, () => {
    const seed = LONG ? Date.now() : 1;
    const strings = fc.sample(DISKS, { numRuns: RUNS, seed });
    const verdicts = judge(strings);
    const differences = strings.flatMap((text, i) => {
      const verdict = verdicts[i];
      const our = ours(text);
      // A scanner that jams ends xl: refused, in whatever words.
      const alike =
        verdict == null
          ? Array.isArray(our)
          : JSON.stringify(our) === JSON.stringify(verdict.report === undefined ? verdict : messagesIn(verdict.report));
      return alike ? [] : [`${JSON.stringify(text)}: libxlutil ${JSON.stringify(verdict)}, we ${JSON.stringify(our)}`];
    });
    const refused = verdicts.filter((verdict) => verdict == null || verdict.report !== undefined).length / RUNS;
    if (LONG) console.log(`      seed ${seed}: libxlutil refuses ${Math.round(refused * 100)} %`);
    differences.sort((a, b) => a.length - b.length);
    assert.deepEqual(differences.slice(0, 5), [], `${differences.length} differences, seed ${seed}`);
    assert.ok(refused > 0.2 && refused < 0.9, `libxlutil refuses ${refused}`);
  });
});

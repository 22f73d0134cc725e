import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A list as libxlutil holds it: texts and lists. */
export type JudgeList = readonly (string | JudgeList)[];

/** A setting as libxlutil holds it; `long` is the number that xl reads from a single value, `range` or `none`. */
export type JudgeValue = { readonly text: string; readonly long: string } | JudgeList;

/** What libxlutil reads from a config; null when it refuses it, `crash` when it aborts. Texts have one character a byte. */
export type Verdict = Readonly<Record<string, JudgeValue>> | 'crash' | null;

const FOLDER = join(process.cwd(), 'test/differential');
const PROGRAMS = join(process.cwd(), 'out/differential');
const PROGRAM = join(PROGRAMS, 'xlutil');

const run = (command: string, args: readonly string[], input: string | Uint8Array = '') =>
  spawnSync(command, args, { input, maxBuffer: 1 << 30 });

/** Why libxlutil cannot be asked on this machine; undefined when it can. */
export function missingJudge(): string | undefined {
  if (run('cc', ['--version']).status !== 0) return 'there is no C compiler (cc)';
  const probe = run('cc', ['-E', '-x', 'c', '-'], '#include <libxlutil.h>\n');
  return probe.status === 0 ? undefined : 'libxlutil.h is not installed (libxen-dev on Debian)';
}

/** Builds a program that asks libxlutil, from the source of its name, and answers with its path. */
export function buildJudge(name = 'xlutil'): string {
  mkdirSync(PROGRAMS, { recursive: true });
  const program = join(PROGRAMS, name);
  const source = join(FOLDER, `${name}.c`);
  const { status, stderr } = run('cc', ['-O2', '-Wall', '-o', program, source, '-lxlutil']);
  if (status !== 0) throw new Error(`${name}.c does not build:\n${stderr}`);
  return program;
}

/** Asks a judge about lines of text at once; one line of answer for each. */
export function judgeLines(program: string, lines: readonly string[]): string[] {
  const { status, stdout, stderr } = run(program, [], lines.map((line) => `${line}\n`).join(''));
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  const answers = stdout.toString('utf8').trimEnd().split('\n');
  if (answers.length !== lines.length) throw new Error(`${answers.length} answers for ${lines.length} lines`);
  return answers;
}

/** Asks libxlutil about many configs at once. */
export function judge(configs: readonly Uint8Array[]): Verdict[] {
  const input = configs.flatMap((bytes) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    return [size, bytes];
  });
  const { status, stdout, stderr } = run(PROGRAM, [], Buffer.concat(input));
  if (status !== 0) throw new Error(`xlutil ended with ${status}: ${stderr}`);
  const lines = stdout.toString('utf8').trimEnd().split('\n');
  if (lines.length !== configs.length) throw new Error(`${lines.length} verdicts for ${configs.length} configs`);
  return lines.map((line) => JSON.parse(line) as Verdict);
}

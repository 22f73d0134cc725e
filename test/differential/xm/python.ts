import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A value that Python left behind, with its type: str, int, float, list, bool, None, unicode, long, tuple, dict, … */
export type Typed = readonly [type: string, content?: string | readonly Typed[]];

export interface Outcome {
  /** The class of the exception that ended the program. */
  readonly error: string | null;
  /** The line (from 1) of the top-level statement that raised it. */
  readonly line: number | null;
  readonly values: Readonly<Record<string, Typed>>;
}

const SCRIPT = join(process.cwd(), 'test/differential/xm/run.py');
// pyenv starts the version that it is told; elsewhere the variable means nothing.
const ENV = { PYENV_VERSION: '2.7.18', ...process.env };
const PROBE = 'import sys; sys.stdout.write("%d.%d %s" % (sys.version_info[:2] + (sys.executable,)))';

let found: { readonly path: string | undefined } | undefined;

/** The program that is Python 2.7 here, or undefined where there is none. */
export function findPython(): string | undefined {
  found ??= { path: executable('python2.7') ?? executable('python2') };
  return found.path;
}

function executable(command: string): string | undefined {
  const { stdout } = spawnSync(command, ['-c', PROBE], { env: ENV, encoding: 'utf8' });
  return stdout?.startsWith('2.7 ') ? stdout.slice(4) : undefined;
}

function ask<T>(questions: readonly object[]): T[] {
  const python = findPython();
  if (!python) throw new Error('there is no Python 2.7');
  const input = `${questions.map((question) => JSON.stringify(question)).join('\n')}\n`;
  const { stdout, stderr, status, signal } = spawnSync(python, [SCRIPT], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const answers = stdout.split('\n').filter(Boolean);
  if (answers.length < questions.length)
    throw new Error(
      `Python ended with ${signal ?? status} at program ${answers.length} of ${questions.length}. ${stderr.slice(-400)}`,
    );
  return answers.map((line) => JSON.parse(line) as T);
}

/** Runs programs, each once for every seed of what depends on the machine. */
export const runPrograms = (texts: readonly string[], coins: readonly number[]): Outcome[][] =>
  ask(texts.map((text) => ({ text, coins })));

/** Programs without the statements that end them, as far as leaving those out helps. */
export function survivors(programs: readonly string[][]): string[][] {
  const left = programs.map((program) => [...program]);
  let open = left.map((_, i) => i);
  for (let round = 0; round < 10 && open.length; round++) {
    const outcomes = runPrograms(
      open.map((i) => (left[i] as string[]).join('\n')),
      [1],
    );
    open = open.filter((i, at) => {
      const line = outcomes[at]?.[0]?.line;
      if (line) left[i] = without(left[i] as string[], line);
      return line;
    });
  }
  return left;
}

/** The statements without the one that a line (from 1) is in. */
function without(statements: readonly string[], line: number): string[] {
  let last = 0;
  const at = statements.findIndex((statement) => {
    last += statement.split('\n').length;
    return line <= last;
  });
  return statements.filter((_, i) => i !== at);
}

/** Whether Python compiles each text. */
export const compiles = (texts: readonly string[]): boolean[] =>
  ask<{ ok: boolean }>(texts.map((text) => ({ compile: text }))).map(({ ok }) => ok);

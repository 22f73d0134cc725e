// What the scripts share: the root of the project, a line about what is going on, a command that must succeed, and an
// end that leaves nothing behind.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** One line to the person at the terminal. */
export const say = (text) => console.log(`\u2022 ${text}`);

const running = new Set();
let farewell = async () => {};
let ending = false;

/** Sets what is done first when a signal ends the script, instead of nothing. It may choose an exit status by itself. */
export const onInterrupt = (work) => {
  farewell = work;
};

async function end(signal) {
  if (ending) return;
  ending = true;
  await farewell().catch(() => {});
  process.exit(128 + constants.signals[signal]);
}

// A signal may reach this process alone, so it ends what it started; by default Node would not even run its `exit` handlers.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
process.on('exit', () => {
  for (const child of running) child.kill();
});
// A signal to npm may end no more than npm, or the shell between it and this process. Then nobody waits for this any longer.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end('SIGTERM'), 500).unref();
}

/**
 * Runs a command and resolves when it has ended well. What it prints is kept and shown only when it fails,
 * unless `show` is set.
 * @returns what it wrote to standard output and standard error
 */
export function run(command, args, { cwd = root, show = false, env = process.env } = {}) {
  // npm is a .cmd file on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && command !== process.execPath;
  const stdio = ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'];
  const child = spawn(command, args, { cwd, env, shell, stdio });
  running.add(child);
  let output = '';
  const keep = (chunk) => {
    output += chunk;
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve(output);
      reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? code}.\n${output}`.trimEnd()));
    });
  });
}

/** Says what is being done, does it, and says how long it took when that was more than a moment. */
export async function step(text, work) {
  say(`${text}\u2026`);
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  if (seconds > 2) say(`  done in ${seconds.toFixed(0)} s`);
  return result;
}

/** Ends the script with the error's message, without a stack trace: what failed is outside of this code. */
export function giveUp(error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

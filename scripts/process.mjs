// What the scripts share: the root of the project, a line about what is going on, and a command that must succeed.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** One line to the person at the terminal. */
export const say = (text) => console.log(`\u2022 ${text}`);

/**
 * Runs a command and resolves when it has ended well. What it prints is kept and shown only when it fails,
 * unless `show` is set.
 * @returns what it wrote to standard output and standard error
 */
export function run(command, args, { cwd = root, show = false, env = process.env } = {}) {
  // npm is a .cmd file on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && command !== process.execPath;
  const child = spawn(command, args, {
    cwd,
    env,
    shell,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)));
    child.once('close', (code, signal) => {
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

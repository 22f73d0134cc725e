// What all runs in this folder share is made by one of them, while the others wait.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, say } from './process.mjs';

/** True when the process that wrote the lock is gone. It may be just about to write its number. */
function isAbandoned(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid) process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

async function take(lock, name) {
  for (let waited = 0; ; waited++) {
    try {
      return writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else if (waited === 5) say(`Waiting for another run to end its ${name} (${lock})\u2026`);
    await pause(200);
  }
}

/** Does some work while no other process of this folder does work of the same name. */
export async function alone(name, work) {
  const lock = join(root, 'out', `${name}.lock`);
  mkdirSync(join(root, 'out'), { recursive: true });
  await take(lock, name);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

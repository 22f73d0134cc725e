// Starts the VS Code server on this machine's loopback address, with a profile of its own.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Nothing that would ask, greet, look for updates or reach out to the network. */
export const QUIET = {
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** The folders of a profile, below one folder. */
export function profileIn(folder) {
  return { userData: join(folder, 'user-data'), extensions: join(folder, 'extensions'), token: join(folder, 'token') };
}

/** Writes the user's settings. VS Code reads them when a window opens. */
export function writeSettings({ userData }, settings) {
  const file = join(userData, 'User/settings.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

/** Installs a folder as the profile's only extension, by a link: a new build counts when the window is reloaded. */
export function linkExtension({ extensions }, { folder, id, version }) {
  const name = `${id}-${version}`;
  const link = join(extensions, name);
  if (existsSync(link) && realpathSync(link) === realpathSync(folder)) return;
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  symlinkSync(folder, link, 'dir');
  const location = { $mid: 1, path: link, scheme: 'file' };
  const entry = { identifier: { id }, version, location, relativeLocation: name, metadata: {} };
  writeFileSync(join(extensions, 'extensions.json'), JSON.stringify([entry]));
}

/**
 * The profile's token. It stays the same, so that windows that are still open find the server again. It is in a file, as other
 * users can read a command line.
 */
function tokenOf({ token: file }) {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

/**
 * Starts the server and resolves when it listens.
 * @param ports a port, a range such as `8000-8099` of which it takes the first free one, or `0` for any
 * @param folder what a window shows whose address does not say it
 * @returns its port, the token that every request must carry, all that it printed, a function that ends it,
 *   and a promise of how it ended when nobody asked it to
 */
export async function startServer({ home, profile, ports = '0', folder, env = {} }) {
  const token = tokenOf(profile);
  const options = [
    ['--host', '127.0.0.1', '--port', ports, '--connection-token-file', profile.token],
    ['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions],
    ['--server-data-dir', join(profile.userData, 'server'), '--accept-server-license-terms'],
    ['--disable-telemetry', '--disable-workspace-trust'],
    folder ? ['--default-folder', folder] : [],
  ].flat();
  const preload = fileURLToPath(new URL('preload.cjs', import.meta.url));
  const child = spawn(process.execPath, ['--require', preload, join(home, 'out/server-main.js'), ...options], {
    detached: true, // it leads a process group, which its extension hosts belong to
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', XDG_CACHE_HOME: join(profile.userData, 'cache'), ...env },
  });
  let stopping = false;
  const exited = new Promise((resolve) => child.once('exit', (code, name) => resolve(name ?? code)));
  const died = new Promise((resolve) => exited.then((how) => stopping || resolve(how)));
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  const kill = () => signal('SIGKILL');
  process.once('exit', kill);
  let output = '';
  const port = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const listening = /Extension host agent listening on (\d+)/.exec(output);
      if (listening) resolve(Number(listening[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    died.then((how) => reject(new Error(`The VS Code server ended with ${how}.\n${output}`)));
  });
  const stop = async () => {
    stopping = true;
    signal('SIGTERM');
    const late = setTimeout(kill, 5000);
    await exited;
    clearTimeout(late);
    kill(); // an extension host that outlived its server
    process.off('exit', kill);
  };
  return { port, token, died, stop, output: () => output };
}

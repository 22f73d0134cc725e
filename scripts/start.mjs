#!/usr/bin/env node
// npm start: shows the extension at work on examples/, in VS Code where it is installed, else in a browser.
//   npm start [-- FOLDER] [--browser] [--no-open] [--port N]
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { giveUp, onInterrupt, root, run, say, step } from './process.mjs';
import { cache, fetchServer } from './vscode/fetch.mjs';
import { linkExtension, profileIn, QUIET, startServer, writeSettings } from './vscode/server.mjs';

const USAGE = `npm start [-- FOLDER] [OPTION ...]    builds the extension and opens VS Code with it on a folder
  FOLDER      examples/ unless told
  --browser   VS Code in the browser, also where VS Code is installed
  --no-open   only print the address (implies --browser)
  --port N    the first port to try (implies --browser; 8765 unless told)
  --help      this text`;

// Where VS Code saves by itself, as it does in a browser, what the extension does on a save is not to be seen.
const SETTINGS = {
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'workbench.startupEditor': 'readme',
};

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      browser: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      port: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const port = Number(values.port ?? 8765);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`--port wants a number from 1 to 65535.`);
  const folder = resolve(process.env.INIT_CWD ?? '', positionals[0] ?? join(root, 'examples'));
  if (!existsSync(folder)) throw new Error(`${folder} does not exist.`);
  const browser = values.browser || values['no-open'] || values.port !== undefined;
  return { help: values.help, folder, browser, open: !values['no-open'], port };
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The command that opens the VS Code of this desktop, if there is one. A remote terminal's `code` is another thing. */
function desktopCommand() {
  if (!hasDisplay || process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return isOnPath(name) ? name : undefined;
}

const sayWhatIsShown = (folder) =>
  say(`VS Code shows ${folder} with the extension. What you change there changes its files.`);

/** Opens VS Code of the desktop. Returns false where it is installed but does not start. */
async function openDesktop(command, folder) {
  const options = ['--new-window', '--disable-workspace-trust', `--extensionDevelopmentPath=${root}`];
  try {
    await step('Opening VS Code', () => run(command, [...options, folder]));
    return true;
  } catch (error) {
    say(`VS Code of this desktop does not start, so it runs in the browser. ${error.message}`);
    return false;
  }
}

/** Shows an address in the desktop's browser. Where there is none the printed address has to do. */
function openBrowser(url) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (!hasDisplay || !(process.platform === 'win32' || isOnPath(command))) return;
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function prepareProfile() {
  const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const profile = profileIn(join(cache, 'profile'));
  linkExtension(profile, { folder: root, id: `${publisher}.${name}`, version });
  if (!existsSync(join(profile.userData, 'User/settings.json'))) {
    writeSettings(profile, { ...QUIET, ...SETTINGS });
  }
  return profile;
}

async function serve({ folder, open, port }) {
  const home = await fetchServer();
  const ports = `${port}-${Math.min(port + 99, 65535)}`;
  const server = await step('Starting VS Code', () => startServer({ home, profile: prepareProfile(), ports, folder }));
  onInterrupt(async () => {
    await server.stop();
    say('Stopped.');
    process.exit(0);
  });
  server.died.then((how) => giveUp(new Error(`VS Code ended with ${how}.\n${server.output()}`)));
  if (server.port !== port) say(`Port ${port} is taken, so it is ${server.port}.`);
  sayWhatIsShown(folder);
  say('Ready. Open this address in a browser on this machine; Ctrl-C ends VS Code.');
  const url = `http://127.0.0.1:${server.port}/?tkn=${server.token}`;
  console.log(`\n  ${url}\n`);
  if (open) openBrowser(url);
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(USAGE);
  await install();
  await step('Building', () => run(process.execPath, ['scripts/build.mjs']));
  const desktop = options.browser ? undefined : desktopCommand();
  if (desktop && (await openDesktop(desktop, options.folder))) sayWhatIsShown(options.folder);
  else await serve(options);
}

await main().catch(giveUp);

// A folder for one run of VS Code: a copy of the examples and a profile nobody else uses. The examples stay untouched.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/process.mjs';
import { profileIn, QUIET, writeSettings } from '../../../scripts/vscode/server.mjs';

// In a browser VS Code saves by itself: no file would ever be unsaved, and no fix would run on saving.
export const SETTINGS = {
  ...QUIET,
  'files.autoSave': 'off',
  'git.enabled': false,
  'chat.commandCenter.enabled': false,
};

/** Lays out a new temporary folder. `remove` deletes it. */
export function scratch(settings = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xen-config-')));
  const workspace = join(folder, 'examples');
  cpSync(join(root, 'examples'), workspace, { recursive: true });
  const profile = profileIn(folder);
  writeSettings(profile, { ...SETTINGS, ...settings });
  const temporary = join(folder, 't'); // for the sockets of VS Code, whose paths must be short
  mkdirSync(temporary);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.once('exit', remove); // when it is interrupted
  return { workspace, profile, temporary, remove };
}

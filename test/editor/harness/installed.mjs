// The packed extension, installed as a person does it from a file, into an empty VS Code in the browser over a copy of examples/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pack } from '../../../scripts/pack.mjs';
import { root, step } from '../../../scripts/process.mjs';
import { fetchServer } from '../../../scripts/vscode/fetch.mjs';
import { startServer, writeSettings } from '../../../scripts/vscode/server.mjs';
import { launch } from './browser.mjs';
import { Editor } from './editor.mjs';
import { SETTINGS, scratch } from './scratch.mjs';

function install(home, profile, file) {
  const places = ['--extensions-dir', profile.extensions, '--user-data-dir', profile.userData];
  const program = join(home, 'out/server-main.js');
  const { status, stderr } = spawnSync(process.execPath, [program, ...places, '--install-extension', file], {
    encoding: 'utf8',
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
  });
  if (status !== 0) throw new Error(`The extension cannot be installed: ${stderr}`);
}

/**
 * Runs a job with an empty VS Code that has the packed extension. What the last window shows goes to out/failure.png when the job fails.
 * @param settings the person's own
 * @param job gets the folder with the examples, a function that opens a window of a size and answers with its `Editor`, and one that writes more settings
 *   for the next window
 */
export async function withInstalled(settings, job) {
  const { workspace, profile, temporary, remove } = scratch(settings);
  let server;
  let window;
  const open = async (size) => {
    await window?.browser.close();
    window = await launch(size);
    return new Editor({ server, folder: workspace, page: window.page });
  };
  try {
    const home = await fetchServer();
    await step('Installing the packed extension', async () => {
      const file = join(temporary, 'xen-config.vsix');
      await pack(file, join(root, 'out/package'));
      install(home, profile, file);
    });
    server = await startServer({ home, profile, env: { TMPDIR: temporary } });
    const set = (values) => writeSettings(profile, { ...SETTINGS, ...settings, ...values });
    await job({ workspace, open, set });
  } catch (error) {
    await window?.page.screenshot({ path: join(root, 'out/failure.png') }).catch(() => {});
    throw error;
  } finally {
    await window?.browser.close();
    await server?.stop();
    remove();
  }
}

#!/usr/bin/env node
// Takes the pictures of the documentation and of the walkthrough: the packed extension, installed into an empty VS Code in the browser,
// over a copy of examples/.
//   npm run screenshots [-- PART-OF-A-NAME]
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pack } from '../../scripts/pack.mjs';
import { giveUp, root, step } from '../../scripts/process.mjs';
import { fetchServer } from '../../scripts/vscode/fetch.mjs';
import { startServer } from '../../scripts/vscode/server.mjs';
import { launch } from './harness/browser.mjs';
import { Editor } from './harness/editor.mjs';
import { scratch } from './harness/scratch.mjs';
import { SHOTS, WALKTHROUGH } from './shots.mjs';

const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
};

/** Installs the packed extension as a person does from a file. */
async function installPacked(home, profile, temporary) {
  const file = join(temporary, 'xen-config.vsix');
  await pack(file, join(root, 'out/package'));
  const places = ['--extensions-dir', profile.extensions, '--user-data-dir', profile.userData];
  const server = join(home, 'out/server-main.js');
  const { status, stderr } = spawnSync(process.execPath, [server, ...places, '--install-extension', file], {
    encoding: 'utf8',
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
  });
  if (status !== 0) throw new Error(`The extension cannot be installed: ${stderr}`);
}

const whole = (pictures, folder, size) =>
  Object.entries(pictures).map(([name, shot]) => ({ path: join(root, folder, `${name}.png`), size, ...shot }));

async function main() {
  const part = process.argv[2] ?? '';
  const shots = [
    ...whole(SHOTS, 'docs/images', { width: 1240, height: 680 }),
    ...whole(WALKTHROUGH, 'media/walkthrough', { width: 720, height: 420 }),
  ].filter(({ path }) => path.includes(part));
  const { workspace, profile, temporary, remove } = scratch(SETTINGS);
  let server;
  let window;
  try {
    const home = await fetchServer();
    await step('Installing the packed extension', () => installPacked(home, profile, temporary));
    server = await startServer({ home, profile, env: { TMPDIR: temporary } });
    for (const { path, size, file, prepare } of shots) {
      mkdirSync(dirname(path), { recursive: true });
      await step(`Taking ${path}`, async () => {
        window = await launch(size);
        const editor = new Editor({ server, folder: workspace, page: window.page });
        await editor.open(join(workspace, file));
        await prepare(editor);
        await editor.picture(path);
        await window.browser.close();
      });
    }
  } catch (error) {
    await window?.page.screenshot({ path: join(root, 'out/failure.png') }).catch(() => {});
    throw error;
  } finally {
    await window?.browser.close();
    await server?.stop();
    remove();
  }
}

await main().catch(giveUp);

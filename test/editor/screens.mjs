#!/usr/bin/env node
// Takes the pictures of the documentation: a copy of examples/ in VS Code in the browser. Build first, or say
//   npm run screenshots [-- FOLDER]     (docs/images unless told)
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { giveUp, root, step } from '../../scripts/process.mjs';
import { fetchServer } from '../../scripts/vscode/fetch.mjs';
import { linkExtension, startServer } from '../../scripts/vscode/server.mjs';
import { launch } from './harness/browser.mjs';
import { Editor } from './harness/editor.mjs';
import { scratch } from './harness/scratch.mjs';

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

const FILE = 'xend-host/xen/web1.cfg';

/** What is done before each picture. */
const SHOTS = {
  async hover(editor) {
    await editor.goTo('mac=');
    await editor.showHover();
  },
  async problems(editor) {
    await editor.showProblems();
    await editor.goTo('on_poweroff');
  },
  async mended(editor) {
    await editor.showProblems();
    await editor.goTo('on_poweroff');
    await editor.type('x');
    await editor.press('Backspace'); // VS Code saves only what was changed
    await editor.save();
    await editor.squiggles().first().waitFor({ state: 'detached' });
  },
};

async function main() {
  const out = resolve(process.argv[2] ?? join(root, 'docs/images'));
  mkdirSync(out, { recursive: true });
  const { workspace, profile, temporary, remove } = scratch(SETTINGS);
  const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  linkExtension(profile, { folder: root, id: `${publisher}.${name}`, version });
  let server;
  let window;
  try {
    server = await startServer({ home: await fetchServer(), profile, env: { TMPDIR: temporary } });
    window = await launch({ width: 1240, height: 680 });
    const editor = new Editor({ server, folder: workspace, page: window.page });
    for (const [shot, prepare] of Object.entries(SHOTS)) {
      const path = join(out, `${shot}.png`);
      await step(`Taking ${path}`, async () => {
        await editor.open(join(workspace, FILE));
        await prepare(editor);
        await editor.picture(path);
      });
    }
  } catch (error) {
    await window?.page.screenshot({ path: join(root, 'out/failure.png') });
    throw error;
  } finally {
    await window?.browser.close();
    await server?.stop();
    remove();
  }
}

await main().catch(giveUp);

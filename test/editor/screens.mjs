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
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

const SHOTS = {
  async problems(editor) {
    await editor.goTo('vif = [');
    await editor.showProblems();
  },
  async hover(editor) {
    await editor.goTo('00-16-3e');
    await editor.showHover();
  },
  async 'quick-fix'(editor) {
    await editor.goTo('00-16-3e');
    await editor.showFixes();
  },
  async completion(editor) {
    await editor.goTo(', script');
    await editor.press('ArrowLeft');
    await editor.type(',');
    await editor.showSuggestions();
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
    window = await launch({ width: 1200, height: 760 });
    const editor = new Editor({ server, folder: workspace, page: window.page });
    const file = join(workspace, 'xend-host/xen/web1.cfg');
    for (const [shot, prepare] of Object.entries(SHOTS)) {
      const path = join(out, `${shot}.png`);
      await step(`Taking ${path}`, async () => {
        await editor.open(file);
        await prepare(editor);
        await editor.picture(path);
      });
    }
  } catch (error) {
    await window?.page.screenshot({ path: join(out, 'failure.png') });
    throw error;
  } finally {
    await window?.browser.close();
    await server?.stop();
    remove();
  }
}

await main().catch(giveUp);

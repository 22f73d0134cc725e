#!/usr/bin/env node
// Takes the pictures of the documentation and of the walkthrough.
//   npm run screenshots [-- PART-OF-A-NAME]
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { giveUp, root, step } from '../../scripts/process.mjs';
import { withInstalled } from './harness/installed.mjs';
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

const whole = (pictures, folder, size) =>
  Object.entries(pictures).map(([name, shot]) => ({ path: join(root, folder, `${name}.png`), size, ...shot }));

async function main() {
  const part = process.argv[2] ?? '';
  const shots = [
    ...whole(SHOTS, 'docs/images', { width: 1240, height: 680 }),
    ...whole(WALKTHROUGH, 'media/walkthrough', { width: 720, height: 420 }),
  ].filter(({ path }) => path.includes(part));
  await withInstalled(SETTINGS, async ({ workspace, open }) => {
    for (const { path, size, file, prepare } of shots) {
      mkdirSync(dirname(path), { recursive: true });
      await step(`Taking ${path}`, async () => {
        const editor = await open(size);
        await editor.open(join(workspace, file));
        await editor.hideFiles();
        await prepare(editor);
        await editor.picture(path);
      });
    }
  });
}

await main().catch(giveUp);

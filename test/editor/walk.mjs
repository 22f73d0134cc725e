#!/usr/bin/env node
// A new user's walk, by keyboard alone: the walkthrough, a file full of slips and its mending, and every command. A picture of each step goes to out/walk, to be
// looked at.
//   npm run walk [-- PART-OF-A-NAME]
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, root, step } from '../../scripts/process.mjs';
import { withInstalled } from './harness/installed.mjs';
import { WALKS } from './walks.mjs';

const OUT = join(root, 'out/walk');

async function main() {
  const part = process.argv[2] ?? '';
  mkdirSync(OUT, { recursive: true });
  await withInstalled({}, async ({ workspace, open, set }) => {
    for (const [name, walk] of Object.entries(WALKS)) {
      if (!name.includes(part)) continue;
      for (const old of readdirSync(OUT)) if (old.startsWith(`${name}-`)) rmSync(join(OUT, old));
      await step(`Walking ${name}`, async () => {
        const editor = await open({ width: 1280, height: 800 });
        let count = 0;
        const look = (what) => editor.picture(join(OUT, `${name}-${String(++count).padStart(2, '0')}-${what}.png`));
        await walk({ editor, workspace, look, set });
      });
    }
  });
}

await main().catch(giveUp);

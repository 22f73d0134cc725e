#!/usr/bin/env node
// npm run package: builds the extension as people install it.
//   node scripts/package.mjs [FILE.vsix]      (xen-config-VERSION.vsix in the project's folder unless told)
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { install } from './install.mjs';
import { giveUp, root, say } from './process.mjs';

async function main() {
  await install();
  const { pack } = await import('./pack.mjs');
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = resolve(process.argv[2] ?? join(root, `${name}-${version}.vsix`));
  await pack(file, join(root, 'out/package'));
  say(`${file} has ${Math.round(statSync(file).size / 1024)} KB.`);
}

await main().catch(giveUp);

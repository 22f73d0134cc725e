#!/usr/bin/env node
// Draws media/icon.png, which the gallery wants, from media/icon.svg.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../test/editor/harness/browser.mjs';
import { giveUp, root } from './process.mjs';

const SIZE = 256;

async function main() {
  const { browser, page } = await launch({ width: SIZE, height: SIZE });
  try {
    const drawing = readFileSync(join(root, 'media/icon.svg'), 'utf8');
    await page.setContent(`<body style="margin:0;background:transparent">${drawing}</body>`);
    await page.screenshot({ path: join(root, 'media/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

await main().catch(giveUp);

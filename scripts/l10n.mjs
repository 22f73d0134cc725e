#!/usr/bin/env node
// Writes l10n/bundle.l10n.json: every text that the extension shows in English, for translators.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './process.mjs';

export const BUNDLE = join(root, 'l10n/bundle.l10n.json');

const CALL = /\bt\(\s*'((?:[^'\\]|\\.)*)'/g;

/** The texts in the client's sources, in alphabetical order. */
export function bundleText() {
  const folder = join(root, 'client/src');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const texts = sources.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(CALL)].map(([, text]) => text.replaceAll("\\'", "'")),
  );
  return `${JSON.stringify(Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text])), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(BUNDLE, bundleText());

#!/usr/bin/env node
// Writes l10n/bundle.l10n.json: every text that the extension shows in English, for translators.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './process.mjs';

export const BUNDLE = join(root, 'l10n/bundle.l10n.json');

const CALL = /\bt\(\s*'((?:[^'\\]|\\.)*)'/g;
const ESCAPED = /\\(?:u([0-9a-fA-F]{4})|(.))/g;

/** The client's sources: paths below the project's folder, and texts. */
export const clientSources = () =>
  readdirSync(join(root, 'client/src'), { recursive: true })
    .map((name) => `client/src/${name}`)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** The texts in the client's sources, in alphabetical order. */
export function bundleText() {
  const texts = clientSources().flatMap(({ text }) =>
    [...text.matchAll(CALL)].map(([, found]) =>
      found.replaceAll(ESCAPED, (_, code, char) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : char)),
    ),
  );
  return `${JSON.stringify(Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text])), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(BUNDLE, bundleText());

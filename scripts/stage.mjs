// Lays out what the extension is to others: small bundles, the texts beside them, and nothing that only developers need.
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, bundleServer, clientOptions, putTexts, viewOptions } from './bundle.mjs';
import { catalog } from './catalog/plugin.mjs';
import { pagesPlugin } from './pages-plugin.mjs';
import { root } from './process.mjs';
import { standsAlone } from './readme.mjs';

/** Of the manifest, what only the project itself needs. */
const OURS = ['private', 'workspaces', 'scripts', 'devDependencies'];
const FILES = ['README.md', 'CHANGELOG.md', 'LICENSE', 'syntaxes', 'schemas', 'media', 'l10n', 'package.nls.json'];

const small = { minify: true, keepNames: false, sourcemap: false, legalComments: 'none' };
/** The server's first file has no engine in it: that is beside it. */
const engineBeside = {
  name: 'engine beside',
  setup: ({ onResolve }) => onResolve({ filter: /\/engine\.ts$/ }, () => ({ path: './engine.js', external: true })),
};
const SHEBANG = '#!/usr/bin/env node';

/**
 * Writes the packed extension's folder anew.
 * @param folder an absolute path; it is emptied first
 */
export async function stage(folder) {
  rmSync(folder, { recursive: true, force: true });
  const server = join(folder, 'server/dist');
  mkdirSync(server, { recursive: true });
  await Promise.all([
    bundleServer([`${root}server/src/server.ts`], server, {
      plugins: [engineBeside],
      // By `require`: for `import()` Node would get its other loader ready.
      supported: { 'dynamic-import': false },
    }),
    bundleServer([{ in: `${root}server/src/packed.ts`, out: 'engine' }], server, {
      conditions: ['browser', 'node', 'module'],
      plugins: [catalog({ texts: false }), pagesPlugin({ texts: false })],
    }),
    bundle([`${root}client/src/extension.ts`], join(folder, 'client/dist'), { ...small, ...clientOptions }),
    bundle([`${root}client/view/map.ts`, `${root}client/view/map.css`], join(folder, 'client/dist/view'), {
      ...small,
      ...viewOptions,
    }),
  ]);
  writeFileSync(join(server, 'cli.js'), `${SHEBANG}\nrequire('./engine.js').cli();\n`);
  chmodSync(join(server, 'cli.js'), 0o755);
  putTexts(server);
  for (const name of FILES) cpSync(join(root, name), join(folder, name), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const key of OURS) delete manifest[key];
  // With an address of the project vsce makes links and pictures lead there.
  if (!manifest.repository) {
    for (const name of ['README.md', 'CHANGELOG.md']) {
      writeFileSync(join(folder, name), standsAlone(readFileSync(join(root, name), 'utf8')));
    }
  }
  writeFileSync(join(folder, '.vscodeignore'), '**/*.map\n');
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

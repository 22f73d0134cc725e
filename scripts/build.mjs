#!/usr/bin/env node
// Bundles the language server, the command line and the VS Code client.
import { chmodSync } from 'node:fs';
import { bundle, clientOptions, putTexts } from './bundle.mjs';
import { root } from './process.mjs';

const entries = (folder, names) => names.map((name) => `${root}${folder}/${name}`);

putTexts(`${root}server/dist`);
await Promise.all([
  bundle(entries('server/src', ['server.ts', 'cli.ts']), `${root}server/dist`, {
    banner: { js: '#!/usr/bin/env node' },
  }),
  bundle(entries('client/src', ['extension.ts']), `${root}client/dist`, clientOptions),
]);
chmodSync(`${root}server/dist/cli.js`, 0o755);

#!/usr/bin/env node
// Bundles the language server, the command line and the VS Code client.
import { chmodSync } from 'node:fs';
import { bundle, clientOptions, putTexts, serverOptions, viewOptions } from './bundle.mjs';
import { root } from './process.mjs';

const entries = (folder, names) => names.map((name) => `${root}${folder}/${name}`);

putTexts(`${root}server/dist`);
await Promise.all([
  bundle(entries('server/src', ['server.ts', 'cli.ts']), `${root}server/dist`, serverOptions),
  bundle(entries('client/src', ['extension.ts']), `${root}client/dist`, clientOptions),
  // What the network map's panel loads: for a browser, without a module from anywhere.
  bundle(entries('client/view', ['map.ts', 'map.css']), `${root}client/dist/view`, viewOptions),
]);
chmodSync(`${root}server/dist/cli.js`, 0o755);

#!/usr/bin/env node
// Bundles the language server, the command line and the VS Code client.
import { chmodSync, existsSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { root } from './process.mjs';

const entries = (folder, names) => names.map((name) => `${root}${folder}/${name}`).filter((path) => existsSync(path));

/** Some packages find their neighbours by `import.meta.url`, which CommonJS does not have. */
const MODULE_URL = "const moduleUrl = require('node:url').pathToFileURL(__filename).href;";

await Promise.all([
  bundle(entries('server/src', ['server.ts', 'cli.ts']), `${root}server/dist`, {
    banner: { js: `#!/usr/bin/env node\n${MODULE_URL}` },
    define: { 'import.meta.url': 'moduleUrl' },
  }),
  bundle(entries('client/src', ['extension.ts']), `${root}client/dist`, { external: ['vscode'] }),
]);
chmodSync(`${root}server/dist/cli.js`, 0o755);

// VS Code in a browser alone: static files on the loopback address, and no VS Code server behind them.
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { globSync } from 'tinyglobby';
import { root } from '../../scripts/process.mjs';
import { QUIET } from '../../scripts/vscode/server.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The extension that holds the examples in memory, and the tests, which VS Code wants to be an extension's. */
const MEMORY = {
  name: 'memory-files',
  publisher: 'xen-config-tests',
  version: '0.0.0',
  engines: { vscode: '^1.80.0' },
  browser: './extension.js',
  activationEvents: ['onFileSystem:mem'],
};

function examples() {
  const files = globSync('examples/**/*', { cwd: root, dot: true });
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function page(host, tests, settings) {
  const uri = (path) => ({ scheme: 'http', authority: host, path });
  const product = {
    productConfiguration: {
      nameShort: 'Code',
      nameLong: 'Code',
      applicationName: 'code',
      dataFolderName: '.code',
      enableTelemetry: false,
      webEndpointUrlTemplate: `http://${host}`,
      quality: 'stable',
      commit: 'none',
    },
    developmentOptions: {
      extensions: [uri('/memory'), uri('/extension')],
      ...(tests ? { extensionTestsPath: uri('/memory/tests/index.js') } : {}),
    },
    folderUri: { scheme: 'mem', authority: '', path: '/examples' },
    configurationDefaults: { ...QUIET, 'files.autoSave': 'off', ...settings },
    enableWorkspaceTrust: false,
  };
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="/out/vs/workbench/workbench.web.main.css"></head><body></body>
<script src="/out/vs/loader.js"></script><script src="/out/vs/webPackagePaths.js"></script>
<script>window.product = ${JSON.stringify(product)};
for (const key in webPackagePaths)
  webPackagePaths[key] = location.origin + '/node_modules/' + key + '/' + webPackagePaths[key];
require.config({ baseUrl: location.origin + '/out', recordStats: true, paths: webPackagePaths });</script>
<script src="/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/out/vs/workbench/workbench.web.main.js"></script>
<script src="/out/vs/code/browser/workbench/workbench.js"></script></html>`;
}

/**
 * Serves VS Code with the packed extension and the examples.
 * @param folders where `vscode`, `extension`, `memory` and, where tests are to run, `tests` lie
 * @returns the address, and a function that ends it
 */
export async function serveSite(folders, settings = {}) {
  const made = {
    '/memory/package.json': () => JSON.stringify(MEMORY),
    '/memory/files.json': () => JSON.stringify(examples()),
  };
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const send = (type, text) => response.setHeader('content-type', type).end(text);
    if (path === '/') return send('text/html', page(request.headers.host, folders.tests !== undefined, settings));
    response.setHeader('access-control-allow-origin', '*');
    if (made[path]) return send('application/json', made[path]());
    const [, top, ...rest] = path.split('/');
    // VS Code wants its own files at the root of the site.
    const file = Object.hasOwn(folders, top) ? join(folders[top], ...rest) : join(folders.vscode, path);
    if (!(await stat(file).catch(() => null))?.isFile()) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

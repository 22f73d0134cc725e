// What the packed extension has as one bundle, so that the engine is in it once: the language server for Node and for a browser's
// worker, and the command line with its threads. Who starts it decides what it is.

/** VS Code and other editors name the way to speak; `xen-config lsp --stdio` is the command line's matter. */
const isServer = (): boolean =>
  /[\\/]server\.js$/.test(process.argv[1] ?? '') && process.argv.some((word) => /^--(?:node-ipc|stdio)$/.test(word));

if (typeof process === 'undefined') void import('./worker.ts');
else void import('./node.ts').then(() => (isServer() ? import('./server.ts') : import('./cli.ts')));

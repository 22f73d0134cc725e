// What the packed extension has as one bundle, so that the engine is in it once: what follows the first message of the language server
// in Node, the server in a browser's worker, and the command line with its threads.

declare const require: { readonly main?: unknown };
declare const module: unknown;

/** What `engine.ts` is where the engine is in a bundle of its own. */
export const server = () => import('./node.ts').then(() => import('./lsp/start-node.ts'));

/** Carries out the command line of this process, or what its thread is for. */
export const cli = () => import('./node.ts').then(() => import('./cli.ts'));

if (typeof process === 'undefined') void import('./worker.ts');
else if (require.main === module) void cli();

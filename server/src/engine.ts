/** What follows the client's first message: the protocol's library, and the engine behind it. */
export const server = () => import('./lsp/start-node.ts');

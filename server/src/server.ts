import { isAside, serveAside, serveClient } from './lsp/start-node.ts';

if (isAside) serveAside();
else serveClient();

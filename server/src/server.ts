import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../package.json' with { type: 'json' };
import { nodeDisk } from './lsp/node-disk.ts';
import { serve } from './lsp/serve.ts';
import { CONNECTION_OPTIONS } from './lsp/uris.ts';

serve(createConnection(ProposedFeatures.all, CONNECTION_OPTIONS), nodeDisk, manifest.version);

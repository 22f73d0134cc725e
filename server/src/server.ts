import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../package.json' with { type: 'json' };
import { nodeDisk } from './lsp/node-disk.ts';
import { serve } from './lsp/serve.ts';

serve(createConnection(ProposedFeatures.all), nodeDisk, manifest.version);

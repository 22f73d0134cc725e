import { createConnection } from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { nodeDisk } from '../lsp/node-disk.ts';
import { serve } from '../lsp/serve.ts';
import { CONNECTION_OPTIONS } from '../lsp/uris.ts';
import { UsageError } from './usage.ts';

/** `xen-config lsp --stdio`: the language server, for any editor. Ends when the editor does. */
export function languageServer(args: readonly string[]): number {
  if (args.length !== 1 || args[0] !== '--stdio')
    throw new UsageError('lsp speaks over standard input and output: lsp --stdio');
  serve(createConnection(process.stdin, process.stdout, CONNECTION_OPTIONS), nodeDisk, manifest.version);
  return 0;
}

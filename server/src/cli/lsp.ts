import { serveStdio } from '../lsp/start-node.ts';
import { keepHeapSmall } from '../lsp/thrift.ts';
import { UsageError } from './usage.ts';

/** `xen-config lsp --stdio`: the language server, for any editor. Ends when the editor does. */
export function languageServer(args: readonly string[]): number {
  if (args.length !== 1 || args[0] !== '--stdio')
    throw new UsageError('lsp speaks over standard input and output: lsp --stdio');
  keepHeapSmall();
  serveStdio();
  return 0;
}

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import manifest from '../package.json' with { type: 'json' };
import { type LongText, readLongTextsWith } from './catalog/long-texts.ts';
import { serve } from './lsp/serve.ts';

declare const self: { close(): void };

/** The language server in a worker of a browser: it has no disk, and asks the client for files and its own long texts. */
const connection = createConnection(new BrowserMessageReader(self as never), new BrowserMessageWriter(self as never));

const texts = new Map<LongText, string>();

/** What is needed before it has arrived is said without it. */
async function fetchText(name: LongText): Promise<void> {
  try {
    const text = await connection.sendRequest<string | null>('xen/data', { name });
    if (text) texts.set(name, text);
  } catch (error) {
    connection.console.warn(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

readLongTextsWith((name) => texts.get(name));
connection.onExit(() => self.close());
serve(connection, undefined, manifest.version, () => {
  void fetchText('texts');
  void fetchText('pages');
});

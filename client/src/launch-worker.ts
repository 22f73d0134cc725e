import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type Launch, SERVER } from './launch.ts';

interface WebWorker {
  terminate(): void;
}

declare const Worker: new (url: string) => WebWorker;

/** A server in a worker of the browser. */
export const launch: Launch = (extension, options) => {
  let worker: WebWorker | undefined;
  // The worker itself would not do: VS Code puts a class of its own in place of the browser's, which the client does not know.
  const start = async () => {
    worker?.terminate();
    worker = new Worker(vscode.Uri.joinPath(extension, ...SERVER, 'engine.js').toString(true));
    return { reader: new BrowserMessageReader(worker as never), writer: new BrowserMessageWriter(worker as never) };
  };
  return {
    client: new LanguageClient('xen', 'Xen Config', start, options),
    pid: () => undefined,
    kill: () => worker?.terminate(),
  };
};

import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Launch, SERVER } from './launch.ts';

/** `.vscode/launch.json` attaches to this port when VS Code itself runs under the debugger. */
const DEBUG_PORT = 6009;

/** A server in a process of its own. */
export const launch: Launch = (extension, options) => {
  const run = { module: vscode.Uri.joinPath(extension, ...SERVER, 'server.js').fsPath, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', `--inspect=${DEBUG_PORT}`] } };
  const client = new LanguageClient('xen', 'Xen Config', { run, debug }, options);
  let last: typeof client.serverProcess;
  return {
    client,
    pid: () => client.serverProcess?.pid,
    kill: () => {
      last = client.serverProcess ?? last;
      last?.kill();
    },
  };
};

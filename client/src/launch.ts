import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** A language client with what only its surroundings know of the server behind it. */
export interface Launched {
  readonly client: BaseLanguageClient;
  /** The server's process; undefined for a worker, and while none runs. */
  pid(): number | undefined;
  /** Ends a server that does not end by itself. */
  kill(): void;
}

/** Makes a client whose server comes from the extension's folder; nothing runs before the client is started. */
export type Launch = (extension: vscode.Uri, options: LanguageClientOptions) => Launched;

/** Where the server is below the extension's folder. */
export const SERVER = ['server', 'dist'] as const;

const isNode = (): boolean => typeof process !== 'undefined' && typeof process.versions?.node === 'string';

/** The way to start a server here. The language client's code is read no sooner. */
export const findLaunch = async (): Promise<Launch> =>
  isNode() ? (await import('./launch-node.ts')).launch : (await import('./launch-worker.ts')).launch;

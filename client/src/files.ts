import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Larger files are no configuration. */
const MAX_BYTES = 20_000_000;

type Name = 'texts' | 'pages';

/** A text as Xen has it: UTF-8 where the bytes are that, else one character a byte; null for what is no text. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_BYTES) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0\0') ? null : text;
  } catch {
    if (bytes.includes(0)) return null;
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return text;
  }
}

/** Null instead of an error: what cannot be read is not there. */
async function orNull<T>(work: () => Thenable<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

/**
 * Answers a server that has no disk of its own, or none of the kind that the workspace lies on: what is in a folder and in a file,
 * and the long texts beside the server's bundle.
 */
export function serveFiles(client: BaseLanguageClient, extension: vscode.Uri): void {
  const { fs } = vscode.workspace;
  const { File, Directory } = vscode.FileType;
  client.onRequest('xen/list', ({ uri }: { uri: string }) =>
    orNull(async () => {
      const folder = vscode.Uri.parse(uri);
      const entries = await fs.readDirectory(folder);
      return entries.map(([name, type]) => ({
        name,
        uri: vscode.Uri.joinPath(folder, name).toString(),
        folder: type === Directory,
        file: (type & File) !== 0,
      }));
    }),
  );
  client.onRequest('xen/read', ({ uri }: { uri: string }) =>
    orNull(async () => textOf(await fs.readFile(vscode.Uri.parse(uri)))),
  );
  client.onRequest('xen/has', ({ uri }: { uri: string }) =>
    orNull(async (): Promise<unknown> => ((await fs.stat(vscode.Uri.parse(uri))).type & File) !== 0),
  );
  client.onRequest('xen/data', ({ name }: { name: Name }) =>
    orNull(async () => textOf(await fs.readFile(vscode.Uri.joinPath(extension, 'server', 'dist', `${name}.json`)))),
  );
}

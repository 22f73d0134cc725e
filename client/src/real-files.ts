import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LANGUAGES } from './languages.ts';

const { fs } = vscode.workspace;

/** `FileChangeType.Deleted` of the protocol. */
const DELETED = 3;

/**
 * True for a document that is a file, or is to be one. Editors show other texts as documents too, such as the old side of a comparison: that is no second
 * guest with the same name.
 */
export function isRealFile({ uri: { scheme } }: vscode.TextDocument): boolean {
  if (scheme === 'file' || scheme === 'untitled' || fs.isWritableFileSystem(scheme)) return true;
  return vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === scheme) ?? false;
}

/** Tells a server that has just started which open documents have no file any more: it was not there to see it. */
export async function tellDeleted(client: BaseLanguageClient): Promise<void> {
  const documents = vscode.workspace.textDocuments.filter(
    (document) => LANGUAGES.includes(document.languageId) && isRealFile(document) && !document.isUntitled,
  );
  const missing = await Promise.all(
    documents.map(({ uri }) =>
      Promise.resolve(fs.stat(uri)).then(
        () => [],
        (error: vscode.FileSystemError) => (error.code === 'FileNotFound' ? [uri] : []),
      ),
    ),
  );
  const changes = missing.flat().map((uri) => ({ uri: client.code2ProtocolConverter.asUri(uri), type: DELETED }));
  if (changes.length && client.isRunning()) {
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }
}

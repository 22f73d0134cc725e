import { type Connection, LSPErrorCodes, ResponseError, type TextDocumentIdentifier } from 'vscode-languageserver';
import type { ConfigFile } from '../../config/file.ts';
import type { Documents } from '../documents.ts';
import { guarded } from '../guard.ts';

/** A request about one document. */
export interface AboutDocument {
  readonly textDocument: TextDocumentIdentifier;
}

/**
 * Makes handlers that look at an open document as it is now. They answer null for a document that is not open, and do nothing for a
 * request that was taken back meanwhile.
 */
export const asked =
  ({ console }: Connection, documents: Documents) =>
  <P extends AboutDocument, R>(
    name: string,
    answer: (file: ConfigFile, params: P, version: number) => R | null | Promise<R | null>,
  ) =>
    guarded<P, R | null>(console, name, null, async (params, cancelled) => {
      const current = await documents.current(params.textDocument.uri);
      if (cancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return current ? answer(current.file, params, current.version) : null;
    });

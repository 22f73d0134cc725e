import type { Connection } from 'vscode-languageserver';
import { effective } from '../../language/effective.ts';
import type { Documents } from '../documents.ts';
import { type AboutDocument, asked } from './asked.ts';

/** Asks for everything that the toolstack reads from an open document; answers with a text. */
export const EFFECTIVE_REQUEST = 'xen/effective';

export function effectiveTexts(connection: Connection, documents: Documents): void {
  connection.onRequest(
    EFFECTIVE_REQUEST,
    asked(connection, documents)<AboutDocument, { readonly text: string }>('effective configuration', (file) => ({
      text: effective(file),
    })),
  );
}

import { type Connection, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { nameAt } from '../../language/names/names.ts';
import { isRefusal, rename, renameAt } from '../../language/names/rename.ts';
import type { Service } from '../../service.ts';
import { textEdits } from '../convert.ts';
import type { Documents } from '../documents.ts';
import { asked } from './asked.ts';
import { type SharedNames, sharedReferences } from './fleet.ts';

const refusal = (reason: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, reason);

/** Answers for the variables and functions of an xm config, and for what several files share. */
export function naming(connection: Connection, documents: Documents, service: Service, shared: SharedNames): void {
  const answer = asked(connection, documents);
  connection.onReferences(
    answer('references', (file, { position, context }) => {
      const offset = file.lines.offset(position);
      const name = nameAt(file, offset);
      if (!name) return sharedReferences(file, offset, service) ?? [];
      return name.uses
        .filter(({ sets }) => context.includeDeclaration || !sets)
        .map(({ span }) => ({ uri: file.path, range: file.lines.range(span) }));
    }),
  );
  connection.onPrepareRename(
    answer('prepare rename', (file, { position }) => {
      const found = renameAt(file, file.lines.offset(position));
      if (!found) {
        const other = shared.prepare(file, file.lines.offset(position));
        if (typeof other === 'string') throw refusal(other);
        return other ?? null;
      }
      if (isRefusal(found)) throw refusal(found.refused);
      return { range: file.lines.range(found.span), placeholder: found.name };
    }),
  );
  connection.onRenameRequest(
    answer('rename', async (file, { position, newName }, version): Promise<WorkspaceEdit | null> => {
      const found = rename(file, file.lines.offset(position), newName);
      if (!found) {
        const other = await shared.rename(file, file.lines.offset(position), newName);
        if (typeof other === 'string') throw refusal(other);
        return other ?? null;
      }
      if (isRefusal(found)) throw refusal(found.refused);
      return { documentChanges: [{ textDocument: { uri: file.path, version }, edits: textEdits(file, found) }] };
    }),
  );
}

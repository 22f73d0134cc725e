import type { Connection, Position, TextEdit } from 'vscode-languageserver';
import { freshMac } from '../../fleet/mac.ts';
import { addVif, attachCommand, vifOfCommand } from '../../language/attach.ts';
import type { Service } from '../../service.ts';
import { textEdit } from '../convert.ts';
import type { Documents } from '../documents.ts';
import { type AboutDocument, asked } from './asked.ts';

interface AtPosition extends AboutDocument {
  readonly position: Position;
}

/** Answers the client's commands about interfaces: the command that attaches one, the way back, and a MAC address that nobody has. */
export function attaching(connection: Connection, documents: Documents, service: Service): void {
  const answer = asked(connection, documents);
  connection.onRequest(
    'xen/attachCommand',
    answer<AtPosition, { readonly command: string }>('attach command', (file, { position }) => {
      const command = attachCommand(file, file.lines.offset(position));
      return command === undefined ? null : { command };
    }),
  );
  connection.onRequest(
    'xen/addVif',
    answer<AboutDocument & { readonly command: unknown }, { readonly edit: TextEdit; readonly version: number }>(
      'add vif',
      (file, { command }, version) => {
        const vif = typeof command === 'string' ? vifOfCommand(command) : undefined;
        const edit = vif !== undefined && file.kind === 'domain' ? addVif(file, vif) : undefined;
        return edit ? { edit: textEdit(file, edit), version } : null;
      },
    ),
  );
  connection.onRequest(
    'xen/freshMac',
    answer<AboutDocument & { readonly seed: unknown }, { readonly mac: string }>('fresh MAC', (file, { seed }) => ({
      mac: freshMac(service.fleet, `${file.path}#${String(seed)}`),
    })),
  );
}

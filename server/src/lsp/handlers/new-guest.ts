import type { Connection } from 'vscode-languageserver';
import type { Toolstack } from '../../catalog/release.ts';
import { fileSnippets } from '../../language/complete/snippets.ts';
import type { Service } from '../../service.ts';
import { span } from '../../syntax/text.ts';
import { guarded } from '../guard.ts';
import type { EditorSettings } from '../settings.ts';

/** Asks for whole guests to start a new file with. */
export const GUESTS_REQUEST = 'xen/guests';

interface Params {
  readonly toolstack: Toolstack;
}

/** A guest as a text in LSP's snippet syntax. */
interface Guest {
  readonly label: string;
  readonly detail: string;
  readonly snippet: string;
}

/** A file that is nowhere yet. */
const NEW = 'untitled:guest';

/** Answers with the kinds of guests that a toolstack can start, for a file that has yet to be made. */
export function newGuests(connection: Connection, service: Service, settings: EditorSettings): void {
  connection.onRequest(
    GUESTS_REQUEST,
    guarded<Params, Guest[]>(connection.console, 'guests', [], async ({ toolstack }) => {
      const head = `# xen: toolstack=${toolstack}\n`;
      const { file } = service.glance({ path: NEW, text: head, kind: 'domain', preferred: await settings.for(NEW) });
      if (file.kind !== 'domain') return [];
      const guests = fileSnippets(file, span(head.length, head.length), service.fleet);
      return guests.map(({ label, detail = '', insert }) => ({ label, detail, snippet: `${head}${insert}` }));
    }),
  );
}

import type {
  Connection,
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  FormattingOptions,
  TextEdit,
} from 'vscode-languageserver';
import type { ConfigFile } from '../../config/file.ts';
import { format, formatRange } from '../../language/format/format.ts';
import { formatNewline } from '../../language/format/on-newline.ts';
import type { FormatOptions } from '../../language/format/types.ts';
import type { Edit } from '../../syntax/problem.ts';
import { textEdits } from '../convert.ts';
import type { Documents } from '../documents.ts';
import { guarded } from '../guard.ts';

/** What a client asks for, within reason. */
const optionsOf = ({ tabSize, insertSpaces }: FormattingOptions): FormatOptions => ({
  tabSize: Math.min(16, Math.max(1, Math.trunc(tabSize) || 4)),
  insertSpaces: insertSpaces !== false,
});

/** Answers requests to lay out a document, a range of it, or what is left behind with a new line. */
export function formatting(connection: Connection, documents: Documents): void {
  const answer = <P extends DocumentFormattingParams>(name: string, edits: (file: ConfigFile, params: P) => Edit[]) =>
    guarded<P, TextEdit[] | null>(connection.console, name, null, async (params) => {
      const current = await documents.current(params.textDocument.uri);
      return current ? textEdits(current.file, edits(current.file, params)) : null;
    });

  connection.onDocumentFormatting(answer('format', (file, { options }) => format(file, optionsOf(options))));
  connection.onDocumentRangeFormatting(
    answer<DocumentRangeFormattingParams>('format range', (file, { range, options }) => {
      const where = { start: file.lines.offset(range.start), end: file.lines.offset(range.end) };
      return formatRange(file, where, optionsOf(options));
    }),
  );
  connection.onDocumentOnTypeFormatting(
    answer<DocumentOnTypeFormattingParams>('format on type', (file, { position, options }) =>
      formatNewline(file, file.lines.offset(position), optionsOf(options)),
    ),
  );
}

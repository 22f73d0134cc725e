import type { Connection, InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../language/inlay.ts';
import type { Documents } from '../documents.ts';
import type { EditorSettings } from '../settings.ts';
import { asked } from './asked.ts';

/** Answers what follows from a document and is shown between its words. */
export function inlay(connection: Connection, documents: Documents, settings: EditorSettings): void {
  connection.languages.inlayHint.on(
    asked(connection, documents)<InlayHintParams, InlayHint[]>('inlay hints', async (file, { range }) => {
      const [from, to] = [file.lines.offset(range.start), file.lines.offset(range.end)];
      return inlayHints(file, await settings.hintsFor(file.path))
        .filter(({ offset }) => from <= offset && offset <= to)
        .map(({ offset, label, tooltip }) => ({
          position: file.lines.position(offset),
          label,
          tooltip,
          paddingLeft: true,
        }));
    }),
  );
}

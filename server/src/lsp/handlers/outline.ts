import {
  type Connection,
  DocumentHighlightKind,
  type DocumentSymbol,
  FoldingRangeKind,
  type Range,
  SelectionRange,
  SymbolKind,
} from 'vscode-languageserver';
import type { ConfigFile } from '../../config/file.ts';
import { folds } from '../../language/fold.ts';
import { highlights } from '../../language/highlight.ts';
import { selections } from '../../language/select.ts';
import { type DocumentSymbol as Entry, symbols } from '../../language/symbols.ts';
import type { Service } from '../../service.ts';
import type { Documents } from '../documents.ts';
import { asked } from './asked.ts';

const SYMBOL_KINDS: Record<Entry['kind'], SymbolKind> = {
  guest: SymbolKind.Module,
  setting: SymbolKind.Property,
  variable: SymbolKind.Variable,
  list: SymbolKind.Array,
  interface: SymbolKind.Interface,
  disk: SymbolKind.File,
  device: SymbolKind.Object,
  option: SymbolKind.Property,
};

const FOLD_KINDS = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region };

const symbolOf = (file: ConfigFile, { name, detail, kind, span, selection, children }: Entry): DocumentSymbol => ({
  name,
  ...(detail ? { detail } : {}),
  kind: SYMBOL_KINDS[kind],
  range: file.lines.range(span),
  selectionRange: file.lines.range(selection),
  children: children.map((child) => symbolOf(file, child)),
});

/** Ranges from the smallest to the largest, of which there is at least one. */
function nested(ranges: readonly Range[]): SelectionRange {
  const outwards = [...ranges];
  let found = SelectionRange.create(outwards.pop() as Range);
  for (let range = outwards.pop(); range; range = outwards.pop()) found = SelectionRange.create(range, found);
  return found;
}

/** Answers for the form of a document: its outline, what folds, what is selected together, what means the same. */
export function outline(connection: Connection, documents: Documents, service: Service): void {
  const answer = asked(connection, documents);
  connection.onDocumentSymbol(answer('symbols', (file) => symbols(file).map((symbol) => symbolOf(file, symbol))));
  connection.onFoldingRanges(
    answer('folding', (file) =>
      folds(file).map(({ from, to, kind }) => ({
        startLine: from,
        endLine: to,
        ...(kind ? { kind: FOLD_KINDS[kind] } : {}),
      })),
    ),
  );
  connection.onSelectionRanges(
    answer('selection', (file, { positions }) =>
      positions.map((position) =>
        nested(selections(file, file.lines.offset(position)).map((span) => file.lines.range(span))),
      ),
    ),
  );
  connection.onDocumentHighlight(
    answer('highlight', (file, { position }) =>
      highlights(file, file.lines.offset(position), service.lately).map(({ span, writes }) => ({
        range: file.lines.range(span),
        kind: writes ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  );
}

import {
  type CompletionItem,
  type CompletionList,
  type Connection,
  type Hover,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type SignatureHelp,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { complete } from '../language/complete.ts';
import { documentation } from '../language/documentation.ts';
import { hover } from '../language/hover.ts';
import { signature } from '../language/signature.ts';
import type { Service } from '../service.ts';
import { type CompletionAbilities, completionItem, type ItemData, signatureHelp } from './convert.ts';
import type { Documents } from './documents.ts';
import { guarded } from './guard.ts';

/** Answers what a person asks while typing: completion, hover, the form of a spec. */
export function assist(
  connection: Connection,
  documents: Documents,
  service: Service,
  abilities: CompletionAbilities,
): void {
  const { console } = connection;

  /** The document as it is now and the offset of the position; nothing of it is computed for a request that was taken back meanwhile. */
  const current = async ({ textDocument, position }: TextDocumentPositionParams, cancelled: () => boolean) => {
    const found = await documents.current(textDocument.uri);
    if (cancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return found && { file: found.file, offset: found.file.lines.offset(position) };
  };

  connection.onHover(
    guarded<TextDocumentPositionParams, Hover | null>(console, 'hover', null, async (params, cancelled) => {
      const at = await current(params, cancelled);
      const found = at && hover(at.file, at.offset, service.lately);
      if (!found) return null;
      const contents = { kind: MarkupKind.Markdown, value: found.markdown };
      return { contents, range: at.file.lines.range(found.span) };
    }),
  );

  connection.onCompletion(
    guarded<TextDocumentPositionParams, CompletionList | null>(
      console,
      'completion',
      null,
      async (params, cancelled) => {
        const at = await current(params, cancelled);
        if (!at) return null;
        const { items, incomplete } = complete(at.file, at.offset, service.lately);
        return { isIncomplete: incomplete, items: items.map((item) => completionItem(at.file, item, abilities)) };
      },
    ),
  );

  connection.onCompletionResolve(
    guarded<CompletionItem, CompletionItem>(
      console,
      'completion resolve',
      (item) => item,
      (item) => {
        if (!item.data) return item;
        const { doc, toolstack, release } = item.data as ItemData;
        const text = documentation(doc, { toolstack, release });
        return text ? { ...item, documentation: { kind: MarkupKind.Markdown, value: text } } : item;
      },
    ),
  );

  connection.onSignatureHelp(
    guarded<TextDocumentPositionParams, SignatureHelp | null>(console, 'signature', null, async (params, cancelled) => {
      const at = await current(params, cancelled);
      const found = at && signature(at.file, at.offset);
      return found ? signatureHelp(found) : null;
    }),
  );
}

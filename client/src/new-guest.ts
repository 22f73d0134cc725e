import * as vscode from 'vscode';
import type { Server } from './server.ts';

const { l10n } = vscode;

interface Toolstack extends vscode.QuickPickItem {
  /** What the new file begins with. */
  readonly head: string;
}

interface Guest extends vscode.QuickPickItem {
  readonly snippet: vscode.SnippetString;
}

const TOOLSTACKS: readonly Toolstack[] = [
  { label: 'xl', description: l10n.t('Xen 4.1 and later'), head: '# xen: toolstack=xl\n' },
  { label: 'xm', description: l10n.t('the xend era, up to Xen 4.4'), head: '# xen: toolstack=xm\n' },
];

/** The whole guests that the language server suggests for an empty file. */
async function guestsFor(document: vscode.TextDocument): Promise<Guest[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new vscode.Position(document.lineCount - 1, 0),
  );
  return list.items
    .filter(({ kind, insertText }) => kind === vscode.CompletionItemKind.Snippet && insertText !== undefined)
    .map(({ label, detail = '', insertText }) => ({
      label: typeof label === 'string' ? label : label.label,
      detail,
      snippet:
        typeof insertText === 'string' ? new vscode.SnippetString(insertText) : (insertText as vscode.SnippetString),
    }));
}

/** Asks what kind of guest it is to be, and opens a new file that has it, with its places to fill in. */
export async function newGuest(server: Server): Promise<void> {
  await server.start();
  const toolstack = await vscode.window.showQuickPick(TOOLSTACKS, {
    title: l10n.t('Which toolstack starts the guest?'),
  });
  if (!toolstack) return;
  const document = await vscode.workspace.openTextDocument({ language: 'xen-domain', content: toolstack.head });
  const guest = await vscode.window.showQuickPick(await guestsFor(document), { title: l10n.t('What kind of guest?') });
  if (!guest) return;
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(guest.snippet, new vscode.Position(document.lineCount - 1, 0));
}

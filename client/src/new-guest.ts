import * as vscode from 'vscode';
import type { Server } from './server.ts';

const { l10n } = vscode;

interface Guest {
  readonly label: string;
  readonly detail: string;
  /** The whole file, with places to fill in. */
  readonly snippet: string;
}

const toolstacks = (): readonly vscode.QuickPickItem[] => [
  { label: 'xl', description: l10n.t('Xen 4.1 and later') },
  { label: 'xm', description: l10n.t('the xend era, up to Xen 4.4') },
];

/** Asks what kind of guest it is to be, and opens a new file that has it, with its places to fill in. */
export async function newGuest(server: Server): Promise<void> {
  const toolstack = await vscode.window.showQuickPick(toolstacks(), {
    title: l10n.t('Which toolstack starts the guest?'),
  });
  if (!toolstack) return;
  await server.start();
  const guests = await server.request<Guest[]>('xen/guests', { toolstack: toolstack.label });
  const guest = await vscode.window.showQuickPick(guests ?? [], { title: l10n.t('What kind of guest?') });
  if (!guest) return;
  const document = await vscode.workspace.openTextDocument({ language: 'xen-domain' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(guest.snippet));
}

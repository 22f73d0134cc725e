import * as vscode from 'vscode';

/** Shows the page of the rule that a problem links to: `…/rules/<id>`. Anything else is ignored. */
export async function openRulePage(context: vscode.ExtensionContext, uri: vscode.Uri): Promise<void> {
  const id = /^\/rules\/([a-z0-9-]+)$/.exec(uri.path)?.[1];
  if (!id) return;
  const page = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', `${id}.md`);
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

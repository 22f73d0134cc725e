import * as vscode from 'vscode';

/** The link of a problem to the page of its rule, with `{rule}` for the rule's id; it runs `openRulePage`. */
export const RULE_LINK = `command:xen.openRule?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

/** Shows the page of a rule. Anything that is no rule's id is ignored. */
export async function openRulePage(context: vscode.ExtensionContext, id: unknown): Promise<void> {
  if (typeof id !== 'string' || !/^[a-z0-9-]+$/.test(id)) return;
  const page = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', `${id}.md`);
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

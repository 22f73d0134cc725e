import * as vscode from 'vscode';

const LOOKED_AT = 4000;
const SETTING = /^[ \t]*(?:memory|vif|disk|kernel|bootloader)[ \t]*=/m;
const IDENTITY = /^[ \t]*(?:name|vcpus|builder|type|on_crash|on_reboot|maxmem|root|extra)[ \t]*=/m;
const NEVER = 'xen.neverOffer';

/** True when a text of no known language reads like a domU config. */
const looksLikeDomain = (text: string): boolean => SETTING.test(text) && IDENTITY.test(text);

/**
 * Files that only their text shows to be domU configs (`*.cfg` outside Xen's folders): taken when the setting says so, else
 * offered once per file. Other people's `.cfg` files stay theirs.
 */
export function offerLanguage(context: vscode.ExtensionContext): vscode.Disposable {
  const seen = new Set<string>();
  const look = async (document: vscode.TextDocument): Promise<void> => {
    const key = document.uri.toString();
    if (!['plaintext', 'ini', 'properties'].includes(document.languageId) || seen.has(key)) return;
    if (!/\.(?:cfg|conf|hvm|pv|pvh)$|\/[^./]+$/.test(document.uri.path)) return;
    seen.add(key);
    if (!looksLikeDomain(document.getText(new vscode.Range(0, 0, 200, 0)).slice(0, LOOKED_AT))) return;
    const mode = vscode.workspace.getConfiguration('xen', document.uri).get<string>('recognize', 'ask');
    if (mode === 'always') await vscode.languages.setTextDocumentLanguage(document, 'xen-domain');
    if (mode !== 'ask' || context.workspaceState.get<boolean>(NEVER)) return;
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    const answer = await vscode.window.showInformationMessage(
      `${name} looks like a Xen domU config.`,
      'Treat as Xen Config',
      'Not in This Workspace',
    );
    if (answer === 'Treat as Xen Config') await vscode.languages.setTextDocumentLanguage(document, 'xen-domain');
    if (answer === 'Not in This Workspace') await context.workspaceState.update(NEVER, true);
  };
  for (const { document } of vscode.window.visibleTextEditors) void look(document);
  return vscode.window.onDidChangeActiveTextEditor((editor) => {
    if (editor) void look(editor.document);
  });
}

import * as vscode from 'vscode';

/** The languages that the language server understands. */
export const LANGUAGES: readonly string[] = ['xen-domain', 'xen-sxp', 'xen-conf'];

/** The languages that VS Code gives to a domU config which it does not know by its name. */
const UNTOLD = ['plaintext', 'ini', 'properties'];
const NAMES = /\.(?:cfg|conf|hvm|pv|pvh)$|\/[^./]+$/;
/** In Xen's own folders a name without an extension is enough, as there are in /etc/xen/auto. No pattern can say that. */
const XEN_FOLDERS = /\/xen(?:\.d)?\/(?:[^/]+\/)*[^./]+$/;

const LINES_LOOKED_AT = 200;
const LENGTH_LOOKED_AT = 4000;
const SETTING = /^[ \t]*(?:memory|vif|disk|kernel|bootloader)[ \t]*=/m;
const IDENTITY = /^[ \t]*(?:name|vcpus|builder|type|on_crash|on_reboot|maxmem|root|extra)[ \t]*=/m;

/** True when a text of no known language reads like a domU config. */
const looksLikeDomain = (text: string): boolean => SETTING.test(text) && IDENTITY.test(text);

const take = (document: vscode.TextDocument) => vscode.languages.setTextDocumentLanguage(document, 'xen-domain');

async function ask(document: vscode.TextDocument): Promise<void> {
  const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const { t } = vscode.l10n;
  const [once, always, never] = [t('This File'), t('Always'), t('Never')];
  const question = t('{0} looks like a Xen domU config. Treat it as one?', name);
  const answer = await vscode.window.showInformationMessage(question, once, always, never);
  if (answer !== undefined && answer !== once) {
    const { Global, Workspace } = vscode.ConfigurationTarget;
    const target = vscode.workspace.workspaceFolders ? Workspace : Global;
    await vscode.workspace.getConfiguration('xen').update('recognize', answer === always ? 'always' : 'never', target);
  }
  if (answer === once || answer === always) await take(document);
}

/**
 * Files that only their text shows to be domU configs, such as `*.cfg` outside Xen's folders: taken when the setting says so, else
 * offered once per file. Other people's `.cfg` files stay theirs.
 */
export function offerLanguage(): vscode.Disposable {
  const seen = new Set<string>();
  const look = async (document: vscode.TextDocument): Promise<void> => {
    const { uri } = document;
    if (!UNTOLD.includes(document.languageId) || !NAMES.test(uri.path) || seen.has(uri.toString())) return;
    seen.add(uri.toString());
    const start = document.getText(new vscode.Range(0, 0, LINES_LOOKED_AT, 0)).slice(0, LENGTH_LOOKED_AT);
    if (!looksLikeDomain(start)) return;
    const mode = vscode.workspace.getConfiguration('xen', uri).get<string>('recognize', 'ask');
    if (mode === 'never') return;
    if (mode === 'always' || XEN_FOLDERS.test(uri.path)) await take(document);
    else await ask(document);
  };
  const lookAround = (): void => {
    for (const { document } of vscode.window.visibleTextEditors) void look(document);
  };
  lookAround();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => editor && void look(editor.document)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('xen.recognize')) return;
      seen.clear();
      lookAround();
    }),
  );
}

/** Calls back as soon as there is a document of Xen's: at once, or when the first one is opened. */
export function whenNeeded(callback: () => void): vscode.Disposable {
  const isXen = ({ languageId }: vscode.TextDocument): boolean => LANGUAGES.includes(languageId);
  if (vscode.workspace.textDocuments.some(isXen)) callback();
  return vscode.workspace.onDidOpenTextDocument((document) => {
    if (isXen(document)) callback();
  });
}

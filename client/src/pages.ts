import * as vscode from 'vscode';

/** The link of a problem to the page of its rule, with `{rule}` for the rule's id; it runs `openRulePage`. */
export const RULE_LINK = `command:xen.openRule?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

const SCHEME = 'xen-rule';

/** The pages of the rules, as documents that can only be read. They come from one file, which is read with the first page. */
export class RulePages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #file: vscode.Uri;
  readonly #registration: vscode.Disposable;
  #pages: Promise<Record<string, string>> | undefined;

  /** @param extension the extension's folder */
  constructor(extension: vscode.Uri) {
    this.#file = vscode.Uri.joinPath(extension, 'server', 'dist', 'pages.json');
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
    this.#pages ??= Promise.resolve(vscode.workspace.fs.readFile(this.#file)).then((bytes) =>
      JSON.parse(new TextDecoder().decode(bytes)),
    );
    const id = path.slice(1, -'.md'.length);
    const pages = await this.#pages;
    return Object.hasOwn(pages, id) ? (pages[id] as string) : vscode.l10n.t('There is no page about {0}.', id);
  }

  /** Shows the page of a rule. Anything that is no rule's id is ignored. */
  async open(id: unknown): Promise<void> {
    if (typeof id !== 'string' || !/^[a-z0-9-]+$/.test(id)) return;
    const page = vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }
}

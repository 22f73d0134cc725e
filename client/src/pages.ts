import * as vscode from 'vscode';

/** The link of a problem to the page of its rule, with `{rule}` for the rule's id; it runs `RulePages.open`. */
export const RULE_LINK = `command:xen.openRule?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

/** The same for one rule. */
export const ruleLink = (rule: string): vscode.Uri => vscode.Uri.parse(RULE_LINK.replace('{rule}', rule));

const SCHEME = 'xen-rule';

/**
 * The pages of the rules, as files that can only be read, so that they lead to each other. They come from one file, which is read with
 * the first page.
 */
export class RulePages implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #file: vscode.Uri;
  readonly #registration: vscode.Disposable;
  #pages: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  /** @param extension the extension's folder */
  constructor(extension: vscode.Uri) {
    this.#file = vscode.Uri.joinPath(extension, 'server', 'dist', 'pages.json');
    this.#registration = vscode.workspace.registerFileSystemProvider(SCHEME, this, { isReadonly: true });
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    this.#pages ??= this.#read();
    const page = (await this.#pages).get(uri.path);
    if (!page) throw vscode.FileSystemError.FileNotFound(uri);
    return page;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  /** Shows the page of a rule. Anything that is no rule's id is ignored. */
  async open(id: unknown): Promise<void> {
    if (typeof id !== 'string' || !/^[a-z0-9-]+$/.test(id)) return;
    const page = vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }

  async #read(): Promise<ReadonlyMap<string, Uint8Array>> {
    const bytes = await vscode.workspace.fs.readFile(this.#file);
    const pages = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
    const encoder = new TextEncoder();
    return new Map(Object.entries(pages).map(([id, text]) => [`/${id}.md`, encoder.encode(text)]));
  }
}

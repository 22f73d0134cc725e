import * as vscode from 'vscode';

const { File, Directory } = vscode.FileType;

/** Files that lie in memory alone: a workspace of a kind that no disk holds, as a browser has them. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path);
    if (!file && !this.readDirectory(uri).length) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: file ? File : Directory, ctime: 0, mtime: this.#mtime, size: file?.length ?? 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const folder = path.replace(/\/*$/, '/');
    const names = new Map<string, vscode.FileType>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(folder)) continue;
      const [name = '', ...rest] = file.slice(folder.length).split('/');
      names.set(name, rest.length ? Directory : File);
    }
    return [...names];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.#files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }

  #mtime = 1;

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#files.set(uri.path, content);
    this.#mtime++;
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
  }

  createDirectory(): void {}

  rename(): void {}
}

/** Offers the files of `files.json` beside this extension under `mem:/`. */
export async function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): Promise<void> {
  const files = new MemoryFiles();
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'files.json'));
  const texts = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
  for (const [path, text] of Object.entries(texts)) {
    files.writeFile(vscode.Uri.from({ scheme: 'mem', path: `/${path}` }), new TextEncoder().encode(text));
  }
  subscriptions.push(vscode.workspace.registerFileSystemProvider('mem', files, { isCaseSensitive: true }));
}

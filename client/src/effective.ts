import * as vscode from 'vscode';
import type { Server } from './server.ts';
import { xenEditor } from './xen-editor.ts';

/** The scheme of the texts; the language server says nothing of documents that have it. */
const SCHEME = 'xen-effective';
/** A text is written anew when its file has rested so long (milliseconds). */
const PAUSE = 300;

/** Shows what the toolstack would read from a file, defaults included, beside the file; it follows the file's changes. */
export class EffectiveTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#follow(document)),
    );
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  /** Opens the text of the active editor's file. */
  async show(): Promise<void> {
    const source = (await xenEditor())?.document;
    if (!source) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a Xen configuration file first.'));
      return;
    }
    const shown = await vscode.workspace.openTextDocument(uriFor(source.uri));
    await vscode.languages.setTextDocumentLanguage(shown, source.languageId);
    await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    await this.#server.start();
    const answer = await this.#server.request<{ text: string } | null>('xen/effective', {
      textDocument: { uri: uri.query },
    });
    return answer?.text ?? `# ${vscode.l10n.t('The file is not open any more.')}\n`;
  }

  #follow({ uri }: vscode.TextDocument): void {
    const shown = uriFor(uri);
    const key = shown.toString();
    if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === key)) return;
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        this.#changed.fire(shown);
      }, PAUSE),
    );
  }
}

/** Where the text of a file is shown; the query keeps the file. */
const uriFor = (source: vscode.Uri): vscode.Uri =>
  vscode.Uri.from({ scheme: SCHEME, path: `${source.path} (effective)`, query: source.toString() });

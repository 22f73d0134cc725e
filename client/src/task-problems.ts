import * as vscode from 'vscode';
import { ruleLink } from './pages.ts';

/** What the language server's problems have as their source. */
const OF_SERVER = 'xen';
const SOURCE = 'xen-config';

/** A problem as the command line prints it; the manifest's problem matcher has the same form. */
const LINE = /^(\S.*?):(\d+):(\d+) (error|warning|info|hint) (.*) \[([a-z0-9-]+)\]$/;

const { Error: error, Warning: warning, Information: info, Hint: hint } = vscode.DiagnosticSeverity;
const SEVERITIES: Readonly<Record<string, vscode.DiagnosticSeverity>> = { error, warning, info, hint };

/**
 * The problems that runs of the command line have found, of files that the language server says nothing of: it tells its own as they are now, and no
 * problem is listed twice. A problem stays until the next run, or until the server tells those of its file.
 */
export class TaskProblems implements vscode.Disposable {
  readonly #shown = vscode.languages.createDiagnosticCollection(SOURCE);
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#shown,
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) if (this.#shown.has(uri) && isTold(uri)) this.#shown.delete(uri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#shown.delete(uri);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Lists what a run has printed in place of what the one before had. @param folder which its paths start from */
  list(folder: vscode.Uri, output: string): void {
    const found = new Map<string, { uri: vscode.Uri; problems: vscode.Diagnostic[] }>();
    for (const text of output.split(/\r?\n/)) {
      const [, path, line, column, severity, message, rule] = LINE.exec(text) ?? [];
      if (!path || !rule || !message) continue;
      const uri = /^(?:\/|[A-Za-z]:[\\/])/.test(path) ? vscode.Uri.file(path) : vscode.Uri.joinPath(folder, path);
      const at = new vscode.Position(Number(line) - 1, Number(column) - 1);
      const problem = new vscode.Diagnostic(new vscode.Range(at, at), message, SEVERITIES[severity ?? ''] ?? error);
      problem.source = SOURCE;
      problem.code = { value: rule, target: ruleLink(rule) };
      const key = uri.toString();
      found.set(key, { uri, problems: [...(found.get(key)?.problems ?? []), problem] });
    }
    this.#shown.clear();
    for (const { uri, problems } of found.values()) if (!isTold(uri)) this.#shown.set(uri, problems);
  }
}

/** True for a file whose problems the language server tells. */
const isTold = (uri: vscode.Uri): boolean =>
  vscode.languages.getDiagnostics(uri).some(({ source }) => source === OF_SERVER);

import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Documents } from '../documents.ts';
import { logged } from '../guard.ts';
import type { UnopenedProblems } from '../unopened.ts';
import type { WorkspaceFiles } from '../workspace.ts';

/** Files that an edit elsewhere concerns are checked again when the hand rests, in milliseconds. */
const QUIET = 400;

/** Tells the problems of files that are not open: by push, or to clients that ask, never both. */
export class WorkspaceProblems {
  readonly #connection: Connection;
  readonly #problems: UnopenedProblems;
  readonly #workspace: WorkspaceFiles;
  readonly #documents: Documents;
  readonly #told = new Map<string, string>();
  #waiting: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  pull = false;

  constructor(connection: Connection, problems: UnopenedProblems, workspace: WorkspaceFiles, documents: Documents) {
    this.#documents = documents;
    this.#connection = connection;
    this.#problems = problems;
    this.#workspace = workspace;
  }

  /** Something has changed: checks again what it concerns, and tells. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), QUIET);
  }

  /** Tells what has changed by now. */
  tell(): void {
    const changed = this.#problems.changes();
    if (!changed.length) return;
    if (this.pull) {
      this.#waiting?.();
      return;
    }
    for (const uri of changed) {
      const diagnostics = this.#problems.of(uri)?.diagnostics;
      // An open document tells its problems itself.
      if (diagnostics === undefined && !this.#told.has(uri)) continue;
      if (diagnostics?.length) this.#told.set(uri, '');
      else this.#told.delete(uri);
      const sent = this.#connection.sendDiagnostics({ uri, diagnostics: [...(diagnostics ?? [])] });
      logged(this.#connection, 'problems of the workspace', sent);
    }
  }

  /** A document was opened: its problems are its own matter from now on. */
  opened(uri: string): void {
    this.#told.delete(uri);
    this.#problems.forget(uri);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting?.();
  }

  /** Answers at once with what the client does not know, or waits until there is something. */
  async report(params: WorkspaceDiagnosticParams, token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    for (;;) {
      const items = this.#news(known);
      if (items.length || token.isCancellationRequested) return { items };
      const ended = await new Promise<boolean>((resolve) => {
        this.#waiting = () => resolve(false);
        token.onCancellationRequested(() => resolve(true));
      });
      this.#waiting = undefined;
      if (ended) return { items: [] };
    }
  }

  #news(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const full = (uri: string, id: string, diagnostics: readonly unknown[]): void => {
      items.push({
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        resultId: id,
        items: diagnostics as never[],
      });
    };
    for (const uri of this.#problems.withProblems()) {
      const found = this.#problems.of(uri);
      if (found && known.get(uri) !== found.id) full(uri, found.id, found.diagnostics);
    }
    for (const [uri, id] of known) {
      if (id === NOTHING || !id.startsWith('u')) continue;
      if (!this.#problems.of(uri)?.diagnostics.length) full(uri, NOTHING, []);
    }
    return items;
  }

  async #refresh(): Promise<void> {
    try {
      // Not every client asks about a document after each edit, but the edit counts.
      for (const uri of this.#documents.open) await this.#documents.current(uri);
      await this.#workspace.refresh();
      this.tell();
    } catch (error) {
      this.#connection.console.error(`workspace: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
}

/** The result of a file without problems. */
const NOTHING = 'none';

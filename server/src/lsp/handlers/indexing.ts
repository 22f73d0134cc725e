import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { WorkspaceFiles } from '../workspace.ts';

/** Fewer files are read before anybody has read a word about it. */
const WORTH_TELLING = 200;

/** Reads the workspace, and tells the client how far it is where that can show it. Whoever cancels keeps what has been read. */
export class Indexing {
  readonly #connection: Connection;
  readonly #workspace: WorkspaceFiles;
  #current: AbortController | undefined;
  /** Whether the client shows progress. */
  shown = false;

  constructor(connection: Connection, workspace: WorkspaceFiles) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  /** Reads the folders anew; ends an earlier reading. */
  async run(folders: readonly string[]): Promise<void> {
    this.#current?.abort();
    const control = new AbortController();
    this.#current = control;
    let bar: WorkDoneProgressServerReporter | undefined;
    let asked = false;
    const onProgress = (done: number, of: number): boolean => {
      if (this.shown && !asked && of >= WORTH_TELLING) {
        asked = true;
        void this.#begin(of, control).then((begun) => {
          if (control.signal.aborted || finished) begun?.done();
          else bar = begun;
        });
      }
      bar?.report(Math.floor((100 * done) / of), `${done} of ${of} files`);
      return !control.signal.aborted;
    };
    let finished = false;
    try {
      await this.#workspace.load(folders, onProgress, control.signal);
    } finally {
      finished = true;
      bar?.done();
    }
  }

  async #begin(of: number, control: AbortController): Promise<WorkDoneProgressServerReporter | undefined> {
    try {
      const bar = await this.#connection.window.createWorkDoneProgress();
      bar.begin('Reading Xen configurations', 0, `${of} files`, true);
      bar.token.onCancellationRequested(() => {
        control.abort();
        this.#connection.console.info(
          'The reading of the workspace was cancelled; files that were not read are not compared.',
        );
      });
      return bar;
    } catch {
      return undefined;
    }
  }
}

import * as vscode from 'vscode';
import { TaskProblems } from './task-problems.ts';

/** The type of our tasks, as the manifest has it. */
const TYPE = 'xen-config';

interface Definition extends vscode.TaskDefinition {
  /** What to check, below the workspace folder; all of it unless told. */
  readonly paths?: readonly string[];
  /** More arguments for `xen-config check`. */
  readonly args?: readonly string[];
}

/**
 * Tasks that check a folder of the workspace with the command line, whose problems are then listed. They start it themselves, without a
 * shell, so that no name of a file means anything to one. There are none where no process can be started: in a browser.
 */
export function checkTasks(extension: vscode.Uri): vscode.Disposable {
  if (typeof process === 'undefined' || !process.versions?.node) return vscode.Disposable.from();
  const problems = new TaskProblems();
  const task = (folder: vscode.WorkspaceFolder, definition: Definition, name: string): vscode.Task => {
    const list = (output: string): void => problems.list(folder.uri, output);
    const run = new vscode.CustomExecution(async () => new Check(extension, folder.uri.fsPath, definition, list));
    // Without a matcher: problems that the language server tells already would be there twice.
    const made = new vscode.Task(definition, folder, name, TYPE, run, []);
    made.group = vscode.TaskGroup.Test;
    made.detail = vscode.l10n.t('Checks the Xen configurations of the folder as one fleet');
    return made;
  };
  const provider = vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).map((folder) => task(folder, { type: TYPE }, 'check workspace')),
    resolveTask: ({ definition, scope, name }) => {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && task(folder, definition as Definition, name);
    },
  });
  return vscode.Disposable.from(problems, provider);
}

/** One run of the command line, whose output is shown as it comes. */
class Check implements vscode.Pseudoterminal {
  readonly #extension: vscode.Uri;
  readonly #folder: string;
  readonly #args: readonly string[];
  readonly #list: (output: string) => void;
  readonly #output = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly #ending = new AbortController();

  readonly onDidWrite = this.#output.event;
  readonly onDidClose = this.#closed.event;

  /** @param list gets all that was printed, at the end */
  constructor(
    extension: vscode.Uri,
    folder: string,
    { paths = ['.'], args = [] }: Definition,
    list: (output: string) => void,
  ) {
    this.#extension = extension;
    this.#folder = folder;
    this.#list = list;
    this.#args = ['check', ...args, '--', ...paths];
  }

  async open(): Promise<void> {
    const { spawn } = await import('node:child_process');
    const program = vscode.Uri.joinPath(this.#extension, 'server/dist/cli.js').fsPath;
    const child = spawn(process.execPath, [program, ...this.#args], {
      cwd: this.#folder,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      signal: this.#ending.signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => this.#output.fire(text.replaceAll('\n', '\r\n')));
    }
    child.stdout.on('data', (text: string) => {
      printed += text;
    });
    child.once('error', (error) => {
      this.#output.fire(`${vscode.l10n.t('xen-config does not start: {0}', error.message)}\r\n`);
      this.#closed.fire(2);
    });
    child.once('close', (code) => {
      if (code !== null) this.#list(printed);
      this.#closed.fire(code ?? 2);
    });
  }

  close(): void {
    this.#ending.abort();
  }
}

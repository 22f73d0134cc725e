import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/extension.ts';

const SECONDS = 30;

/** What the extension shows of itself; starts it where it was not needed yet. */
export async function extension(): Promise<Api> {
  const found = vscode.extensions.getExtension<Api>('xen-config.xen-config');
  assert.ok(found, 'the extension is installed');
  return found.activate();
}

/** Looks again and again until there is something to see; fails, with what was seen last, when it never comes. */
export async function until<T>(look: () => T, good: (seen: T) => boolean): Promise<T> {
  for (let waited = 0; waited < SECONDS * 20; waited++) {
    const seen = look();
    if (good(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`After ${SECONDS} s it is ${JSON.stringify(look())}`);
}

/** The URI of a file of the workspace, which is a copy of examples/. */
export function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Waits for something that VS Code does, and says what it was when it never ends. */
async function ends<T>(what: string, doing: Thenable<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} does not end in ${SECONDS} s.`)), SECONDS * 1000);
  });
  return Promise.race([doing, late]).finally(() => clearTimeout(timer));
}

/** Saves a document, with all that is set to happen then. */
export const save = async (document: vscode.TextDocument): Promise<void> =>
  assert.ok(await ends(`Saving ${document.uri.path}`, document.save()), 'it is saved');

/** Opens a file of the workspace in front. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Settles when the file's problems fulfil the condition; fails, with what there is instead, when they never do. */
export async function problems(
  { uri }: vscode.TextDocument,
  condition: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const now = () => vscode.languages.getDiagnostics(uri);
  if (condition(now())) return now();
  return new Promise((resolve, reject) => {
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (!condition(now())) return;
      clearTimeout(timer);
      listener.dispose();
      resolve(now());
    });
    const timer = setTimeout(() => {
      listener.dispose();
      const found = now().map((problem) => `${problem.range.start.line + 1}: ${rule(problem)} ${problem.message}`);
      reject(new Error(`After ${SECONDS} s the problems are:\n${found.join('\n') || 'none'}`));
    }, SECONDS * 1000);
  });
}

/** The id of the rule that a problem comes from. */
export const rule = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Waits for the first problem of a rule in a file. */
export async function problem(document: vscode.TextDocument, id: string): Promise<vscode.Diagnostic> {
  const found = (await problems(document, (all) => all.some((one) => rule(one) === id))).find(
    (one) => rule(one) === id,
  );
  assert.ok(found);
  return found;
}

/** Waits until a rule has nothing more to say of a file. */
export const noProblem = (document: vscode.TextDocument, id: string) =>
  problems(document, (all) => all.every((one) => rule(one) !== id));

/** The place of a text in a file: where it first begins, and so many characters further. */
export function placeOf(document: vscode.TextDocument, text: string, further = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is in the file`);
  return document.positionAt(offset + further);
}

/** All that the hovers at a place say. */
export async function hoverText({ uri }: vscode.TextDocument, place: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place);
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
}

/** The labels of what is suggested at a place. */
export async function suggestions({ uri }: vscode.TextDocument, place: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    place,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The quick fixes for a problem. */
export const fixesFor = ({ uri }: vscode.TextDocument, { range }: vscode.Diagnostic) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );

/** Types a text at a place, or in place of a range, as one change. */
export async function type({ uri }: vscode.TextDocument, at: vscode.Position | vscode.Range, text: string) {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, at instanceof vscode.Range ? at : new vscode.Range(at, at), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** What is on the disk, which is not always what the editor shows. */
export const onDisk = ({ uri }: vscode.TextDocument): Promise<string> => readFile(uri.fsPath, 'utf8');

/** Runs a test that changes a file, and puts the file back as it was. */
export async function changing(path: string, test: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
  const document = await open(path);
  const before = await onDisk(document);
  try {
    await test(document);
  } finally {
    await vscode.window.showTextDocument(document);
    await writeFile(document.uri.fsPath, before);
    await ends('Reverting', vscode.commands.executeCommand('workbench.action.files.revert'));
  }
}

/** Writes a new file into the workspace for a test, opens it, and takes it away afterwards. */
export async function withFile(
  path: string,
  text: string,
  test: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(path), Buffer.from(text));
  try {
    await test(await open(path));
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uriOf(path));
  }
}

/** Runs a test under other settings of the workspace, and takes them back. */
export async function withSettings(settings: Record<string, unknown>, test: () => Promise<void>): Promise<void> {
  const { Workspace } = vscode.ConfigurationTarget;
  const change = async (values: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(values)) {
      await ends(`Setting ${name}`, vscode.workspace.getConfiguration().update(name, value, Workspace));
    }
  };
  await change(settings);
  try {
    await test();
  } finally {
    await change(Object.fromEntries(Object.keys(settings).map((name) => [name, undefined])));
  }
}

/** Answers the questions that come up while a test runs, each by the label of what is to be chosen; undefined turns one down. */
export async function answering(answers: readonly (string | undefined)[], test: () => Promise<unknown>): Promise<void> {
  const { showQuickPick, showInformationMessage } = vscode.window;
  const left = [...answers];
  const labelOf = (item: unknown) => (typeof item === 'string' ? item : (item as vscode.QuickPickItem).label);
  const choose = (all: readonly unknown[]): unknown => {
    const items = all.filter((item) => (item as vscode.QuickPickItem).kind !== vscode.QuickPickItemKind.Separator);
    assert.ok(left.length, `nothing was to be asked: ${items.map(labelOf).join(', ')}`);
    const answer = left.shift();
    const chosen = items.find((item) => labelOf(item) === answer);
    assert.ok(chosen || !answer, `${answer} is not among ${items.map(labelOf).join(', ')}`);
    return chosen;
  };
  Object.assign(vscode.window, {
    showQuickPick: async (items: readonly unknown[]) => choose(items),
    showInformationMessage: async (_text: string, ...items: unknown[]) => choose(items),
  });
  try {
    await test();
    assert.deepEqual(left, [], 'every question was asked');
  } finally {
    Object.assign(vscode.window, { showQuickPick, showInformationMessage });
  }
}

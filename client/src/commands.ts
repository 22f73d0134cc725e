import * as vscode from 'vscode';
import { LANGUAGES } from './languages.ts';
import { newGuest } from './new-guest.ts';
import type { Server } from './server.ts';

const { window, commands, env, l10n } = vscode;
const say = (text: string): void => void window.showInformationMessage(text);

/** The editor with a Xen file that is active; without one the person is told. */
function activeEditor(): vscode.TextEditor | undefined {
  const editor = window.activeTextEditor;
  if (editor && LANGUAGES.includes(editor.document.languageId)) return editor;
  say(l10n.t('Open a Xen configuration file first.'));
  return undefined;
}

const about = ({ document }: vscode.TextEditor) => ({ textDocument: { uri: document.uri.toString() } });

/** Writes a MAC address that no interface of the workspace has, in place of what is selected. */
async function generateMac(server: Server): Promise<void> {
  const editor = activeEditor();
  if (!editor) return;
  const answer = await server.request<{ mac: string } | null>('xen/freshMac', {
    ...about(editor),
    seed: `${Date.now()} ${Math.random()}`,
  });
  if (!answer) return;
  await editor.edit((edit) => {
    for (const selection of editor.selections.slice(0, 1)) edit.replace(selection, answer.mac);
  });
}

/** Copies the command that attaches the interface at the cursor to the running guest. */
async function copyAttach(server: Server): Promise<void> {
  const editor = activeEditor();
  if (!editor) return;
  const { line, character } = editor.selection.active;
  const position = { line, character };
  const answer = await server.request<{ command: string } | null>('xen/attachCommand', { ...about(editor), position });
  if (!answer) return say(l10n.t('Put the cursor on an interface: a string of the vif list.'));
  await env.clipboard.writeText(answer.command);
  say(l10n.t('Copied: {0}', answer.command));
}

/** Adds the interface that a `network-attach` command on the clipboard says. */
async function pasteAttach(server: Server): Promise<void> {
  const editor = activeEditor();
  if (!editor) return;
  const command = await env.clipboard.readText();
  const answer = await server.request<{
    edit: { range: { start: vscode.Position; end: vscode.Position }; newText: string };
    version: number;
  } | null>('xen/addVif', { ...about(editor), command });
  if (!answer) return say(l10n.t('There is no xl or xm network-attach command on the clipboard that fits this file.'));
  const { start, end } = answer.edit.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  if (editor.document.version === answer.version) await editor.edit((edit) => edit.replace(range, answer.edit.newText));
}

/** Opens the page of the rule whose problem is at the cursor, or the nearest below it in the line. */
async function explainProblem(): Promise<void> {
  const editor = activeEditor();
  if (!editor) return;
  const at = editor.selection.active;
  const problems = vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'xen');
  const found =
    problems.find(({ range }) => range.contains(at)) ?? problems.find(({ range }) => range.start.line === at.line);
  const { code } = found ?? {};
  const rule = typeof code === 'object' ? code.value : code;
  if (rule === undefined) return say(l10n.t('There is no problem of Xen at the cursor.'));
  await commands.executeCommand('xen.openRule', rule);
}

/** Applies every safe fix to the active file. */
const fixAll = async (): Promise<void> => {
  if (activeEditor())
    await commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.xen', apply: 'first' });
};

interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

/** Checks every configuration of the workspace, shows the problems of all, and says how many there are. */
async function checkWorkspace(server: Server): Promise<void> {
  await server.start();
  const working = { location: vscode.ProgressLocation.Window, title: l10n.t('Checking Xen configurations') };
  const found = await window.withProgress(working, () => server.request<Summary>('xen/checkWorkspace', {}));
  if (!found) return;
  await commands.executeCommand('workbench.actions.view.problems');
  const { files, errors, warnings, others } = found;
  say(l10n.t('Checked {0} files: {1} errors, {2} warnings, {3} others.', files, errors, warnings, others));
}

/** Registers the commands that act on the active file or the workspace. */
export const registerCommands = (server: Server): vscode.Disposable =>
  vscode.Disposable.from(
    commands.registerCommand('xen.generateMac', () => generateMac(server)),
    commands.registerCommand('xen.copyAttachCommand', () => copyAttach(server)),
    commands.registerCommand('xen.pasteAttachCommand', () => pasteAttach(server)),
    commands.registerCommand('xen.explainProblem', explainProblem),
    commands.registerCommand('xen.fixAll', fixAll),
    commands.registerCommand('xen.checkWorkspace', () => checkWorkspace(server)),
    commands.registerCommand('xen.newGuest', () => newGuest(server)),
  );

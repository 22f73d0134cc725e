import * as vscode from 'vscode';
import { newGuest } from './new-guest.ts';
import type { Server } from './server.ts';
import { xenEditor } from './xen-editor.ts';

const { window, commands, env, l10n } = vscode;
const say = (text: string): void => void window.showInformationMessage(text);

/** So long (milliseconds) what went well stays in the status bar, where it covers nothing. */
const SHORTLY = 8000;
const tell = (text: string): void => void window.setStatusBarMessage(`$(check) ${text}`, SHORTLY);

const MAC = /[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}/;

/** The editor with the Xen file that a command is about; without one the person is told. */
async function editorToUse(): Promise<vscode.TextEditor | undefined> {
  const editor = await xenEditor();
  if (!editor) say(l10n.t('Open a Xen configuration file first.'));
  return editor;
}

const about = ({ document }: vscode.TextEditor) => ({ textDocument: { uri: document.uri.toString() } });

/** Writes a MAC address that no interface of the workspace has, in place of what is selected or of the address at the cursor. */
async function generateMac(server: Server): Promise<void> {
  const editor = await editorToUse();
  if (!editor) return;
  const answer = await server.request<{ mac: string } | null>('xen/freshMac', {
    ...about(editor),
    seed: `${Date.now()} ${Math.random()}`,
  });
  if (!answer) return;
  const { document, selection } = editor;
  const old = selection.isEmpty ? document.getWordRangeAtPosition(selection.active, MAC) : undefined;
  await editor.edit((edit) => edit.replace(old ?? selection, answer.mac));
}

/** Copies the command that attaches the interface at the cursor to the running guest. */
async function copyAttach(server: Server): Promise<void> {
  const editor = await editorToUse();
  if (!editor) return;
  const { line, character } = editor.selection.active;
  const position = { line, character };
  const answer = await server.request<{ command: string } | null>('xen/attachCommand', { ...about(editor), position });
  if (!answer) return say(l10n.t('Put the cursor on an interface: a string of the vif list.'));
  await env.clipboard.writeText(answer.command);
  tell(l10n.t('Copied: {0}', answer.command));
}

/** Adds the interface that a `network-attach` command on the clipboard says. */
async function pasteAttach(server: Server): Promise<void> {
  const editor = await editorToUse();
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
  const editor = await editorToUse();
  if (!editor) return;
  const at = editor.selection.active;
  const problems = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source }) => source?.startsWith('xen'));
  const found =
    problems.find(({ range }) => range.contains(at)) ?? problems.find(({ range }) => range.start.line === at.line);
  const { code } = found ?? {};
  const rule = typeof code === 'object' ? code.value : code;
  if (rule === undefined) return say(l10n.t('There is no problem of Xen at the cursor. F8 goes to the next one.'));
  await commands.executeCommand('xen.openRule', rule);
}

/** Applies every safe fix to the active file; says so when there is none. */
async function fixAll(): Promise<void> {
  const editor = await editorToUse();
  if (!editor) return;
  const { document } = editor;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const [fix] = await commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    'source.fixAll.xen',
  );
  if (fix?.edit) await vscode.workspace.applyEdit(fix.edit);
  else say(l10n.t('No problem here has just one right answer. Ctrl+. offers the fixes of the problem at the cursor.'));
}

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
  tell(l10n.t('Files: {0}. Errors: {1}. Warnings: {2}. Others: {3}.', files, errors, warnings, others));
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

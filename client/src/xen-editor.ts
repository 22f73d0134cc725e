import * as vscode from 'vscode';
import { LANGUAGES } from './languages.ts';

const isXen = ({ languageId, uri }: vscode.TextDocument): boolean =>
  LANGUAGES.includes(languageId) && uri.scheme !== 'xen-effective';

/** The Xen file that was active last. */
let last: string | undefined;

const note = (editor: vscode.TextEditor | undefined): void => {
  if (editor && isXen(editor.document)) last = editor.document.uri.toString();
};

/** Notes from now on which Xen file was active last. */
export function followXenEditors(): vscode.Disposable {
  note(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor(note);
}

/**
 * The editor whose Xen file a command is about: the active one. Where something else is active, such as the walkthrough, it is the file that was active last
 * or another one that is open, which then comes to the front.
 */
export async function xenEditor(): Promise<vscode.TextEditor | undefined> {
  const { activeTextEditor, tabGroups } = vscode.window;
  if (activeTextEditor) return isXen(activeTextEditor.document) ? activeTextEditor : undefined;
  const open = tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap(({ input }) => {
      const uri = input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
      return document && isXen(document) ? [{ document, viewColumn }] : [];
    }),
  );
  const found = open.find(({ document }) => document.uri.toString() === last) ?? open[0];
  return found && vscode.window.showTextDocument(found.document, { viewColumn: found.viewColumn });
}

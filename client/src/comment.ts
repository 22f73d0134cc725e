import * as vscode from 'vscode';

const LINES = 5;
const COMMENT = /^[ \t]*#[ \t]*xen:/;

/** The line of a file's own comment about its toolstack and release, in its first lines where it counts; -1 for none. */
export function commentLine(document: vscode.TextDocument): number {
  for (let line = 0; line < Math.min(LINES, document.lineCount); line++) {
    if (COMMENT.test(document.lineAt(line).text)) return line;
  }
  return -1;
}

/**
 * Writes the comment, in place of the one that is there or as the first line (the second after `#!`).
 * @param fields such as `toolstack=xm release=4.1`; nothing takes the comment away
 */
export async function writeComment(document: vscode.TextDocument, fields: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const line = commentLine(document);
  const text = `# xen: ${fields}`;
  if (line >= 0) {
    const { range, rangeIncludingLineBreak } = document.lineAt(line);
    if (fields) edit.replace(document.uri, range, text);
    else edit.delete(document.uri, rangeIncludingLineBreak);
  } else if (fields) {
    const first = document.lineAt(0).text.startsWith('#!') ? 1 : 0;
    edit.insert(document.uri, new vscode.Position(first, 0), `${text}\n`);
  }
  await vscode.workspace.applyEdit(edit);
}

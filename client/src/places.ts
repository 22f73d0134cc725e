import * as vscode from 'vscode';

/** The command behind code lenses of the language server; it runs `showPlaces`. */
export const SHOW_PLACES = 'xen.showPlaces';

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Found {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

const positionOf = ({ line, character }: Place): vscode.Position => new vscode.Position(line, character);

/** Shows places that the server names, as VS Code shows references. */
export async function showPlaces(uri: string, at: Place, places: readonly Found[]): Promise<void> {
  const locations = places.map(
    ({ uri, range: { start, end } }) =>
      new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(positionOf(start), positionOf(end))),
  );
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    positionOf(at),
    locations,
  );
}

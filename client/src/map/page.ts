import * as vscode from 'vscode';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A text that nobody can guess, by means that every extension host has. */
const nonce = (): string =>
  Array.from(globalThis.crypto.getRandomValues(new Uint8Array(32)), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** The view's folder below that of the extension. */
export const VIEW = ['client', 'dist', 'view'] as const;

/** The page of the map: it loads its own script and style, and nothing else from anywhere. */
export function mapPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...VIEW, name)).toString();
  const token = nonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${token}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Xen Network Map</title>
<link rel="stylesheet" href="${uri('map.css')}">
</head>
<body>
<div id="bar" role="toolbar" aria-label="Network map">
<button id="out" title="Zoom out (-)" aria-label="Zoom out">\u2212</button>
<button id="in" title="Zoom in (+)" aria-label="Zoom in">+</button>
<button id="fit" title="Show everything (0)">Fit</button>
<input id="find" type="search" placeholder="Find name or address" aria-label="Find a guest, interface or address; Enter goes to the next">
<button id="next" title="Go to the next conflict (n)">Next conflict</button>
<span id="summary" role="status"></span>
</div>
<main id="map" tabindex="-1" aria-label="Network map" aria-describedby="help"></main>
<p id="help">Arrow keys move between the nodes, Enter opens the line of one. Plus, minus and zero zoom, n goes to the next conflict.</p>
<script nonce="${token}" src="${uri('map.js')}"></script>
</body>
</html>`;
}

import * as vscode from 'vscode';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A text that nobody can guess, by means that every extension host has. */
const nonce = (): string =>
  Array.from(globalThis.crypto.getRandomValues(new Uint8Array(32)), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** The view's folder below that of the extension. */
export const VIEW = ['client', 'dist', 'view'] as const;

const { l10n } = vscode;

/** A text inside a page. */
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A button of the bar: what it shows, and what it does, which its title and its name for screen readers tell. */
const button = (id: string, shown: string, does: string, key: string): string =>
  `<button type="button" id="${id}" title="${html(`${does} (${key})`)}" aria-label="${html(does)}" aria-keyshortcuts="${html(key)}">${html(shown)}</button>`;

/** The page of the map: it loads its own script and style, and nothing else from anywhere. */
export function mapPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...VIEW, name)).toString();
  const token = nonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${token}'`;
  const name = html(l10n.t('Xen Network Map'));
  const find = html(l10n.t('Find name or address'));
  const findHelp = html(l10n.t('Find a guest, interface or address; Enter goes to the next'));
  const help = l10n.t(
    'Arrow keys move between the nodes, Enter opens the line of one. Plus, minus and zero zoom, n goes to the next conflict, a slash finds.',
  );
  return `<!DOCTYPE html>
<html lang="${html(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="stylesheet" href="${uri('map.css')}">
</head>
<body>
<div id="bar" role="toolbar" aria-label="${name}" aria-controls="map">
${button('out', '\u2212', l10n.t('Zoom out'), '-')}
${button('in', '+', l10n.t('Zoom in'), '+')}
${button('fit', l10n.t('Fit'), l10n.t('Show everything'), '0')}
<input id="find" type="search" placeholder="${find}" title="${findHelp} (/)" aria-label="${findHelp}" aria-keyshortcuts="/">
${button('next', l10n.t('Next conflict'), l10n.t('Go to the next conflict'), 'n')}
<span id="summary" role="status"></span>
</div>
<main id="map" tabindex="-1" aria-label="${name}" aria-describedby="help" aria-busy="true"></main>
<p id="help">${html(help)}</p>
<script nonce="${token}" src="${uri('map.js')}"></script>
</body>
</html>`;
}

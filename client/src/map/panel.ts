import * as vscode from 'vscode';
import type { Server } from '../server.ts';
import type { Drawn, FromView, ToView } from './messages.ts';
import { mapPage, VIEW } from './page.ts';

/** The server's answer to `xen/map`. */
interface LiveMap {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly places: readonly { readonly path: string; readonly range: Range }[];
  readonly open: readonly string[];
  readonly hosts: number;
  readonly guests: number;
  readonly interfaces: number;
  readonly conflicts: number;
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

const { l10n } = vscode;

const nothing = (): string => l10n.t('There is no Xen configuration in this workspace yet.');
const stopped = (): string =>
  l10n.t('The language server does not run. The command “Xen: Restart Language Server” starts it again.');

/** The panel with the map of the workspace's networks: one at a time, which follows every change. */
export class NetworkMap implements vscode.Disposable {
  readonly #server: Server;
  readonly #extension: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** What the nodes of each drawing lead to that the view may still show, by its number. */
  readonly #places = new Map<number, LiveMap['places']>();
  #id = 0;
  /** The hosts that are drawn in full. */
  #full: readonly string[] = [];
  /** The hosts to draw in full, once somebody has chosen. */
  #open: readonly string[] | undefined;
  #shown = '';
  #drawn: Drawn | undefined;

  constructor(server: Server, extension: vscode.Uri) {
    this.#server = server;
    this.#extension = extension;
    this.#subscriptions = vscode.Disposable.from(
      server.onMapChanged(() => void this.#refresh()),
      server.onRunning((running) => {
        if (running) void this.#refresh();
        else this.#tell({ type: 'nothing', text: stopped() });
      }),
    );
  }

  /** What the view has drawn, as it says itself; nothing before that. */
  get drawn(): Drawn | undefined {
    return this.#drawn;
  }

  /** Clicks a node in the view, by the beginning of its text alternative. */
  press(label: string): void {
    this.#tell({ type: 'press', label });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  /** Opens the panel, or brings it to the front. */
  async show(): Promise<void> {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    const root = vscode.Uri.joinPath(this.#extension, ...VIEW);
    const { Active } = vscode.ViewColumn;
    const panel = vscode.window.createWebviewPanel('xen.networkMap', l10n.t('Xen Network Map'), Active, {
      enableScripts: true,
      localResourceRoots: [root],
    });
    this.#panel = panel;
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#drawn = undefined;
      this.#shown = '';
      this.#places.clear();
    });
    panel.webview.onDidReceiveMessage((message: FromView) => void this.#hear(message));
    panel.webview.html = mapPage(panel.webview, this.#extension);
    await this.#server.start();
  }

  async #hear(message: FromView): Promise<void> {
    if (message.type === 'ready') {
      this.#shown = '';
      await this.#refresh();
    } else if (message.type === 'open') await this.#openPlace(message.id, message.at);
    else if (message.type === 'toggle') await this.#toggle(message.host);
    else {
      this.#drawn = message.view;
      for (const id of this.#places.keys()) if (id < message.id) this.#places.delete(id);
    }
  }

  async #refresh(): Promise<void> {
    if (!this.#panel) return;
    await this.#server.start();
    const map = await this.#server.request<LiveMap | null>('xen/map', this.#open ? { open: this.#open } : {});
    if (!map) return this.#tell({ type: 'nothing', text: stopped() });
    const { svg, width, height, places, open, hosts, guests, conflicts } = map;
    this.#full = open;
    if (!hosts) return this.#tell({ type: 'nothing', text: nothing() });
    const content = svg + JSON.stringify(places);
    if (content === this.#shown) return;
    this.#shown = content;
    const id = ++this.#id;
    this.#places.set(id, places);
    const summary = [
      l10n.t('Hosts: {0}', hosts),
      l10n.t('Guests: {0}', guests),
      conflicts ? l10n.t('In conflict: {0}', conflicts) : l10n.t('No conflicts'),
    ].join(' \u00b7 ');
    this.#tell({ type: 'map', id, svg, width, height, summary });
  }

  async #toggle(host: string): Promise<void> {
    const open = new Set(this.#full);
    if (!open.delete(host)) open.add(host);
    this.#open = [...open];
    await this.#refresh();
  }

  /** Opens the line behind a node, beside the map; nothing for a drawing that is not shown any more. */
  async #openPlace(id: number, at: number): Promise<void> {
    const place = this.#places.get(id)?.[at];
    if (!place) return;
    const { start, end } = place.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const uri = vscode.Uri.parse(place.path);
    const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    const viewColumn = open?.viewColumn ?? vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(uri, { selection, viewColumn });
  }

  #tell(message: ToView): void {
    if (message.type === 'nothing') this.#shown = '';
    void this.#panel?.webview.postMessage(message);
  }
}

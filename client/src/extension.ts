import * as vscode from 'vscode';
import { ProfileChoice } from './choice.ts';
import { registerCommands } from './commands.ts';
import { EffectiveTexts } from './effective.ts';
import { offerLanguage, whenNeeded } from './languages.ts';
import { LimitStatus } from './limits.ts';
import type { Drawn } from './map/messages.ts';
import { NetworkMap } from './map/panel.ts';
import { RulePages } from './pages.ts';
import { SHOW_PLACES, showPlaces } from './places.ts';
import { Server } from './server.ts';
import { ProfileStatus } from './status.ts';
import { checkTasks } from './tasks.ts';
import { followXenEditors } from './xen-editor.ts';

/** What the extension lets others see of it. */
export interface Api {
  /** The process of the language server, while it runs. */
  readonly serverPid: number | undefined;
  /** What the language status item shows for the active file. */
  readonly status: { readonly text: string; readonly detail: string };
  /** What the status item about limits shows, if it is there. */
  readonly limit: string | undefined;
  /** What the view of the network map has drawn, once it has, and a click in it. */
  readonly map: { readonly drawn: Drawn | undefined; press(label: string): void };
}

/** Registers everything at once; the language server starts with the first Xen file. */
export function activate(context: vscode.ExtensionContext): Api {
  const log = vscode.window.createOutputChannel('Xen Config', { log: true });
  const trace = vscode.window.createOutputChannel('Xen Config Trace', { log: true });
  const server = new Server(context.extensionUri, log, trace);
  const limits = new LimitStatus();
  const status = new ProfileStatus(server);
  const choice = new ProfileChoice(server, status);
  const effective = new EffectiveTexts(server);
  const pages = new RulePages(context.extensionUri);
  const map = new NetworkMap(server, context.extensionUri);
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    log,
    trace,
    limits,
    server,
    status,
    effective,
    map,
    followXenEditors(),
    registerCommands(server),
    registerCommand('xen.restartServer', () => server.restart()),
    registerCommand('xen.showLog', () => log.show()),
    registerCommand('xen.selectProfile', () => choice.ask()),
    registerCommand('xen.showEffective', () => effective.show()),
    pages,
    registerCommand(SHOW_PLACES, showPlaces),
    registerCommand('xen.openRule', (id: unknown) => pages.open(id)),
    registerCommand('xen.showNetworkMap', () => map.show()),
    checkTasks(context.extensionUri),
    offerLanguage(),
    whenNeeded(() => void server.start()),
  );
  return {
    get serverPid() {
      return server.pid;
    },
    get status() {
      return status.shown;
    },
    get limit() {
      return limits.shown;
    },
    map,
  };
}

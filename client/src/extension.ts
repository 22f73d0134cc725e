import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { offerLanguage } from './languages.ts';
import { openRulePage } from './pages.ts';
import { ProfileStatus } from './profile.ts';

const LANGUAGES = ['xen-domain', 'xen-sxp', 'xen-conf'];

let client: LanguageClient | undefined;

/** Starts the language server and what shows its state. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('server/dist/server.js');
  const log = vscode.window.createOutputChannel('Xen Config', { log: true });
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    outputChannel: log,
    initializationOptions: {
      ruleLink: `${vscode.env.uriScheme}://${context.extension.id}/rules/{rule}`,
      suggestCommand: 'editor.action.triggerSuggest',
    },
  };
  const started = new LanguageClient('xen', 'Xen Config', { module, transport: TransportKind.ipc }, options);
  client = started;
  const status = new ProfileStatus(LANGUAGES);
  context.subscriptions.push(
    log,
    status,
    started.onNotification('xen/profile', (profile) => status.update(profile)),
    vscode.commands.registerCommand('xen.restartServer', () => started.restart()),
    vscode.commands.registerCommand('xen.showLog', () => log.show()),
    vscode.commands.registerCommand('xen.selectProfile', () => status.select()),
    vscode.window.registerUriHandler({ handleUri: (uri) => openRulePage(context, uri) }),
    offerLanguage(context),
  );
  await started.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();

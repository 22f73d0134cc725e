import * as vscode from 'vscode';
import { LANGUAGES } from './languages.ts';
import type { Profile, Server } from './server.ts';

const { l10n } = vscode;
const NOT_YET = { text: 'Xen', detail: l10n.t('This file is being read.') };
const STOPPED = { text: l10n.t('Xen: stopped'), detail: l10n.t('The language server does not run.') };
const CHANGE = { command: 'xen.selectProfile', title: l10n.t('Change') };
const RESTART = { command: 'xen.restartServer', title: l10n.t('Restart') };

/** The language status item of the active file: the toolstack and release that it is checked for, and why. */
export class ProfileStatus implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem(
    'xen.profile',
    LANGUAGES.map((language) => ({ language })),
  );
  readonly #profiles = new Map<string, Profile>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #running = true;

  constructor(server: Server) {
    this.#item.name = l10n.t('Xen toolstack and release');
    this.#subscriptions = [
      this.#item,
      server.onProfile((profile) => {
        this.#profiles.set(profile.uri, profile);
        this.#show();
      }),
      server.onRunning((running) => {
        this.#running = running;
        if (!running) this.#profiles.clear();
        this.#show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#profiles.delete(uri.toString())),
    ];
    this.#show();
  }

  /** What is known of the active file. */
  get active(): Profile | undefined {
    return this.#profiles.get(vscode.window.activeTextEditor?.document.uri.toString() ?? '');
  }

  get shown(): { text: string; detail: string } {
    const profile = this.active;
    if (profile) {
      const { toolstack, release, releaseGiven, reason } = profile;
      return {
        text: `${toolstack} ${release}`,
        detail: releaseGiven ? reason : l10n.t('{0}; the newest release', reason),
      };
    }
    return this.#running ? NOT_YET : STOPPED;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #show(): void {
    const { text, detail } = this.shown;
    const { Error: broken, Information: fine } = vscode.LanguageStatusSeverity;
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = this.#running ? fine : broken;
    this.#item.command = this.#running ? CHANGE : RESTART;
  }
}

import * as vscode from 'vscode';

/** What the server says of a document: the toolstack and release that it is checked for, and why. */
interface Profile {
  readonly uri: string;
  readonly toolstack: string;
  readonly release: string;
  readonly releaseGiven: boolean;
  readonly reason: string;
}

const XL_RELEASES = Array.from({ length: 23 }, (_, i) => `4.${22 - i}`);
const XM_RELEASES = ['4.4', '4.3', '4.2', '4.1', '4.0', '3.4', '3.3', '3.2', '3.1', '3.0.4', '3.0.3', '3.0.2', '3.0.0'];

/** The language status item of the active config: its toolstack and release, which it lets the person change. */
export class ProfileStatus implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  readonly #profiles = new Map<string, Profile>();
  readonly #listener: vscode.Disposable;

  constructor(languages: readonly string[]) {
    this.#item = vscode.languages.createLanguageStatusItem(
      'xen.profile',
      languages.map((language) => ({ language })),
    );
    this.#item.name = 'Xen toolstack and release';
    this.#item.command = { command: 'xen.selectProfile', title: 'Change' };
    this.#listener = vscode.window.onDidChangeActiveTextEditor(() => this.#show());
    this.#show();
  }

  update(profile: Profile): void {
    this.#profiles.set(profile.uri, profile);
    this.#show();
  }

  #show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const profile = uri ? this.#profiles.get(uri) : undefined;
    this.#item.text = profile ? `${profile.toolstack} ${profile.release}` : 'Xen';
    this.#item.detail = profile ? `${profile.reason}${profile.releaseGiven ? '' : '; newest release'}` : 'reading';
  }

  /** Asks for toolstack and release and keeps them in the settings of the workspace, or of the person where there is none. */
  async select(): Promise<void> {
    const toolstack = await vscode.window.showQuickPick(
      [
        { label: 'auto', description: 'found out for each file' },
        { label: 'xl', description: 'Xen 4.1 and later' },
        { label: 'xm', description: 'with xend, up to Xen 4.4' },
      ],
      { title: 'Toolstack that the configs are for' },
    );
    if (!toolstack) return;
    const releases = toolstack.label === 'xm' ? XM_RELEASES : XL_RELEASES;
    const release = await vscode.window.showQuickPick(['auto', ...releases], {
      title: 'Release of Xen',
      placeHolder: 'auto: the newest that has the toolstack',
    });
    if (!release) return;
    const target = vscode.workspace.workspaceFolders
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
    const settings = vscode.workspace.getConfiguration('xen');
    await settings.update('toolstack', toolstack.label, target);
    await settings.update('release', release, target);
  }

  dispose(): void {
    this.#item.dispose();
    this.#listener.dispose();
  }
}

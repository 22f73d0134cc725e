import * as vscode from 'vscode';
import { commentLine, writeComment } from './comment.ts';
import type { Server } from './server.ts';
import type { ProfileStatus } from './status.ts';
import { xenEditor } from './xen-editor.ts';

interface ProfileItem extends vscode.QuickPickItem {
  /** Absent where it is to be found out for each file. */
  readonly toolstack?: string;
  /** Absent for the newest. */
  readonly release?: string;
}

interface PlaceItem extends vscode.QuickPickItem {
  write(chosen: ProfileItem): Thenable<unknown>;
}

/** Xen's own files, unlike a domU config, are read by one toolstack only. */
const READER: Readonly<Record<string, string>> = { 'xen-sxp': 'xm', 'xen-conf': 'xl' };

const { Separator } = vscode.QuickPickItemKind;
const { t } = vscode.l10n;

/** Lets the person choose the toolstack and release that files are checked for, and where to write that down. */
export class ProfileChoice {
  readonly #server: Server;
  readonly #status: ProfileStatus;

  constructor(server: Server, status: ProfileStatus) {
    this.#server = server;
    this.#status = status;
  }

  /** Asks for both and writes it; does nothing when the person leaves a question open. */
  async ask(): Promise<void> {
    await this.#server.start();
    const document = (await xenEditor())?.document;
    const chosen = await vscode.window.showQuickPick(this.#profiles(READER[document?.languageId ?? '']), {
      title: t('Toolstack and release of Xen to check for'),
      placeHolder: this.#status.active ? t('Now {0}: {1}', this.#status.shown.text, this.#status.shown.detail) : '',
    });
    if (!chosen) return;
    const place = await vscode.window.showQuickPick(this.#places(document), {
      title: t('Where to write {0}', chosen.label),
    });
    await place?.write(chosen);
  }

  #profiles(reader: string | undefined): ProfileItem[] {
    const toolstacks = Object.entries(this.#server.releases).filter(([name]) => !reader || name === reader);
    const named = toolstacks.flatMap(([toolstack, releases]): ProfileItem[] => {
      const newestFirst = releases.toReversed();
      const named = reader ? {} : { toolstack };
      return [
        { label: toolstack, kind: Separator },
        ...(reader
          ? []
          : [{ ...named, label: toolstack, description: t('its newest release, {0}', newestFirst[0] ?? '') }]),
        ...newestFirst.map((release) => ({ ...named, release, label: `${toolstack} ${release}` })),
      ];
    });
    return [{ label: 'auto', description: reader ? t('the newest release') : t('found out for each file') }, ...named];
  }

  #places(document: vscode.TextDocument | undefined): PlaceItem[] {
    const overruled = this.#overruled(document);
    const description = overruled ? t('for other files: {0} goes before it in this one', overruled) : '';
    const { Global, Workspace } = vscode.ConfigurationTarget;
    const places: PlaceItem[] = [];
    if (document) {
      places.push({
        label: t('In this file'),
        detail: t('A comment at its top, which everybody sees and which goes before every setting.'),
        write: ({ toolstack, release }) => writeComment(document, fields({ toolstack, release })),
      });
    }
    if (vscode.workspace.workspaceFolders) {
      places.push({
        label: t('In the workspace settings'),
        description,
        detail: t('For all files of this workspace.'),
        write: (chosen) => writeSettings(chosen, Workspace),
      });
    }
    places.push({
      label: t('In my settings'),
      description,
      detail: t('For all files that you open.'),
      write: (chosen) => writeSettings(chosen, Global),
    });
    return places;
  }

  /** What goes before the settings in a file, if anything does. */
  #overruled(document: vscode.TextDocument | undefined): string | undefined {
    if (document && commentLine(document) >= 0) return t('its comment');
    return /\.xen-config\.json/.exec(this.#status.active?.reason ?? '')?.[0];
  }
}

const fields = (named: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(named)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

async function writeSettings({ toolstack, release }: ProfileItem, target: vscode.ConfigurationTarget): Promise<void> {
  const settings = vscode.workspace.getConfiguration('xen');
  await settings.update('toolstack', toolstack, target);
  await settings.update('release', release, target);
}
